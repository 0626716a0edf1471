import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { requireProgram } from '../../../support/programs.ts';
import { runAndRead } from '../../../support/run-and-read.ts';

/** Every signature that the lines of a failure may have: all exceptions of its chained traceback. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'slow service': ['py-http-read-timeout', 'py-timeout'],
  'slow service, retried': ['py-http-read-timeout', 'py-timeout'],
  'service answers 502': ['dependency-5xx'],
  'service hangs up': ['conn-reset'],
  'service refuses': ['conn-refused', 'py-http-connect-failed'],
  'unknown host': ['py-http-connect-failed'],
  'unknown host of PostgreSQL': ['pg-unreachable'],
  'redis refuses': ['conn-refused', 'redis-unreachable'],
  'redis is silent': ['py-timeout', 'redis-unreachable'],
  'pool is empty': ['sqlalchemy-pool-timeout'],
  'sqlite is locked': ['sqlite-locked'],
  'sqlite is locked, SQLAlchemy': ['sqlite-locked'],
  memory: ['py-memory-error'],
  future: ['py-timeout'],
  await: ['py-timeout'],
  'silent socket': ['py-timeout'],
  'refused socket': ['conn-refused'],
  'port in use': ['port-in-use'],
  'open files': ['too-many-open-files'],
};

test('what requests, urllib3, redis-py, SQLAlchemy and CPython write is recognised', async (t) => {
  const path = requireProgram(t, 'libs', 'python');
  if (!path) return;
  const files = { 'failing-calls.py': readFileSync('test/support/python/failing-calls.py', 'utf8') };
  await runAndRead({ path, args: ['failing-calls.py'], files }, async ({ lines, waitFor }) => {
    await waitFor(({ message }) => message === '## done', 60);
    const found = new Map<string, Set<string>>();
    let failure = '';
    for (const { message, match } of lines) {
      if (message.startsWith('## ')) failure = message.slice(3);
      else if (match) found.set(failure, (found.get(failure) ?? new Set()).add(match.signature));
    }
    assert.deepEqual(
      Object.fromEntries([...found].map(([name, ids]) => [name, [...ids].sort()])),
      EXPECTED,
      lines.map(({ raw }) => raw).join('\n'),
    );
  });
});
