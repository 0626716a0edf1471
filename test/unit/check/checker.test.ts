import assert from 'node:assert/strict';
import process from 'node:process';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { Checker, check } from '../../../server/src/core/check/checker.ts';
import type { Document } from '../../../server/src/core/model/document.ts';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { MAX_CHECKED_PROCESSES } from '../../../server/src/core/rules/file/too-many-problems.ts';
import { rules } from '../../../server/src/core/rules/registry.ts';
import type { CheckedFinding } from '../../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { checkText, ruleContext } from '../../support/check-text.ts';
import { randomRuns } from '../../support/random-runs.ts';

/** What a person would see of a finding, its fixes included. */
function seen({ rule, severity, span, message, fixes }: CheckedFinding) {
  const edits = (fixes?.() ?? []).map((fix) => [fix.title.key, fix.edits]);
  return JSON.stringify([rule.id, severity, span, message, edits]);
}

const SETTINGS = {};

const LINES = rules.flatMap(({ examples }) =>
  examples.bad
    .filter(({ file = 'Procfile', text }) => file === 'Procfile' && !/\n./.test(text))
    .map(({ text }) => text.replaceAll(/[«»\n]/g, '')),
);

test('what is taken over from the last version is what a fresh look would find', async () => {
  const base = await ruleContext({ text: '', platform: 'blueking' });
  const line = fc.constantFrom(...LINES, 'web: gunicorn wsgi -b :$PORT', '# a comment', '');
  const lines = fc.array(line, { maxLength: 6 });
  // Nobody asks for what is said of a version that the next one follows at once.
  const isAsked = fc.integer({ max: 3, min: 0 }).map((chance) => chance > 0);
  const versions = fc.array(fc.record({ lines, isAsked }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(versions, (texts) => {
      const checker = new Checker((rule, error) => {
        throw new Error(rule.id, { cause: error });
      });
      let former: Document | undefined;
      for (const [version, { lines, isAsked }] of texts.entries()) {
        const source = { uri: base.document.uri, version, kind: 'procfile' as const, text: lines.join('\n') };
        const fresh = { ...base, document: readDocument(source, 'yaml') };
        former = readDocument(source, 'yaml', former);
        if (!isAsked) continue;
        const found = checker.check({ ...base, document: former }, SETTINGS);
        assert.deepEqual(found.map(seen), check(fresh, SETTINGS).map(seen));
      }
    }),
    { numRuns: randomRuns(150), seed: 20261121 },
  );
});

/** Parts of an app_desc.yaml, each of which may be there or not: what stands behind an anchor moves by itself. */
const HEADS = ['# note\n', 'x: 1\n', 'x-web: &web\n  command: gunicorn wsgi --timeot 60\n'];
const VARIABLES = [
  '    - {key: GUNICORN_CMD_ARGS, value: "--timeout 9x"}\n',
  '    - {key: WEB_CONCURRENCY, value: two}\n',
  '    # none\n',
];
const PROCESSES = [
  '    web: {<<: *web}\n',
  '    worker: *web\n',
  '    beat: &beat {command: celery -A x beat --concurency 2}\n',
  '    job: {<<: *beat, replicas: 2}\n',
  '    api: {command: gunicorn wsgi -w 0}\n',
  '    # comment\n',
];

test('the same holds for app_desc.yaml, where an anchor may give a command to several processes', async () => {
  const base = await ruleContext({ text: '', file: 'app_desc.yaml' });
  const some = (parts: readonly string[]) => fc.shuffledSubarray([...parts]);
  const file = fc
    .tuple(some(HEADS), some(VARIABLES), some(PROCESSES))
    .map(([heads, variables, processes]) =>
      [...heads, 'spec_version: 2\nmodule:\n  env_variables:\n', ...variables, '  processes:\n', ...processes].join(''),
    );
  fc.assert(
    fc.property(fc.array(file, { minLength: 2, maxLength: 4 }), (texts) => {
      const checker = new Checker((rule, error) => {
        throw new Error(rule.id, { cause: error });
      });
      let former: Document | undefined;
      for (const [version, text] of texts.entries()) {
        const source = { uri: base.document.uri, version, kind: 'app-desc' as const, text };
        const fresh = { ...base, document: readDocument(source, 'yaml') };
        former = readDocument(source, 'yaml', former);
        const found = checker.check({ ...base, document: former }, SETTINGS);
        assert.deepEqual(found.map(seen), check(fresh, SETTINGS).map(seen));
      }
    }),
    { numRuns: randomRuns(150), seed: 20261121 },
  );
});

test('the same holds where not all processes are checked, and those that are change places with others', async () => {
  const base = await ruleContext({ text: '', platform: 'heroku' });
  const checker = new Checker();
  let lines = Array.from({ length: MAX_CHECKED_PROCESSES + 5 }, (_, i) => `p${i}: run ${i % 7 === 5 ? '"x' : 'x'}`);
  let former: Document | undefined;
  const edits: readonly [at: number, gone: number, come: readonly string[]][] = [
    [0, 0, []],
    [3, 1, ['web: run "y']],
    [10, 2, []],
    [MAX_CHECKED_PROCESSES + 1, 1, ['web: run "z']],
    [0, 0, ['a: run "a', 'b: run b']],
    [MAX_CHECKED_PROCESSES - 1, 3, ['c: run "c']],
    [20, 9, []],
  ];
  for (const [version, [at, gone, come]] of edits.entries()) {
    lines = lines.toSpliced(at, gone, ...come);
    const source = { uri: base.document.uri, version, kind: 'procfile' as const, text: lines.join('\n') };
    former = readDocument(source, 'lines', former);
    const found = checker.check({ ...base, document: former }, SETTINGS);
    const fresh = check({ ...base, document: readDocument(source, 'lines') }, SETTINGS);
    assert.deepEqual(found.map(seen), fresh.map(seen), `edit ${version}`);
  }
});

test('what is wrong with a shared command is said once, where it is written', async () => {
  const text =
    'x: &web\n  command: gunicorn wsgi --timeot 60\nspec_version: 2\nmodule:\n  language: Python\n  processes:\n    web: *web\n    api: {<<: *web}\n';
  const found = (await checkText({ text, file: 'app_desc.yaml' })).filter(({ rule }) =>
    rule.id.startsWith('gunicorn/unknown'),
  );
  assert.deepEqual(
    found.map(({ span }) => text.slice(span.start, span.end)),
    ['--timeot'],
  );
});

test('the fixes of what was said of a process before are those of that process', async () => {
  const base = await ruleContext({ text: '', platform: 'heroku' });
  const mistakes = 'b: gunicorn wsgi --timeot 1\nc: gunicorn wsgi --preloat\n';
  const texts = [`a: gunicorn wsgi\n${mistakes}`, `# a comment\na: gunicorn wsgi -w 2\n${mistakes}`];
  const checker = new Checker();
  let document: Document | undefined;
  for (const [version, text] of texts.entries()) {
    document = readDocument({ uri: base.document.uri, version, kind: 'procfile', text }, 'lines', document);
    const found = checker.check({ ...base, document }, SETTINGS);
    const edits = found.flatMap(({ fixes }) => fixes?.()[0]?.edits ?? []);
    assert.equal(
      applyEdits(text, edits),
      text.replace('--timeot', '--timeout').replace('--preloat', '--preload'),
      JSON.stringify(found.map(({ rule }) => rule.id)),
    );
  }
});

test('a rule is asked once for the fixes of all that it found in a process', async (t) => {
  const rule = rules.find(({ id }) => id === 'gunicorn/unknown-option');
  assert.ok(rule);
  const asked = t.mock.method(rule, 'check');
  const text = `web: gunicorn wsgi ${'--tiemout 6 '.repeat(50)}\n`;
  const fixable = (await checkText({ text, platform: 'heroku' })).filter((finding) => finding.rule.id === rule.id);
  const before = asked.mock.callCount();
  for (const { fixes } of [...fixable, ...fixable]) assert.equal(fixes?.()[0]?.edits.length, 1);
  assert.deepEqual([fixable.length, before, asked.mock.callCount()], [50, 1, 2]);
});

test('what is remembered of mistakes does not keep the texts in which they were made', async () => {
  const base = await ruleContext({ text: '', platform: 'heroku' });
  const checker = new Checker();
  const mistakes = 30;
  const note = `# ${'-'.repeat(1_000_000)}\n`;
  const line = (i: number, made: number) => `p${i}: gunicorn app:a${i} ${i < made ? '--timeot' : '--timeout'} 60\n`;
  let document: Document | undefined;
  const memory: number[] = [];
  for (let made = 0; made <= mistakes; made++) {
    const text = note + Array.from({ length: mistakes }, (_, i) => line(i, made)).join('');
    document = readDocument({ uri: base.document.uri, version: made, kind: 'procfile', text }, 'lines', document);
    const found = checker.check({ ...base, document }, SETTINGS);
    assert.equal(found.filter(({ rule, fixes }) => rule.id === 'gunicorn/unknown-option' && fixes).length, made);
    memory.push(await memoryInUse());
  }
  const [first = 0, last = 0] = [memory[1], memory.at(-1)];
  assert.ok(last - first < (mistakes * note.length) / 3, `${last - first} bytes more`);
});

/** In bytes, without what nobody needs any more. */
async function memoryInUse(): Promise<number> {
  // What was looked at in this turn is kept for its length.
  await new Promise((resolve) => setImmediate(resolve));
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
