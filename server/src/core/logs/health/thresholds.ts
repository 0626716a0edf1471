import type { Health } from '../types.ts';

/** What counts as healthy, unless the user says otherwise. Shares are 0..1, durations microseconds. */
export interface HealthThresholds {
  readonly rate502: number;
  readonly p95: number;
  readonly poolUse: number;
  readonly unplannedRestarts: number;
  readonly memoryKills: number;
}

/** A request that takes longer is counted as slow. */
export const SLOW_REQUEST_US = 5_000_000;

/** The usual goals of a web application: fewer than 1 % bad gateways, 95 % of the answers within 5 s, a pool with room. */
export const DEFAULT_THRESHOLDS: HealthThresholds = {
  rate502: 0.01,
  p95: SLOW_REQUEST_US,
  poolUse: 0.8,
  unplannedRestarts: 0,
  memoryKills: 0,
};

/**
 * Thresholds as a person writes them in a setting or a file: percent, milliseconds, and counts from which on the figure
 * is bad.
 */
export type Thresholds = Readonly<Partial<Record<ThresholdName, number>>>;
export const THRESHOLD_NAMES = ['rate502', 'p95', 'poolUse', 'restarts', 'kills'] as const;
export type ThresholdName = (typeof THRESHOLD_NAMES)[number];

/** Converts thresholds to the units of the log engine; missing ones are taken from `otherwise`. */
export function healthThresholds(
  { rate502, p95, poolUse, restarts, kills }: Thresholds,
  otherwise: HealthThresholds = DEFAULT_THRESHOLDS,
): HealthThresholds {
  return {
    ...otherwise,
    ...(rate502 !== undefined && { rate502: rate502 / 100 }),
    ...(p95 !== undefined && { p95: p95 * 1000 }),
    ...(poolUse !== undefined && { poolUse: poolUse / 100 }),
    ...(restarts !== undefined && { unplannedRestarts: restarts - 1 }),
    ...(kills !== undefined && { memoryKills: kills - 1 }),
  };
}

/** The names of the figures above their thresholds; unknown figures are not among them. */
export function breaches(
  health: Health,
  thresholds: HealthThresholds = DEFAULT_THRESHOLDS,
): (keyof HealthThresholds)[] {
  const names = ['rate502', 'p95', 'poolUse', 'unplannedRestarts', 'memoryKills'] as const;
  return names.filter((name) => {
    const value = health[name];
    return value !== undefined && value > thresholds[name];
  });
}
