import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireProgram, requireSystemProgram } from '../../../support/programs.ts';
import { freePort, runAndRead } from '../../../support/run-and-read.ts';

const LOCKED = `
import sqlite3
first = sqlite3.connect('x.db', timeout=0.1)
first.execute('create table t (x)')
first.commit()
first.execute('begin exclusive')
sqlite3.connect('x.db', timeout=0.1).execute('insert into t values (1)')
`;

test('Python: a locked SQLite database, on the last line of the traceback', async (t) => {
  const path = requireSystemProgram(t, 'python3');
  if (!path) return;
  await runAndRead({ path, args: ['locked.py'], files: { 'locked.py': LOCKED } }, async ({ waitFor, lines }) => {
    const line = await waitFor(({ match }) => match?.signature === 'sqlite-locked');
    const first = lines.find(({ raw }) => raw.startsWith('Traceback'));
    assert.equal(line.record, first?.sequence, 'the exception belongs to the record of its traceback');
  });
});

const FILL = `
import sys, time, redis
client = redis.Redis(port=int(sys.argv[1]))
for _ in range(100):
    try:
        client.ping()
        break
    except redis.exceptions.ConnectionError:
        time.sleep(0.1)
client.config_set('maxmemory', '1mb')
client.set('key', 'x' * 4_000_000)
client.set('other', 'x')
`;

test('Redis: its memory is used up', async (t) => {
  const server = requireSystemProgram(t, 'redis-server');
  const python = requireProgram(t, 'libs', 'python');
  if (!server || !python) return;
  const port = await freePort();
  const redis = { path: server, args: ['--port', String(port), '--bind', '127.0.0.1', '--save', ''] };
  await runAndRead(redis, async () => {
    const client = { path: python, args: ['fill.py', String(port)], files: { 'fill.py': FILL } };
    await runAndRead(client, async ({ waitFor }) => {
      await waitFor(({ match }) => match?.signature === 'redis-oom');
    });
  });
});
