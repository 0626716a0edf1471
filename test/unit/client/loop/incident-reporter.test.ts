import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IncidentReporter } from '../../../../client/src/loop/incident-reporter.ts';
import type { IncidentsParams } from '../../../../server/src/core/messages/loop-messages.ts';
import type { ReportedIncident } from '../../../../server/src/core/messages/reported-incident.ts';

/** A reporter, what it has told, and the end of the second after a message. */
function started() {
  const told: (readonly string[])[] = [];
  const timers: { readonly milliseconds: number; readonly call: () => void }[] = [];
  const reporter = new IncidentReporter({
    notify: (method, params) => {
      assert.equal(method, 'procfileDoctor/incidents');
      told.push((params as IncidentsParams).incidents.map(({ id }) => id));
    },
    later: (milliseconds, call) => void timers.push({ milliseconds, call }),
  });
  const report = (...ids: readonly string[]) => reporter.update({ incidents: ids.map(incident) });
  const second = () => {
    const timer = timers.shift();
    assert.equal(timer?.milliseconds, 1000);
    timer?.call();
  };
  return { reporter, told, report, second };
}

function incident(id: string): ReportedIncident {
  return {
    id,
    signature: 'gunicorn-worker-timeout',
    cause: 'timeout',
    severity: 'critical',
    title: 'Worker timed out',
    process: 'web',
    count: 1,
    firstSeen: undefined,
    lastSeen: undefined,
    evidence: [],
  };
}

test('the first incident is told at once, what comes within a second as one message after it', () => {
  const { told, report, second } = started();
  report('a');
  report('a', 'b');
  report('a', 'b', 'c');
  assert.deepEqual(told, [['a']]);
  second();
  assert.deepEqual(told, [['a'], ['a', 'b', 'c']]);
});

test('what has not changed, or has come back to what was told, is not told again', () => {
  const { told, report, second } = started();
  report('a');
  report();
  report('a');
  second();
  report('a');
  assert.deepEqual(told, [['a']]);
});

test('a panel without incidents says nothing; a cleared one says so', () => {
  const { told, report, second } = started();
  report();
  assert.deepEqual(told, []);
  report('a');
  second();
  report();
  assert.deepEqual(told, [['a'], []]);
});

test('a new server is told everything, and nothing when there is nothing', () => {
  const { reporter, told, report, second } = started();
  reporter.restarted();
  assert.deepEqual(told, []);
  report('a');
  second();
  reporter.restarted();
  assert.deepEqual(told, [['a'], ['a']]);
});
