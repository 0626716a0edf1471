/** A diagnosis as Markdown, to be attached to a ticket. */
import type { HealthThresholds } from '../logs/health/thresholds.ts';
import { render, type Text, type Translations, t } from '../text/l10n.ts';
import { code, fenced, prose, table } from '../text/markdown.ts';
import type {
  DiagnosedHealth,
  DiagnosedIncident,
  DiagnosedRemedy,
  Diagnosis,
  FileDiagnosis,
  ReportedPlace,
  ReportedProcess,
} from './diagnosis.ts';
import { causeInWords, severityInWords } from './severity-words.ts';

type Words = (text: Text) => string;

export function markdownReport(diagnosis: Diagnosis, translations: Translations): string {
  const words: Words = (text) => render(text, translations);
  const { incidents, health, files } = diagnosis;
  const blocks = [
    `# ${words(t('Diagnosis'))}`,
    summary(diagnosis, words),
    ...section(
      t('Incidents'),
      incidents.flatMap((incident, index) => incidentBlocks(incident, index + 1, sameAs(incident, incidents), words)),
      words,
    ),
    ...section(
      t('Health'),
      health.flatMap((one) => healthBlocks(one, diagnosis.thresholds, words)),
      words,
    ),
    ...section(
      t('Configuration'),
      files.flatMap((file) => fileBlocks(file, words)),
      words,
    ),
    words(t('Made by Procfile Doctor; secrets were taken out.')),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section(title: Text, blocks: readonly string[], words: Words): string[] {
  return blocks.length > 0 ? [`## ${words(title)}`, ...blocks] : [];
}

function summary({ files, incidents, health }: Diagnosis, words: Words): string {
  const findings = files.flatMap((file) => file.findings);
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const bad = health.reduce((sum, { exceeded }) => sum + exceeded.length, 0);
  return [
    words(t('Incidents: {count}', { count: incidents.length })),
    words(t('Figures above their thresholds: {count}', { count: bad })),
    words(
      t('Errors in the configuration: {errors}, warnings: {warnings}', {
        errors: count('error'),
        warnings: count('warning'),
      }),
    ),
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

/** The number of the first incident with the same remedies at the same place. */
function sameAs(incident: DiagnosedIncident, incidents: readonly DiagnosedIncident[]): number {
  const key = ({ signature, place }: DiagnosedIncident): string => JSON.stringify([signature, place]);
  return incidents.findIndex((other) => key(other) === key(incident)) + 1;
}

/** `same`: the number of the incident whose remedies count, its own unless it came before. */
function incidentBlocks(incident: DiagnosedIncident, number: number, same: number, words: Words): string[] {
  const {
    title,
    signature,
    severity,
    cause,
    process,
    about,
    count,
    firstSeen,
    lastSeen,
    evidence,
    message,
    place,
    first,
  } = incident;
  const facts = [
    words(t('Signature: {id}', { id: code(signature) })),
    words(
      t('Severity: {severity}; cause: {cause}', {
        severity: words(severityInWords(severity)),
        cause: words(causeInWords(cause)),
      }),
    ),
    ...(process === undefined ? [] : [words(t('Process: {name}', { name: code(process) }))]),
    ...(about === undefined ? [] : [words(t('About: {name}', { name: code(about) }))]),
    words(t('Seen: {count}', { count })) + timesOf(firstSeen, lastSeen),
    ...(place ? [words(t('Place: {place}', { place: placeText(place) }))] : []),
    ...evidence.map((text) => words(t('With it: {text}', { text: prose(text) }))),
  ];
  const remedies = incident.remedies.map((remedy, index) => remedyText(remedy, index + 1));
  const edits = incident.remedies.some(({ fixes }) => fixes.length > 0);
  const whatToDo = [
    ...(first === null ? [] : [words(t('First: {advice}', { advice: prose(first) }))]),
    ...(remedies.length > 0 ? [words(t('What to do, in this order:')), ...remedies] : []),
    ...(edits ? [words(t('Deploy after the change: until then the old command runs.'))] : []),
  ];
  return [
    `### ${number}. ${prose(title)}`,
    prose(message),
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...(same === number ? whatToDo : [words(t('What to do: as for incident {number}.', { number: same }))]),
  ];
}

function timesOf(first: number | undefined, last: number | undefined): string {
  if (first === undefined || last === undefined) return '';
  const time = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
  return first === last ? ` (${time(first)})` : ` (${time(first)} – ${time(last)})`;
}

function remedyText({ title, reason, fixes }: DiagnosedRemedy, number: number): string {
  const head = title === null ? '' : `**${prose(title)}**: `;
  const parts = fixes.map(
    (fix) =>
      `- ${prose(fix.title)}\n\n${fix.changes
        .map(({ path, diff }) => fenced(`--- ${path}\n+++ ${path}\n${diff}`, 'diff'))
        .join('\n\n')
        .replace(/^(?=.)/gm, '  ')}`,
  );
  return [`${number}. ${head}${prose(reason)}`, ...parts.map((part) => part.replace(/^(?=.)/gm, '   '))].join('\n\n');
}

function placeText({ path, line, column }: ReportedPlace): string {
  return code(`${path}:${line}:${column}`);
}

function healthBlocks(health: DiagnosedHealth, thresholds: HealthThresholds | undefined, words: Words): string[] {
  const { process, windowMs, requests, exceeded, incomplete } = health;
  const unknown = words(t('too little to say'));
  const percent = (share: number | undefined): string =>
    share === undefined ? unknown : `${Number((share * 100).toFixed(2))} %`;
  const seconds = (milliseconds: number | undefined): string =>
    milliseconds === undefined ? unknown : `${Number((milliseconds / 1000).toFixed(3))} s`;
  const verdict = (name: keyof HealthThresholds, limit: string | undefined): string => {
    const text = exceeded.includes(name) ? t('above the threshold') : t('fine');
    return limit === undefined ? words(text) : `${words(text)} (${limit})`;
  };
  const limits = thresholds && {
    rate502: percent(thresholds.rate502),
    p95: seconds(thresholds.p95 / 1000),
    poolUse: percent(thresholds.poolUse),
    unplannedRestarts: String(thresholds.unplannedRestarts),
    memoryKills: String(thresholds.memoryKills),
  };
  const rows = [
    [words(t('Requests')), String(requests), ''],
    [
      words(t('502 rate')),
      percent(health.rate502),
      health.rate502 === undefined ? '' : verdict('rate502', limits?.rate502),
    ],
    [words(t('5xx rate')), percent(health.rate5xx), ''],
    ['p50', seconds(health.p50), ''],
    ['p95', seconds(health.p95), health.p95 === undefined ? '' : verdict('p95', limits?.p95)],
    ['p99', seconds(health.p99), ''],
    [words(t('Unplanned restarts')), String(health.restarts), verdict('unplannedRestarts', limits?.unplannedRestarts)],
    [words(t('Killed for memory')), String(health.kills), verdict('memoryKills', limits?.memoryKills)],
    ...(health.poolUse === undefined
      ? []
      : [[words(t('Use of the database pool')), percent(health.poolUse), verdict('poolUse', limits?.poolUse)]]),
  ];
  const head = [words(t('Figure')), words(t('Value')), words(t('Verdict'))];
  const window =
    windowMs === undefined
      ? t('over the whole log')
      : t('over {minutes} min', { minutes: Math.round(windowMs / 60_000) });
  return [
    `### ${process === undefined ? words(t('All processes')) : code(process)} (${words(window)})`,
    table(head, rows),
    ...(incomplete ? [words(t('Lines were lost: these figures are a lower bound.'))] : []),
  ];
}

function fileBlocks({ path, platform, reason, findings, processes }: FileDiagnosis, words: Words): string[] {
  const head = [t('Place'), t('Severity'), t('Rule'), t('Message')].map(words);
  const rows = findings.map((one) => [
    code(`${one.line}:${one.column}`),
    words(severityInWords(one.severity)),
    code(one.rule),
    prose(one.message),
  ]);
  return [
    `### ${code(path)}`,
    words(t('Read as {platform}: {reason}.', { platform, reason: prose(reason) })),
    rows.length > 0 ? table(head, rows) : words(t('No problems were found.')),
    ...processes.flatMap((process) => processBlocks(process, words)),
  ];
}

function processBlocks({ name, command, starts }: ReportedProcess, words: Words): string[] {
  const head = [t('Setting'), t('Value'), t('From')].map(words);
  return [
    `#### ${code(name)}`,
    fenced(command, 'sh'),
    ...starts.flatMap(({ version, settings }) => [
      prose(`gunicorn ${version ?? words(t('not pinned in the workspace: the newest release is assumed'))}`),
      table(
        head,
        settings.map(({ setting, value, from }) => [code(setting), value === null ? '?' : code(value), prose(from)]),
      ),
    ]),
  ];
}
