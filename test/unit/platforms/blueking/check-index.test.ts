/** The list of checks that are worth their name on BlueKing, each with a text it is for and one it is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkText, type TextToCheck } from '../../../support/check-text.ts';
import { ROWS } from './check-index.data.ts';

/**
 * The list of checks (TencentBlueKing/blueking-paas and its documentation, read for the rules) in own words, each with the
 * rows that prove it. What is only advice about memory (`--max-requests`) is the remedy of an incident, not a finding.
 */
const INDEX: Readonly<Record<string, readonly string[]>> = {
  'what a Procfile is to YAML': [
    'a Procfile that is no YAML',
    'a Procfile that is no mapping',
    'an empty Procfile',
    'a value that is null',
  ],
  'names of processes': ['a name with a capital', 'a name of 13 letters'],
  'names of one letter': ['a name of one letter', 'a name of one letter, version 3'],
  'number of processes': ['17 processes', '17 processes, version 3'],
  'Procfile against app_desc.yaml': ['a Procfile that differs from app_desc.yaml'],
  'the version': ['no version', 'a version that is none', 'no version and a Procfile'],
  'keys nobody reads': ['an unknown key', 'a misspelt key'],
  'keys of the other version': ['a key of the other version', 'a key of the other version, version 3'],
  'values YAML reads as something else': ['a truth value for a text', 'a date for a text'],
  'names of variables': [
    'a variable in small letters',
    'a variable of the platform',
    'a variable reserved by documentation',
  ],
  'the language': ['no language', 'a language that is not supported'],
  'source directories': [
    'an absolute source directory',
    'a source directory that leaves',
    'a source directory with a space',
  ],
  'figures the operator refuses': [
    'six replicas, version 3',
    'six replicas, version 2',
    'min above max',
    'max of six',
    'a probe out of range',
  ],
  'actions of probes': [
    'a probe without an action',
    'a probe with two actions',
    'a probe without an action, version 3',
  ],
  plans: ['a plan that is not in the table, version 3', 'a plan that is not in the table, version 2'],
  'processes of one name': ['two processes of one name, version 3'],
  'processes without a command': ['a process without a command, version 3'],
  'nothing exposed': ['nothing exposed, version 3'],
  quotes: ['a quote that is not closed'],
  'commands without a shell': [
    'a shell in an image',
    'a pipe in an image',
    'a redirection in an image',
    'a default value in an image',
  ],
  hooks: ['a hook that begins with start', 'a hook of several lines'],
  'the port': ['an entrance on another port', 'an entrance on the local address'],
  'processes of celery': ['a celery worker of as many processes as the host has processors'],
  'time-outs of gunicorn': ['sync workers that may hang for long'],
  'the version of a package': ['a package version that is none'],
};

test('every check of the list has its rows, and every row a check', () => {
  const listed = Object.values(INDEX).flat();
  assert.deepEqual(listed.toSorted(), ROWS.map(([what]) => what).toSorted());
  assert.equal(new Set(listed).size, listed.length);
  assert.equal(Object.keys(INDEX).length, 25);
});

for (const [what, verdict, bad, good] of ROWS) {
  test(what, async () => {
    const verdicts = async (source: TextToCheck): Promise<string[]> =>
      (await checkText(source)).map(({ severity, rule }) => `${severity} ${rule.id}`);
    const found = await verdicts(bad);
    assert.ok(found.includes(verdict), `expected ${verdict}, found ${found.join(', ') || 'nothing'}`);
    const rule = verdict.replace(/^\w+ /, '');
    assert.deepEqual(
      (await verdicts(good)).filter((one) => one.endsWith(` ${rule}`)),
      [],
    );
  });
}
