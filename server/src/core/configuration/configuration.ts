import type { Thresholds } from '../logs/health/thresholds.ts';
import type { UserPattern } from '../logs/signatures/user-patterns.ts';
import { PLATFORM_IDS } from '../model/platform.ts';
import type { RuleSettings } from '../rules/rule.ts';

/** The file of a repository that holds its settings; the first of the names that is there counts. */
export const CONFIGURATION_FILES = ['.procfile-doctor.yaml', '.procfile-doctor.yml'] as const;

export const PLATFORM_CHOICES = ['auto', ...PLATFORM_IDS] as const;
export const SEVERITY_CHOICES = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** What such a file says; what it does not say is undefined. */
export interface Configuration {
  readonly platform: (typeof PLATFORM_CHOICES)[number] | undefined;
  readonly rules: RuleSettings;
  readonly thresholds: Thresholds;
  /** What to look for in logs besides the signatures of the catalogue. */
  readonly patterns: readonly UserPattern[];
}

export const NO_CONFIGURATION: Configuration = { platform: undefined, rules: {}, thresholds: {}, patterns: [] };
