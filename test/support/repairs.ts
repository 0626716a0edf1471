/** From the lines of a log to the repaired text. */
import assert from 'node:assert/strict';
import { check } from '../../server/src/core/check/checker.ts';
import type { ReportedIncident } from '../../server/src/core/messages/reported-incident.ts';
import { type IncidentFinding, incidentFindings } from '../../server/src/core/remedies/incident-finding.ts';
import type { Fix, RuleContext } from '../../server/src/core/rules/rule.ts';
import { render } from '../../server/src/core/text/l10n.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { ruleContext, type TextToCheck } from './check-text.ts';
import { readLogText } from './incidents-of.ts';
import { MEMORY_FOLDER } from './memory-file-system.ts';

export interface FailedText extends TextToCheck {
  readonly log: readonly string[];
}

interface Repair {
  readonly title: string;
  /** The text after it, and every other file that it changes. */
  readonly text: string;
  readonly others: Readonly<Record<string, string>>;
}

export async function findingsOf({ log, ...source }: FailedText) {
  return findingsAbout(source, readLogText(...log).incidents);
}

export async function findingsAbout(source: TextToCheck, incidents: readonly ReportedIncident[]) {
  const context = await ruleContext(source);
  const circumstances = { findings: check(context), incidents };
  const findings = incidents.flatMap((incident) => incidentFindings(context, incident, circumstances));
  return { context, findings };
}

/** What the only incident says of this file, and what can be done. */
export async function repairs({ log, ...source }: FailedText) {
  return repairsOf(source, readLogText(...log).incidents);
}

export async function repairsOf(source: TextToCheck, incidents: readonly ReportedIncident[]) {
  const { context, findings } = await findingsAbout(source, incidents);
  const [finding, ...more] = findings;
  assert.ok(finding, 'no incident leads to this file');
  assert.deepEqual(more, []);
  return { finding, ...inWords(context, finding) };
}

export function inWords({ document: { text } }: RuleContext, finding: IncidentFinding) {
  return {
    at: text.slice(finding.span.start, finding.span.end),
    message: render(finding.message),
    related: (finding.related ?? []).map(({ message }) => render(message)),
    advice: finding.remedies.map(({ reason, note }) => render(note ?? reason)),
    fixes: (finding.fixes?.() ?? []).map((fix) => applied(text, fix)),
  };
}

function applied(text: string, { title, edits, otherFiles = [] }: Fix): Repair {
  const others = otherFiles.map((file) => [
    file.uri.slice(MEMORY_FOLDER.length + 1),
    applyEdits(file.text ?? '', file.edits),
  ]);
  return { title: render(title), text: applyEdits(text, edits), others: Object.fromEntries(others) };
}
