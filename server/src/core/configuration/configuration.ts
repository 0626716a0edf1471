import { DEFAULT_THRESHOLDS, type HealthThresholds } from '../logs/health/thresholds.ts';
import type { Platform } from '../model/platform.ts';
import type { RuleSettings } from '../rules/rule.ts';

/** The file of a repository that holds its settings; the first of the names that is there counts. */
export const CONFIGURATION_FILES = ['.procfile-doctor.yaml', '.procfile-doctor.yml'] as const;

/** What such a file says; what it does not say is undefined. */
export interface Configuration {
  readonly platform: Platform['id'] | 'auto' | undefined;
  readonly rules: RuleSettings;
  readonly thresholds: Thresholds;
}

/** As a person writes them: from which percentage, milliseconds and counts on a figure is an alarm. */
export type Thresholds = Readonly<Partial<Record<ThresholdName, number>>>;

export const THRESHOLD_NAMES = ['rate502', 'p95', 'restarts', 'kills'] as const;
export type ThresholdName = (typeof THRESHOLD_NAMES)[number];

export const NO_CONFIGURATION: Configuration = { platform: undefined, rules: {}, thresholds: {} };

/** As the log engine measures: shares of 1, microseconds, and the largest count that is still fine. */
export function healthThresholds({ rate502, p95, restarts, kills }: Thresholds): HealthThresholds {
  return {
    ...DEFAULT_THRESHOLDS,
    ...(rate502 !== undefined && { rate502: rate502 / 100 }),
    ...(p95 !== undefined && { p95: p95 * 1000 }),
    ...(restarts !== undefined && { unplannedRestarts: restarts - 1 }),
    ...(kills !== undefined && { memoryKills: kills - 1 }),
  };
}
