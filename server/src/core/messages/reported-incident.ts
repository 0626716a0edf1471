/** An incident as it travels from the log panel to the language server: plain, in the reader's language. */

import type { CauseClass, Incident, SignatureSeverity } from '../logs/types.ts';
import { cut } from '../text/cut.ts';
import { isRecord } from '../text/is-record.ts';
import { render, type Translations } from '../text/l10n.ts';
import { finite } from './finite.ts';

export interface ReportedIncident {
  readonly id: string;
  readonly signature: string;
  readonly cause: CauseClass;
  readonly severity: SignatureSeverity;
  readonly title: string;
  /** The process type (`web`) when all its lines are of one. */
  readonly process: string | undefined;
  /** The path, host or task that sets it apart from others of its signature. */
  readonly about?: string | undefined;
  /** The module of the application whose log it is, where the platform has several and that is known. */
  readonly module?: string | undefined;
  /** URI of the folder that the log belongs to, when that is known. */
  readonly folder?: string | undefined;
  readonly count: number;
  /** Milliseconds since the epoch; undefined when no line carried a time. */
  readonly firstSeen: number | undefined;
  readonly lastSeen: number | undefined;
  /** When the server that failed was last seen to start: what was deployed later cannot have failed. */
  readonly startedAt?: number | undefined;
  readonly evidence: readonly string[];
}

const CAUSES: readonly string[] = [
  'timeout',
  'memory',
  'crash',
  'startup',
  'dependency',
  'resource',
  'proxy',
  'client',
] satisfies CauseClass[];
const SEVERITIES: readonly string[] = ['critical', 'error', 'warning', 'info'] satisfies SignatureSeverity[];
/** More than anyone reads; what comes after is left out. */
export const MAX_INCIDENTS = 200;
const MAX_EVIDENCE = 20;
/** The longest sentence, in characters; it may quote a line of a log. */
const MAX_TEXT = 1000;

export function reportIncident(incident: Incident, translations: Translations = {}): ReportedIncident {
  const { id, signature, cause, severity, count, firstSeen, lastSeen, startedAt, processes, about } = incident;
  const types = new Set(processes.map(processType));
  return {
    id,
    signature,
    cause,
    severity,
    title: render(incident.title, translations),
    process: types.size === 1 ? [...types][0] : undefined,
    ...(about !== undefined && { about }),
    count,
    firstSeen,
    lastSeen,
    ...(startedAt !== undefined && { startedAt }),
    evidence: incident.evidence.map((text) => render(text, translations)),
  };
}

/** `web` of an instance's name (`web.1`). */
function processType(name: string): string {
  return name.replace(/\.\d+$/, '');
}

/** Validates what another program sent, item by item; invalid items are left out. */
export function readReportedIncidents(value: unknown): ReportedIncident[] {
  const { incidents } = isRecord(value) ? value : {};
  // The newest come last.
  return Array.isArray(incidents) ? incidents.slice(-MAX_INCIDENTS).flatMap((one) => readIncident(one) ?? []) : [];
}

/** Validates one incident; undefined if it is none. */
export function readIncident(value: unknown): ReportedIncident | undefined {
  if (!isRecord(value)) return undefined;
  const { id, signature, cause, severity, title, process, about, module, folder, count, evidence } = value;
  const startedAt = finite(value['startedAt']);
  if (typeof id !== 'string' || typeof signature !== 'string' || typeof title !== 'string') return undefined;
  if (!isCause(cause) || !isSeverity(severity)) return undefined;
  return {
    id,
    signature,
    cause,
    severity,
    title: cut(title, MAX_TEXT),
    process: typeof process === 'string' && process !== '' ? process : undefined,
    ...(typeof about === 'string' && about !== '' && { about: cut(about, MAX_TEXT) }),
    ...(typeof module === 'string' && module !== '' && { module }),
    ...(typeof folder === 'string' && { folder }),
    count: finite(count) ?? 1,
    firstSeen: finite(value['firstSeen']),
    lastSeen: finite(value['lastSeen']),
    ...(startedAt !== undefined && { startedAt }),
    evidence: Array.isArray(evidence) ? evidence.slice(0, MAX_EVIDENCE).flatMap(sentence) : [],
  };
}

function sentence(value: unknown): string[] {
  return typeof value === 'string' ? [cut(value, MAX_TEXT)] : [];
}

function isCause(value: unknown): value is CauseClass {
  return typeof value === 'string' && CAUSES.includes(value);
}

function isSeverity(value: unknown): value is SignatureSeverity {
  return typeof value === 'string' && SEVERITIES.includes(value);
}
