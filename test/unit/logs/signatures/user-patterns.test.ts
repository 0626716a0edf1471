import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as vm from 'node:vm';
import { runWithinOf } from '../../../../server/src/core/logs/run-within.ts';
import { quickLength } from '../../../../server/src/core/logs/scan/patterns/quick-length.ts';
import { createScanEngine } from '../../../../server/src/core/logs/scan-engine.ts';
import type { UserPattern } from '../../../../server/src/core/logs/signatures/user-patterns.ts';
import type { LogLine } from '../../../../server/src/core/logs/types.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';

const NOW = Date.UTC(2026, 10, 21);
const bytes = (text: string) => new TextEncoder().encode(text);
const pattern = (source: string): UserPattern => ({
  id: 'mine',
  pattern: source,
  severity: 'error',
  title: 'Payment refused',
});

for (const mode of ['push', 'scan'] as const) {
  test(`${mode}: a pattern of the user is found beside the catalogue, with its fields`, () => {
    const engine = createScanEngine({ userPatterns: [pattern('payment (?<order>\\d+) refused by bank')] });
    engine.push(bytes('first\n'.repeat(1200)), 'web', NOW);
    const log = bytes(
      'INFO payment 17 refused by bank\n[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)\n',
    );
    const lines: Pick<LogLine, 'match'>[] = [];
    if (mode === 'scan') engine.scan(log, 'web', NOW, (line) => lines.push(line));
    else lines.push(...engine.push(log, 'web', NOW));
    assert.deepEqual(
      lines.map(({ match }) => match),
      [
        { signature: 'mine', severity: 'error', fields: { order: '17' } },
        { signature: 'gunicorn-worker-timeout', severity: 'critical', fields: { pid: '18' } },
      ],
    );
    assert.equal(render(engine.incidents()[0]?.title ?? assert.fail()), 'Payment refused');
    assert.deepEqual(engine.notices(), []);
  });
}

test('a pattern without any certain text is found too', () => {
  const engine = createScanEngine({ userPatterns: [pattern('E\\d{3}')] });
  engine.push(bytes('first\n'.repeat(1200)), 'web', NOW);
  engine.scan(bytes('code E123\n'), 'web', NOW, ({ match }) => assert.equal(match?.signature, 'mine'));
  assert.equal(engine.incidents().length, 1);
});

test('what is no regular expression, or can take for ever, is refused by name', () => {
  for (const source of ['(', '', '(a+)+$', '(?:x*y?)*z']) {
    const engine = createScanEngine({ userPatterns: [pattern(source)] });
    const [notice] = engine.notices();
    assert.match(notice ? render(notice) : '', /“mine” is not used/, source);
  }
});

test('a pattern that is slow on a line is left out from then on, and named', () => {
  const engine = createScanEngine({ userPatterns: [pattern('x*x*y')] });
  engine.push(bytes(`${'x'.repeat(1500)}\n`), 'web', NOW);
  assert.match(
    engine
      .notices()
      .map((notice) => render(notice))
      .join(),
    /“mine” took \d+ ms/,
  );
  assert.equal(engine.push(bytes('xxy\n'), 'web', NOW)[0]?.match, undefined);
});

test('a pattern that would take for ever is stopped in the middle of a line, named, and left out', () => {
  for (const source of ['(?:a|a)*b', '(a+)+$', '(?=(a+)+b)x', 'a*a*a*a*a*b']) {
    const engine = createScanEngine({ userPatterns: [pattern(source)], runWithin: runWithinOf(vm) });
    assert.deepEqual(engine.notices(), [], source);
    const [line, after] = engine.push(bytes(`${'a'.repeat(4000)}!\nafter\n`), 'web', NOW);
    assert.deepEqual([line?.message.length, after?.message], [4001, 'after']);
    assert.match(
      engine
        .notices()
        .map((notice) => render(notice))
        .join(),
      /“mine” took \d+ ms/,
      source,
    );
  }
});

test('a pattern that could be slow and is not is found, in every line', () => {
  const engine = createScanEngine({
    userPatterns: [pattern('(?:\\w+\\.)+(?<name>\\w+) refused')],
    runWithin: runWithinOf(vm),
  });
  const lines = engine.push(bytes('shop.bank.pay refused\n'.repeat(50)), 'web', NOW);
  assert.deepEqual(new Set(lines.map(({ match }) => match?.fields['name'])), new Set(['pay']));
  assert.deepEqual(engine.notices(), []);
});

test('how long a text may be for a pattern to be quick whatever it says', () => {
  assert.equal(quickLength('payment refused'), 1 << 16);
  assert.ok(quickLength('payment .* refused') >= 512);
  assert.ok(quickLength('a{1,5}b') >= 8192);
  assert.ok(quickLength('x*x*x*y') < 256);
  for (const source of ['(a+)+', '(?:a|b)*c', '(a?){3}', '(?=a)b', '(a*)\\1', '(?<x>a)\\k<x>']) {
    assert.equal(quickLength(source), 0, source);
  }
});
