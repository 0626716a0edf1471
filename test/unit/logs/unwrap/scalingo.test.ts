// `scalingo logs` writes Go's time, and the container behind it (Scalingo/cli:logs/logs.go; betagouv/csplab#392).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unwrap } from '../../../../server/src/core/logs/unwrap/unwrap.ts';

const CLOCK = { zone: 0, now: Date.UTC(2026, 10, 21) };
const TIME = '2026-11-20T08:30:30.384Z';

for (const [text, process, message] of [
  ['2026-11-20 10:30:30.384226588 +0200 CEST [web-1] text', 'web', 'text'],
  ['2026-11-20 10:30:30.384226588 +0200 CEST[worker-12] text', 'worker', 'text'],
  ['2026-11-20 08:30:30.3845 +0000 UTC [router] text', 'router', 'text'],
  ['2026-11-20 10:30:30.384226588 +0200 CEST [web-1] [2026-11-20 08:30:30 +0000] [4] [ERROR] text', 'web', 'text'],
  // PostgreSQL tells its pid there.
  ['2026-11-20 08:30:30.384 UTC [9992] LOG:  text', undefined, 'text'],
] as const) {
  test(text, () => {
    const read = unwrap(text, CLOCK);
    assert.equal(read.message, message);
    assert.equal(read.process, process);
    assert.equal(new Date(read.time ?? 0).toISOString(), TIME);
  });
}
