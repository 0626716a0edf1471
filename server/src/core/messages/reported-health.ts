/** The health of a process as it travels from the log panel to the language server. */

import { breaches, DEFAULT_THRESHOLDS, type HealthThresholds } from '../logs/health/thresholds.ts';
import type { Health } from '../logs/types.ts';
import { isRecord } from '../text/is-record.ts';
import { finite } from './finite.ts';

/** Rates are 0..1, times milliseconds; undefined where there is too little to say. */
export interface ReportedHealth {
  /** The process type: `web`. */
  readonly process: string;
  /** The module of the application, as of an incident. */
  readonly module?: string | undefined;
  /** URI of the folder that the log belongs to, when that is known. */
  readonly folder?: string | undefined;
  /** undefined: all of the log. */
  readonly windowMs: number | undefined;
  readonly requests: number;
  readonly rate5xx: number | undefined;
  readonly rate502: number | undefined;
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
  /** Workers that ended and were replaced, without planned recycling. */
  readonly restarts: number;
  /** Processes killed for their memory. */
  readonly kills: number;
  /** 0..1 */
  readonly poolUse: number | undefined;
  /** Figures above the user's thresholds. */
  readonly exceeded: readonly (keyof HealthThresholds)[];
  /** True if lines were lost, so that the figures are lower bounds. */
  readonly incomplete: boolean;
}

const FIGURES: readonly string[] = Object.keys(DEFAULT_THRESHOLDS);
/** More processes than any application has. */
const MAX_PROCESSES = 200;

export function reportHealth(
  health: Health,
  { process, module, folder }: Pick<ReportedHealth, 'process' | 'module' | 'folder'>,
  thresholds: HealthThresholds = DEFAULT_THRESHOLDS,
): ReportedHealth {
  const { windowMs, requests, rate5xx, rate502, p50, p95, p99, unplannedRestarts, memoryKills } = health;
  return {
    process,
    ...(module !== undefined && { module }),
    ...(folder !== undefined && { folder }),
    windowMs: Number.isFinite(windowMs) ? windowMs : undefined,
    requests,
    rate5xx,
    rate502,
    p50: milliseconds(p50),
    p95: milliseconds(p95),
    p99: milliseconds(p99),
    restarts: unplannedRestarts,
    kills: memoryKills,
    poolUse: health.poolUse,
    exceeded: breaches(health, thresholds),
    incomplete: health.incomplete,
  };
}

function milliseconds(microseconds: number | undefined): number | undefined {
  return microseconds === undefined ? undefined : microseconds / 1000;
}

/** Validates what another program sent, item by item; invalid items are left out. */
export function readReportedHealth(value: unknown): ReportedHealth[] {
  const { health } = isRecord(value) ? value : {};
  return Array.isArray(health) ? health.slice(0, MAX_PROCESSES).flatMap((one) => readHealth(one) ?? []) : [];
}

function readHealth(value: unknown): ReportedHealth | undefined {
  if (!isRecord(value)) return undefined;
  const { process, module, folder, exceeded } = value;
  if (typeof process !== 'string' || process === '') return undefined;
  return {
    process,
    ...(typeof module === 'string' && module !== '' && { module }),
    ...(typeof folder === 'string' && { folder }),
    windowMs: amount(value['windowMs']),
    requests: amount(value['requests']) ?? 0,
    rate5xx: amount(value['rate5xx']),
    rate502: amount(value['rate502']),
    p50: amount(value['p50']),
    p95: amount(value['p95']),
    p99: amount(value['p99']),
    restarts: amount(value['restarts']) ?? 0,
    kills: amount(value['kills']) ?? 0,
    poolUse: amount(value['poolUse']),
    exceeded: Array.isArray(exceeded) ? exceeded.filter(isFigure) : [],
    incomplete: value['incomplete'] === true,
  };
}

function isFigure(value: unknown): value is keyof HealthThresholds {
  return typeof value === 'string' && FIGURES.includes(value);
}

function amount(value: unknown): number | undefined {
  const number = finite(value);
  return number !== undefined && number >= 0 ? number : undefined;
}
