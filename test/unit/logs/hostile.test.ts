import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createScanEngine } from '../../../server/src/core/logs/scan-engine.ts';

const NOW = Date.UTC(2026, 10, 21);
const MEGABYTE = 1 << 20;
/**
 * Milliseconds for one line of a megabyte. It takes some milliseconds; what grows with the square of the length takes
 * minutes. So much room because tests share their machine.
 */
const LIMIT = 10_000;

const fill = (piece: string, length = MEGABYTE): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

const LINES: Readonly<Record<string, string>> = {
  'one letter': fill('a'),
  'nested arrays and objects': `${'{"a":['.repeat(10_000)}`,
  'nested objects that close': `${'{"message":'.repeat(10_000)}"x"${'}'.repeat(10_000)}`,
  'unclosed quotes': fill('"', 100_000),
  'escaped quotes': fill('\\"'),
  backslashes: fill('\\'),
  brackets: fill('['),
  'a status behind quotes': fill('" 200 '),
  'quotes in an access line': `[10.0.3.7] - - [20/Nov/2026:21:39:01 +0800] "GET / HTTP/1.1" 200 1 2 "-" "${fill('\\"')}`,
  'names of fields': fill('"status": '),
  escapes: fill('\x1b[31m'),
  'open escapes': fill('\x1b]'),
  'colours of rsyslog': fill('#033[1'),
  blanks: fill(' '),
  numbers: fill('1'),
  'times of day': fill('21:39:04 '),
  bars: fill('a | '),
  'docker with one long text': `{"log":"${fill('\\n')}\\n","stream":"stdout","time":"2026-11-20T09:58:52.1Z"}`,
};

for (const [name, line] of Object.entries(LINES)) {
  test(`a line of a megabyte stays cheap: ${name}`, () => {
    const bytes = new TextEncoder().encode(`${line}\n`);
    for (const mode of ['push', 'scan'] as const) {
      const engine = createScanEngine();
      engine.push(new TextEncoder().encode('first\n'.repeat(1200)), 'file', NOW);
      const started = performance.now();
      engine[mode](bytes, 'file', NOW, () => {});
      const took = performance.now() - started;
      assert.ok(took < LIMIT, `${mode}: ${took.toFixed(0)} ms`);
    }
  });
}
