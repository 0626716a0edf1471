// Our options of uWSGI, and what we refuse of its command line, held against what a real one said (test/fixtures/programs/uwsgi).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { uwsgi } from '../../../../server/src/core/programs/uwsgi/program.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';

interface Recorded {
  readonly options: Readonly<Record<string, 'none' | 'optional' | 'required'>>;
  readonly short: Readonly<Record<string, string>>;
  readonly refused: Readonly<Record<string, string | null>>;
}

const recorded: Recorded = JSON.parse(readFileSync('test/fixtures/programs/uwsgi/2.0.31.json', 'utf8'));
/** Only where it was built with jansson (unbit/uwsgi:core/uwsgi.c, UWSGI_JSON). */
const DEPENDS_ON_BUILD = ['--json', '-j'];

function refusal(line: string): string | null {
  return uwsgi.parse(invocationOf('uwsgi', line.split(' ')), undefined).errors[0]?.text ?? null;
}

test('every option of ours is one of uWSGI, with a value or without as there', () => {
  for (const { flags, value } of uwsgi.options(undefined)) {
    for (const flag of flags.filter((one) => !DEPENDS_ON_BUILD.includes(one))) {
      const names = flag.startsWith('--')
        ? [flag.slice(2)]
        : Object.keys(recorded.short).filter((name) => recorded.short[name] === flag.slice(1));
      assert.ok(names.length > 0, flag);
      assert.ok(
        names.some((name) => flags.includes(`--${name}`)),
        flag,
      );
      for (const name of names) assert.equal(value, recorded.options[name], flag);
    }
  }
});

test('we refuse what uWSGI refuses, in its words', () => {
  for (const [line, text] of Object.entries(recorded.refused)) {
    // Far from every option that we know: a plugin may bring it.
    const expected = line === '--no-such-thing' ? null : text;
    assert.equal(refusal(line), expected, line);
  }
});

test('no option that uWSGI has is taken for a slip, nor is the beginning of one', () => {
  for (const [name, value] of Object.entries(recorded.options)) {
    const given = value === 'required' ? `--${name}=1` : `--${name}`;
    assert.equal(refusal(given), null, given);
  }
  for (const line of ['--haraki 30', '--own-plugin x y', 'uwsgi.ini', '--ini a.ini:web', './app.yaml']) {
    assert.equal(refusal(line), null, line);
  }
});
