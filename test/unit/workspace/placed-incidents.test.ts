import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/check/checker.ts';
import type { ReportedIncident } from '../../../server/src/core/messages/reported-incident.ts';
import type { RuleSettings } from '../../../server/src/core/rules/rule.ts';
import { PlacedIncidents } from '../../../server/src/workspace/placed-incidents.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';
import { readLogText } from '../../support/incidents-of.ts';
import { MEMORY_FOLDER } from '../../support/memory-file-system.ts';

const TEXT = 'web: gunicorn wsgi --timeout 20\nworker: celery -A proj worker\n';
const REPAIRED = TEXT.replace('20', '60');

function timeout(fields: Partial<ReportedIncident> = {}): ReportedIncident {
  const [incident] = readLogText('[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)').incidents;
  assert.ok(incident);
  return { ...incident, ...fields };
}

/** A workspace of one open document, whose text can be changed. */
async function opened(source: TextToCheck, rules: RuleSettings = {}) {
  const read = async (one: TextToCheck) => {
    const context = await ruleContext(one);
    return { ...context, findings: check(context) };
  };
  let context = await read(source);
  const incidents = new PlacedIncidents({
    openUris: () => [context.document.uri],
    contextOf: (uri) => (uri === context.document.uri ? context : undefined),
    severityOf: (_, id) => rules[id],
  });
  return {
    report: (...reported: readonly unknown[]) => incidents.report({ incidents: reported, health: [] }),
    change: async (text: string) => {
      context = await read({ ...source, text });
    },
    /** How serious each finding is, `old` for one of a text that was changed since. */
    shown: () =>
      incidents
        .of(context.document.uri)
        .map(({ incident, severity, isOutdated }) => [incident.id, isOutdated ? 'old' : severity]),
  };
}

test('an incident grows old when its process changes, and only then; it is back when the text is', async () => {
  const { report, change, shown } = await opened({ text: TEXT });
  report(timeout({ id: 'a' }));
  assert.deepEqual(shown(), [['a', 'error']]);
  await change(`# a comment\n${TEXT}`);
  assert.deepEqual(shown(), [['a', 'error']]);
  await change(TEXT.replace('proj', 'other'));
  assert.deepEqual(shown(), [['a', 'error']]);
  await change(REPAIRED);
  assert.deepEqual(shown(), [['a', 'old']]);
  await change(TEXT);
  assert.deepEqual(shown(), [['a', 'error']]);
  report();
  assert.deepEqual(shown(), []);
});

test('the same again, of a server that was started before the change, does not accuse the new text', async () => {
  const { report, change, shown } = await opened({ text: TEXT });
  report(timeout({ id: 'a', startedAt: 1000 }));
  await change(REPAIRED);
  assert.deepEqual(shown(), [['a', 'old']]);
  report(timeout({ id: 'a', startedAt: 1000 }), timeout({ id: 'b', startedAt: 1000 }));
  assert.deepEqual(shown(), [['b', 'old']]);
  // Also when the panel was cleared in between.
  report();
  report(timeout({ id: 'b', startedAt: 1000 }));
  assert.deepEqual(shown(), [['b', 'old']]);
  // Deployed since, and it failed again: the new text it is.
  report(timeout({ id: 'b', startedAt: 1000 }), timeout({ id: 'c', startedAt: Date.now() + 60_000 }));
  assert.deepEqual(shown(), [['c', 'error']]);
  // Nothing was seen of a start: what is there is what may have failed.
  report(timeout({ id: 'd' }));
  assert.deepEqual(shown(), [['d', 'error']]);
});

test('the same trouble of the same process is shown once, the newest', async () => {
  const { report, shown } = await opened({ text: TEXT });
  report(timeout({ id: 'a' }), timeout({ id: 'b' }));
  assert.deepEqual(shown(), [['b', 'error']]);
});

test('an incident of another folder is none of this document', async () => {
  const { report, shown } = await opened({ text: TEXT });
  report(timeout({ id: 'a', folder: 'file:///other' }));
  assert.deepEqual(shown(), []);
  report(timeout({ id: 'b', folder: MEMORY_FOLDER }));
  assert.deepEqual(shown(), [['b', 'error']]);
});

test('settings lower or silence an incident as they do a rule', async () => {
  for (const [setting, expected] of [
    ['hint', [['a', 'hint']]],
    ['off', []],
  ] as const) {
    const { report, shown } = await opened({ text: TEXT }, { 'incident/gunicorn-worker-timeout': setting });
    report(timeout({ id: 'a' }));
    assert.deepEqual(shown(), expected);
  }
});

test('a file for development alone is not what failed', async () => {
  for (const [files, expected] of [
    [{ Procfile: TEXT }, []],
    [{}, [['a', 'error']]],
  ] as const) {
    const { report, shown } = await opened({ file: 'Procfile.dev', text: TEXT, files });
    report(timeout({ id: 'a' }));
    assert.deepEqual(shown(), expected);
  }
});

test('a report says what it changed', async () => {
  const { report } = await opened({ text: TEXT });
  assert.deepEqual(report(timeout()), { incidents: true, health: false });
  assert.deepEqual(report(timeout()), { incidents: false, health: false });
  assert.deepEqual(report({ nonsense: true }), { incidents: true, health: false });
});
