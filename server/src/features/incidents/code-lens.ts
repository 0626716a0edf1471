import type { CodeLens } from 'vscode-languageserver';
import { SHOW_INCIDENT, SHOW_LOGS } from '../../core/messages/loop-messages.ts';
import type { ReportedHealth } from '../../core/messages/reported-health.ts';
import type { Process } from '../../core/model/document.ts';
import type { IncidentFinding } from '../../core/remedies/incident-finding.ts';
import { render, type Text, type Translations, t } from '../../core/text/l10n.ts';
import { covers } from '../../core/text/span.ts';
import type { Analysis } from '../../workspace/analysis.ts';
import { isBelow } from '../../workspace/folders.ts';

/**
 * Characters of the failures that are named: VS Code puts all lenses of a line one behind the other, cuts them where the
 * editor ends, and the figures come last. With them, this fits beside a side bar on a screen of 1280 pixels.
 */
const NAMED_LENGTH = 40;
const SEVERITIES = ['critical', 'error', 'warning', 'info'];

/** Above each process of a running application: what went wrong, and how it does now. */
export function codeLenses(
  analysis: Analysis | undefined,
  incidents: readonly IncidentFinding[],
  health: readonly ReportedHealth[],
  translations: Translations,
): CodeLens[] {
  if (!analysis || (incidents.length === 0 && health.length === 0)) return [];
  const { document } = analysis;
  return document.processes.all.flatMap((process): CodeLens[] => {
    if (process.role !== 'process') return [];
    const lens = (title: string, command: string, argument: unknown): CodeLens => ({
      range: document.lines.rangeOf(process.nameSpan),
      command: { title: withRoom(title), command, arguments: [argument] },
    });
    const failures = incidents
      .filter(({ span, isOutdated }) => !isOutdated && isOf(process, span))
      .map(({ incident }) => ({ ...incident, text: failureText(incident, translations) }))
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    const named = failures.slice(0, namedCount(failures.map(({ text }) => text)));
    const others = failures.slice(named.length).map(({ id }) => id);
    const more = render(t('+{count} more', { count: others.length }), translations);
    const figures = health
      .filter((one) => isAbout(one, process) && isBelow(document.uri, one.folder))
      .flatMap((one) => figuresOf(one, translations));
    return [
      ...named.map(({ id, text }) => lens(text, SHOW_INCIDENT, id)),
      ...(others.length > 0 ? [lens(more, SHOW_INCIDENT, others)] : []),
      ...(figures.length > 0 ? [lens(figures.join(' · '), SHOW_LOGS, process.name)] : []),
    ];
  });
}

/** How many texts there is room for, and always one. */
function namedCount(texts: readonly string[]): number {
  let length = 0;
  const fitting = texts.findIndex((text) => {
    length += text.replace(ICON, '').length;
    return length > NAMED_LENGTH;
  });
  return fitting < 0 ? texts.length : Math.max(1, fitting);
}

const ICON = / ?\$\([\w-]+\) ?/g;

/** VS Code drops a plain space beside an icon. */
function withRoom(title: string): string {
  return title.replaceAll(ICON, (icon) => icon.replaceAll(' ', '\u00a0'));
}

/** Of any module as long as nobody says which one. */
function isAbout({ process: name, module }: ReportedHealth, process: Process): boolean {
  return name === process.name && (module === undefined || process.module === undefined || module === process.module);
}

function isOf({ span, nameSpan }: Process, place: IncidentFinding['span']): boolean {
  return covers(span, place) || covers(nameSpan, place);
}

function failureText({ title, count }: IncidentFinding['incident'], translations: Translations): string {
  return render(
    count > 1 ? t('$(flame) {title} ×{count}', { title, count }) : t('$(flame) {title}', { title }),
    translations,
  );
}

/** What is known and worth a look; what is above its threshold has a mark and comes first, because the end may be cut. */
function figuresOf(health: ReportedHealth, translations: Translations): string[] {
  const { p95, rate502, rate5xx, poolUse, restarts, kills, requests, exceeded } = health;
  const figure = (name: ReportedHealth['exceeded'][number], text: Text | undefined): string[] =>
    text ? [`${exceeded.includes(name) ? MARK : ''}${render(text, translations)}`] : [];
  const figures = [
    ...(requests > 0 ? [render(t('requests {requests}', { requests }), translations)] : []),
    ...figure('p95', p95 === undefined ? undefined : durationOf(p95)),
    ...figure('rate502', rate502 ? t('502 {percent} %', { percent: rounded(rate502 * 100) }) : undefined),
    ...(rate5xx && rate5xx !== rate502
      ? [render(t('5xx {percent} %', { percent: rounded(rate5xx * 100) }), translations)]
      : []),
    ...figure(
      'poolUse',
      poolUse === undefined ? undefined : t('pool {percent} %', { percent: rounded(poolUse * 100) }),
    ),
    ...figure('unplannedRestarts', restarts > 0 ? t('restarts {restarts}', { restarts }) : undefined),
    ...figure('memoryKills', kills > 0 ? t('killed {kills}', { kills }) : undefined),
  ];
  const isAlarm = (text: string) => text.startsWith(MARK);
  return [...figures.filter(isAlarm), ...figures.filter((text) => !isAlarm(text))];
}

const MARK = '$(warning) ';

/** In the unit that the panel shows it in. */
function durationOf(milliseconds: number): Text {
  return milliseconds < 1000
    ? t('p95 {milliseconds} ms', { milliseconds: milliseconds.toFixed(0) })
    : t('p95 {seconds} s', { seconds: rounded(milliseconds / 1000) });
}

/** Two digits that count. */
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
}
