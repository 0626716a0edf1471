// What stands above a process of which much has gone wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { readLogText } from '../support/incidents-of.ts';
import { LanguageServer } from '../support/language-server.ts';

const URI = 'file:///app/Procfile';

test('of many incidents on one line the worst are named and the others counted, so that the figures stay in sight', async () => {
  await using server = await LanguageServer.start({ initializationOptions: { logPanel: true } });
  await server.open(URI, 'web: gunicorn wsgi -w 4 --timeout 20 -b :$PORT\n');
  const [incident] = readLogText('[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)').incidents;
  // One of a kind: of several with the same signature only the newest is told.
  const like = (id: string, kind: string, severity: string, title: string, count: number) => ({
    ...incident,
    ...{ id, signature: `gunicorn-${kind}`, severity, title, count },
  });
  const incidents = [
    like('a', 'graceful-timeout', 'warning', 'Slow request', 7),
    like('b', 'worker-oom-sigkill', 'error', 'Worker crashed', 2),
    like('c', 'worker-timeout', 'critical', 'Worker timed out', 1),
    like('d', 'worker-crash', 'error', 'Container keeps crashing (CrashLoopBackOff)', 1),
  ];
  const lensesOf = async (reported: readonly object[]) => {
    await server.connection.sendNotification('procfileDoctor/incidents', {
      incidents: reported,
      health: [{ process: 'web', requests: 120, exceeded: [] }],
    });
    const lenses = await server.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: URI } });
    return lenses.map(({ command }) => [command?.title.replaceAll('\u00a0', ' '), command?.arguments]);
  };
  const figures = ['requests 120', ['web']];
  assert.deepEqual(await lensesOf(incidents), [
    ['$(flame) Worker timed out', ['c']],
    ['$(flame) Worker crashed ×2', ['b']],
    ['+2 more', [['d', 'a']]],
    figures,
  ]);
  assert.deepEqual(await lensesOf(incidents.slice(0, 1)), [['$(flame) Slow request ×7', ['a']], figures]);
  // However long it is, one is named.
  assert.deepEqual(await lensesOf(incidents.slice(3)), [
    ['$(flame) Container keeps crashing (CrashLoopBackOff)', ['d']],
    figures,
  ]);
  assert.equal(await server.stop(), 0);
});
