/** All that is known of an application and its failures, as plain data in the reader's language, without secrets. */
import { effectiveStarts } from '../effective/settings-table.ts';
import type { HealthThresholds } from '../logs/health/thresholds.ts';
import type { ReportedHealth } from '../messages/reported-health.ts';
import type { ReportedIncident } from '../messages/reported-incident.ts';
import { nameOf } from '../project/paths.ts';
import type { IncidentFinding } from '../remedies/incident-finding.ts';
import { REMEDIES } from '../remedies/registry.ts';
import { type OfferedRemedy, remediesFor, signatureOf } from '../remedies/remedies-for.ts';
import type { CheckedFinding, Fix, RuleContext, Severity } from '../rules/rule.ts';
import { decodedName } from '../text/decoded-name.ts';
import { render, type Text, type Translations } from '../text/l10n.ts';
import { redactAll } from '../text/redact.ts';
import { applyEdits } from '../text/text-edit.ts';
import { lineDiff } from './line-diff.ts';

export interface DiagnosedFile extends RuleContext {
  /** The path as shown to the reader. */
  readonly path: string;
  readonly findings: readonly CheckedFinding[];
}

/** The health of one process, or of the whole log if there is no `process`. */
export type DiagnosedHealth = Omit<ReportedHealth, 'process'> & { readonly process?: string };

interface DiagnosisSource {
  readonly files: readonly DiagnosedFile[];
  readonly incidents: readonly ReportedIncident[];
  readonly health: readonly DiagnosedHealth[];
  /** The thresholds behind `exceeded`, if known. */
  readonly thresholds?: HealthThresholds;
  /** Finds the place in a file that an incident leads to. */
  readonly lead: (file: DiagnosedFile, incident: ReportedIncident) => IncidentFinding | undefined;
  readonly translations: Translations;
}

export interface Diagnosis {
  readonly incidents: readonly DiagnosedIncident[];
  readonly health: readonly DiagnosedHealth[];
  readonly thresholds?: HealthThresholds;
  readonly files: readonly FileDiagnosis[];
}

export interface FileDiagnosis {
  readonly path: string;
  readonly platform: string;
  readonly reason: string;
  readonly findings: readonly ReportedFinding[];
  readonly processes: readonly ReportedProcess[];
}

/** Lines and columns from 1. */
export interface ReportedPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

interface ReportedFinding extends ReportedPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly string[];
}

export interface ReportedProcess {
  readonly name: string;
  readonly command: string;
  /** Every gunicorn of the process with its explicit settings, and with the defaults that matter for its load. */
  readonly starts: readonly {
    readonly version: string | null;
    readonly settings: readonly { readonly setting: string; readonly value: string | null; readonly from: string }[];
  }[];
}

export interface DiagnosedIncident extends ReportedIncident {
  /** What it means for the place that it leads to. */
  readonly message: string;
  readonly place: ReportedPlace | null;
  /** What to find out before anything is changed. */
  readonly first: string | null;
  readonly remedies: readonly DiagnosedRemedy[];
}

export interface DiagnosedRemedy {
  readonly id: string | null;
  readonly title: string | null;
  readonly reason: string;
  readonly fixes: readonly { readonly title: string; readonly changes: readonly FileChange[] }[];
}

interface FileChange {
  readonly path: string;
  /** Lines with ` `, `-` or `+` in front. */
  readonly diff: string;
}

/** Settings that are shown also where they have their default value. */
const ALWAYS = new Set(['worker_class', 'workers', 'threads', 'timeout', 'graceful_timeout', 'max_requests']);

export function diagnose(source: DiagnosisSource): Diagnosis {
  const { files, incidents, health, thresholds, translations } = source;
  return redactAll({
    incidents: incidents.map((incident) => diagnosedIncident(source, incident)),
    health,
    ...(thresholds && { thresholds }),
    files: files.map((file) => ({
      path: file.path,
      platform: file.platform.label,
      reason: render(file.platform.reason, translations),
      findings: file.findings.map((finding) => reportedFinding(file, finding, translations)),
      processes: processesOf(file, translations),
    })),
  });
}

function reportedFinding(file: DiagnosedFile, finding: CheckedFinding, translations: Translations): ReportedFinding {
  return {
    ...placeOf(file, finding),
    rule: finding.rule.id,
    severity: finding.severity,
    message: render(finding.message, translations),
    fixes: (finding.fixes?.() ?? []).map(({ title }) => render(title, translations)),
  };
}

function placeOf({ path, document }: DiagnosedFile, { span }: Pick<CheckedFinding, 'span'>): ReportedPlace {
  const { line, character } = document.lines.positionAt(span.start);
  return { path, line: line + 1, column: character + 1 };
}

function processesOf({ document, project }: DiagnosedFile, translations: Translations): ReportedProcess[] {
  const starts = effectiveStarts(document, project);
  return document.processes.all.map((process) => ({
    name: process.name,
    command: process.command?.text.text.trim() ?? '',
    starts: starts
      .filter((start) => start.process === process)
      .map(({ version, rows }) => ({
        version: version ?? null,
        settings: rows
          .filter(({ setting, layer }) => layer !== 'default' || ALWAYS.has(setting))
          .map(({ setting, value, from }) => ({ setting, value: value ?? null, from: render(from, translations) })),
      })),
  }));
}

function diagnosedIncident(source: DiagnosisSource, incident: ReportedIncident): DiagnosedIncident {
  const { files, lead, translations } = source;
  const signature = signatureOf(incident);
  const first = signature?.first ? render(signature.first, translations) : null;
  for (const file of files) {
    const finding = lead(file, incident);
    if (!finding) continue;
    return {
      ...incident,
      evidence: finding.grounds.map((text) => render(text, translations)),
      message: render(finding.message, translations),
      place: placeOf(file, finding),
      first,
      remedies: finding.remedies.map((remedy) => diagnosedRemedy(remedy, file, source)),
    };
  }
  const advice = signature ? remediesFor(signature, undefined) : [];
  return {
    ...incident,
    message: incident.title,
    place: null,
    first,
    remedies: advice.map((remedy) => diagnosedRemedy(remedy, undefined, source)),
  };
}

function diagnosedRemedy(
  { id, reason, note, fixes }: OfferedRemedy,
  file: DiagnosedFile | undefined,
  { files, translations }: DiagnosisSource,
): DiagnosedRemedy {
  const words = (text: Text): string => render(text, translations);
  return {
    id: id ?? null,
    title: id ? words(REMEDIES[id].title) : null,
    reason: words(note ?? reason),
    fixes: file ? fixes.map((fix) => ({ title: words(fix.title), changes: changesOf(fix, file, files) })) : [],
  };
}

function changesOf(
  { edits, otherFiles = [] }: Fix,
  file: DiagnosedFile,
  files: readonly DiagnosedFile[],
): FileChange[] {
  const { text } = file.document;
  const own = edits.length > 0 ? [{ path: file.path, diff: lineDiff(text, applyEdits(text, edits)) }] : [];
  const others = otherFiles.map(({ uri, text: before = '', edits: changes }) => ({
    path: files.find(({ document }) => document.uri === uri)?.path ?? besideOf(file, uri),
    diff: lineDiff(before, applyEdits(before, changes)),
  }));
  return [...own, ...others];
}

/** The path of a file that the reader did not name: seen from the folder of the one that he did. */
function besideOf({ path, document }: DiagnosedFile, uri: string): string {
  const folder = document.uri.slice(0, document.uri.lastIndexOf('/') + 1);
  const name = uri.startsWith(folder) ? uri.slice(folder.length) : nameOf(uri);
  return `${path.slice(0, path.length - nameOf(path).length)}${decodedName(name)}`;
}
