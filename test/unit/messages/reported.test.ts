import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createEngine } from '../../../server/src/core/logs/engine.ts';
import { readReportedHealth, reportHealth } from '../../../server/src/core/messages/reported-health.ts';
import { readReportedIncidents } from '../../../server/src/core/messages/reported-incident.ts';

const INCIDENT = {
  id: 'x#1',
  signature: 'x',
  cause: 'timeout',
  severity: 'error',
  title: 'X',
  process: 'web',
  count: 2,
  firstSeen: 1,
  lastSeen: 2,
  evidence: ['y'],
};

test('an incident survives the way to the server as it is', () => {
  const sent = JSON.parse(JSON.stringify({ incidents: [{ ...INCIDENT, folder: 'file:///a', startedAt: 3 }] }));
  assert.deepEqual(readReportedIncidents(sent), [{ ...INCIDENT, folder: 'file:///a', startedAt: 3 }]);
});

test('of too many the newest count, and long texts are cut', () => {
  const many = Array.from({ length: 500 }, (_, i) => ({ ...INCIDENT, id: `x#${i}`, title: 'x'.repeat(100_000) }));
  const read = readReportedIncidents({ incidents: many });
  assert.deepEqual([read.length, read.at(-1)?.id, read[0]?.title.length], [200, 'x#499', 1000]);
});

test('health survives the way to the server as it is', () => {
  const engine = createEngine({ windowMs: 300_000 });
  const line = '[2026-11-20 09:59:51 +0000] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?\n';
  engine.push(new TextEncoder().encode(line), 'a', 0);
  const report = reportHealth(engine.health(0), { process: 'web', folder: 'file:///a' });
  assert.deepEqual(
    [report.windowMs, report.requests, report.p95, report.kills, report.exceeded],
    [300_000, 0, undefined, 1, ['memoryKills']],
  );
  const [read] = readReportedHealth(JSON.parse(JSON.stringify({ health: [report] })));
  assert.deepEqual(read, report);
});

test('figures that are none are left out', () => {
  assert.deepEqual(
    readReportedHealth({ health: [{ process: 'web', p95: -1, rate502: 'much', exceeded: ['p95', 'love', 3] }] }).map(
      ({ p95, rate502, exceeded, requests }) => ({ p95, rate502, exceeded, requests }),
    ),
    [{ p95: undefined, rate502: undefined, exceeded: ['p95'], requests: 0 }],
  );
});
