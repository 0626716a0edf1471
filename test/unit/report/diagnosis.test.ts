import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../../server/src/core/check/checker.ts';
import type { ReportedIncident } from '../../../server/src/core/messages/reported-incident.ts';
import { incidentFinding } from '../../../server/src/core/remedies/incident-finding.ts';
import { diagnose } from '../../../server/src/core/report/diagnosis.ts';
import { markdownReport } from '../../../server/src/core/report/markdown-report.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';
import { readLogText } from '../../support/incidents-of.ts';

const KILLED = '[2026-11-20 09:59:51 +0800] [1] [ERROR] Worker (pid:17) was sent SIGKILL! Perhaps out of memory?';

async function diagnosisOf(source: TextToCheck, incidents: readonly ReportedIncident[]) {
  const context = await ruleContext(source);
  const file = { ...context, path: source.file ?? 'Procfile', findings: check(context) };
  return diagnose({ files: [file], incidents, health: [], lead: incidentFinding, translations: {} });
}

test('an edit of another file is shown with its path', async () => {
  const { incidents } = await diagnosisOf(
    { text: 'web: gunicorn wsgi\n', files: { 'gunicorn.conf.py': 'workers = 4\ntimeout = 20\n' } },
    readLogText('[2026-11-20 09:58:52 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:18)').incidents,
  );
  assert.deepEqual(incidents[0]?.remedies[0]?.fixes, [
    {
      title: 'Set `--timeout` to 60',
      changes: [{ path: 'gunicorn.conf.py', diff: ' workers = 4\n-timeout = 20\n+timeout = 60' }],
    },
  ]);
});

test('an incident that leads nowhere still says what to do', async () => {
  const { incidents } = await diagnosisOf(
    { text: 'other: python run.py\nmore: python run.py\n' },
    readLogText(KILLED).incidents,
  );
  assert.equal(incidents[0]?.place, null);
  assert.match(incidents[0]?.first ?? '', /leak/);
  assert.deepEqual(
    incidents[0]?.remedies.map(({ id, fixes }) => [id, fixes]),
    [
      ['R3', []],
      ['R4', []],
    ],
  );
});

test('what comes from a log or a file is no markup, and holds no secret', async () => {
  const [incident] = readLogText(KILLED).incidents;
  assert.ok(incident);
  const evil = { ...incident, title: '# <b>[x](y)</b> | a', evidence: ['![i](http://u:hunter2@h)', '`'] };
  const diagnosis = await diagnosisOf({ text: 'web: TOKEN=hunter2 gunicorn wsgi -w 4\n' }, [evil]);
  const markdown = markdownReport(diagnosis, {});
  assert.ok(!markdown.includes('hunter2'));
  assert.ok(markdown.includes('### 1. \\# \\<b\\>\\[x\\](y)\\</b\\> \\| a'), markdown);
  assert.ok(!/^!\[|[^\\]!\[i\]/m.test(markdown), markdown);
});
