import type { Thresholds } from '../logs/health/thresholds.ts';
import type { UserPattern } from '../logs/signatures/user-patterns.ts';
import type { Platform } from '../model/platform.ts';
import type { RuleSettings } from '../rules/rule.ts';

/** The file of a repository that holds its settings; the first of the names that is there counts. */
export const CONFIGURATION_FILES = ['.procfile-doctor.yaml', '.procfile-doctor.yml'] as const;

/** What such a file says; what it does not say is undefined. */
export interface Configuration {
  readonly platform: Platform['id'] | 'auto' | undefined;
  readonly rules: RuleSettings;
  readonly thresholds: Thresholds;
  /** What to look for in logs besides the signatures of the catalogue. */
  readonly patterns: readonly UserPattern[];
}

export const NO_CONFIGURATION: Configuration = { platform: undefined, rules: {}, thresholds: {}, patterns: [] };
