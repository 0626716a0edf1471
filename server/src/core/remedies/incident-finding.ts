/** An incident of a running log, at the words of the file that it leads to. */
import { rowOf } from '../effective/settings-table.ts';
import type { KnownSignature } from '../logs/signatures/known.ts';
import type { ReportedIncident } from '../messages/reported-incident.ts';
import { DEFINITION_FILES } from '../model/file-names.ts';
import { settingNamed } from '../programs/gunicorn/settings.ts';
import { nameOf } from '../project/paths.ts';
import { useSpan as celerySpan, lastUse as celeryUse } from '../rules/celery/celery-starts.ts';
import { lastUse, useSpan } from '../rules/gunicorn/gunicorn-starts.ts';
import type { CheckedFinding, Finding, RelatedPlace, RuleContext, Severity } from '../rules/rule.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';
import { type OfferedRemedy, recipesFor, remediesFor, signatureOf } from './remedies-for.ts';
import { type Situation, situationsOf } from './situation.ts';

export interface IncidentFinding extends Finding {
  readonly incident: ReportedIncident;
  readonly severity: Severity;
  /** The name of the process, or of the file if the incident is about all of it. */
  readonly process: string;
  /** Its module in app_desc.yaml. */
  readonly module: string | undefined;
  readonly remedies: readonly OfferedRemedy[];
  /** The evidence, from the log and from the file. */
  readonly grounds: readonly Text[];
  /** The text of the process it is about: once this changes, the incident belongs to the past. */
  readonly basis: string;
  /** True once it has. */
  readonly isOutdated: boolean;
}

const SEVERITIES = { critical: 'error', error: 'error', warning: 'warning', info: 'information' } as const;

/** Other facts that are known at the time. */
interface Circumstances {
  /** What the rules say of the document. */
  readonly findings?: readonly CheckedFinding[];
  /** All incidents, this one among them. */
  readonly incidents?: readonly ReportedIncident[];
}

/** The first finding; undefined when the document has no process that the incident is about. */
export function incidentFinding(
  context: RuleContext,
  incident: ReportedIncident,
  circumstances: Circumstances = {},
): IncidentFinding | undefined {
  return incidentFindings(context, incident, circumstances)[0];
}

/** One finding, or one per module with such a process if it is not known which module's log it is. */
export function incidentFindings(
  context: RuleContext,
  incident: ReportedIncident,
  circumstances: Circumstances,
): readonly IncidentFinding[] {
  if (!isDeployed(context)) return [];
  const signature = signatureOf(incident);
  const situations = situationsOf(context, incident, signature);
  if (signature?.program === 'BlueKing PaaS') {
    return [failedDeploy(context, incident, signature, situations[0], circumstances)];
  }
  if (situations.length > 0) return situations.map((situation) => findingAt(situation, signature));
  return signature?.program === 'BlueKing monitor' ? [wholeFile(context, incident, signature)] : [];
}

function findingAt(situation: Situation, signature: KnownSignature | undefined): IncidentFinding {
  const { incident, isOneOfSeveral } = situation;
  const { document, process } = situation.here;
  const span = placeOf(situation, signature);
  const remedies = signature ? remediesFor(signature, situation) : [];
  const grounds = evidenceOf(incident);
  const config = situation.here.gunicorn?.effective.config?.text ?? '';
  const message = messageOf(situation, signature);
  const severity = SEVERITIES[incident.severity];
  return {
    incident,
    process: process.name,
    module: process.module,
    span,
    severity: isOneOfSeveral && severity === 'error' ? 'warning' : severity,
    message: isOneOfSeveral ? withCondition(message, process.module ?? '') : message,
    grounds,
    related: relatedTo(process.nameSpan, grounds, signature, remedies),
    fixes: () => remedies.flatMap(({ fixes }) => fixes),
    remedies,
    isOutdated: false,
    basis: `${document.text.slice(process.span.start, process.span.end)}\0${config}`,
  };
}

function withCondition(message: Text, module: string): Text {
  return t('{message} That is so if the log is of module `{module}`: other modules have a process of this name, too.', {
    message,
    module,
  });
}

/**
 * Whether a platform runs this file, so that logs can be about it: not `Procfile.dev` if the folder has a file that
 * platforms read.
 */
function isDeployed({ document, project }: RuleContext): boolean {
  if (document.kind === 'gunicorn-config') return false;
  return DEFINITION_FILES.includes(nameOf(document.uri)) || !DEFINITION_FILES.some((name) => project?.has(name));
}

/** An incident that names no process is about the whole file; its first process stands for it. */
function wholeFile({ document }: RuleContext, incident: ReportedIncident, signature: KnownSignature): IncidentFinding {
  const span = document.processes.at(0)?.nameSpan ?? { start: 0, end: 0 };
  const remedies = remediesFor(signature, undefined);
  const grounds = evidenceOf(incident);
  return {
    incident,
    process: nameOf(document.uri),
    module: undefined,
    span,
    severity: SEVERITIES[incident.severity],
    message: t('{title}', { title: incident.title }),
    grounds,
    related: relatedTo(span, grounds, signature, remedies),
    remedies,
    isOutdated: false,
    basis: document.text,
  };
}

/** The longest that BlueKing waits for a release (bg_wait/wait_deployment.py), in milliseconds. */
const RELEASE_MS = 15 * 60_000;

/** A deploy that failed: at the mistake that the file has, with what the log said before. */
function failedDeploy(
  context: RuleContext,
  incident: ReportedIncident,
  signature: KnownSignature,
  situation: Situation | undefined,
  { findings = [], incidents = [] }: Circumstances,
): IncidentFinding {
  const whole = wholeFile(context, incident, signature);
  const remedies = remediesFor(signature, situation);
  // Where the file does not tell its platform, what BlueKing refuses in it is a warning.
  const refused =
    findings.find(({ severity }) => severity === 'error') ?? findings.find(({ rule }) => rule.scope === 'document');
  const span = refused?.span ?? whole.span;
  const before = incidents
    .filter((other) => isBefore(other, incident))
    .slice(-2)
    .map(({ title }) => t('Before it: {title}', { title }));
  const grounds = [...(refused ? [refused.message] : []), ...before, ...whole.grounds];
  return {
    ...whole,
    span,
    grounds,
    related: relatedTo(span, grounds, signature, remedies),
    remedies,
    fixes: () => remedies.flatMap(({ fixes }) => fixes),
  };
}

const CAUSES_OF_RESTARTS: readonly string[] = ['startup', 'crash', 'memory', 'timeout', 'dependency'];

function isBefore(other: ReportedIncident, incident: ReportedIncident): boolean {
  if (other.id === incident.id || other.signature.startsWith('bk-')) return false;
  if (!CAUSES_OF_RESTARTS.includes(other.cause)) return false;
  if (other.lastSeen === undefined || incident.lastSeen === undefined) return true;
  const earlier = incident.lastSeen - other.lastSeen;
  return earlier >= 0 && earlier <= RELEASE_MS;
}

/** The evidence, then what to do. */
function relatedTo(
  span: Span,
  grounds: readonly Text[],
  signature: KnownSignature | undefined,
  remedies: readonly OfferedRemedy[],
): RelatedPlace[] {
  const first = signature?.first ? [t('First: {advice}', { advice: signature.first })] : [];
  const advice = remedies.map(({ reason, note }) => note ?? reason);
  return [...grounds, ...first, ...advice].map((message) => ({ span, message }));
}

function evidenceOf({ evidence }: ReportedIncident): Text[] {
  return evidence.map((text) => ({ key: text, args: {} }));
}

/**
 * The place that is marked: the first option that a remedy would change and that is written here; else the program,
 * else the name.
 */
function placeOf({ here, incident }: Situation, signature: KnownSignature | undefined): Span {
  for (const { gunicorn, celery } of recipesFor(signature, incident.cause)) {
    const ours = here.gunicorn && gunicorn ? lastUse(here.gunicorn, gunicorn) : undefined;
    if (here.gunicorn && ours) return useSpan(here.gunicorn, ours);
    const theirs = here.celery && celery ? celeryUse(here.celery, celery) : undefined;
    if (here.celery && theirs) return celerySpan(here.celery, theirs);
  }
  const { invocation } = here.gunicorn ?? here.celery ?? here;
  return here.command.toDocument(invocation.programSpan);
}

function messageOf(situation: Situation, signature: KnownSignature | undefined): Text {
  const { incident, here } = situation;
  const what = occurrences(incident, here.process.name);
  const setting = settingOf(situation, signature);
  return setting ? t('{what} {setting}', { what, setting }) : what;
}

function occurrences({ title, count, lastSeen = 0, firstSeen = 0 }: Situation['incident'], process: string): Text {
  if (count === 1) return t('{title} on `{process}`.', { title, process });
  const minutes = Math.ceil((lastSeen - firstSeen) / 60_000);
  if (minutes === 0) return t('{title}: {count} times on `{process}`.', { title, count, process });
  return t('{title}: {count} times in {minutes} min on `{process}`.', { title, count, minutes, process });
}

/** The current value of that option, and where it comes from. */
function settingOf(
  { incident, here: { gunicorn: start } }: Situation,
  signature: KnownSignature | undefined,
): Text | undefined {
  const name = recipesFor(signature, incident.cause).find(({ gunicorn }) => gunicorn)?.gunicorn;
  const setting = name === undefined ? undefined : settingNamed(name, start?.effective.version);
  if (!start || !setting) return undefined;
  const { value, from } = rowOf(start.effective, setting, start);
  if (value === undefined) return undefined;
  return t('`{setting}` is {value} ({from}).', { setting: setting.flags.at(-1) ?? setting.name, value, from });
}
