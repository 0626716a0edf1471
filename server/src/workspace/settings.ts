import type { PlatformEvidence } from '../core/platforms/detect.ts';
import type { RuleSettings, Severity } from '../core/rules/rule.ts';

/** The part of `procfileDoctor.*` that the server looks at. */
export interface Settings {
  readonly platform: PlatformEvidence['setting'];
  readonly rules: RuleSettings;
  readonly inlayHints: boolean;
}

export const DEFAULT_SETTINGS: Settings = { platform: 'auto', rules: {}, inlayHints: true };

const PLATFORMS = new Set<unknown>(['auto', 'blueking', 'heroku', 'generic']);
const SEVERITIES = new Set<unknown>(['error', 'warning', 'information', 'hint', 'off']);

/** Reads settings from what a client sent; anything that is not understood keeps its default. */
export function readSettings(value: unknown): Settings {
  const { platform, rules, inlayHints } = record(value);
  const known = Object.entries(record(rules)).filter(([, severity]) => SEVERITIES.has(severity));
  return {
    platform: PLATFORMS.has(platform) ? (platform as Settings['platform']) : DEFAULT_SETTINGS.platform,
    rules: Object.fromEntries(known) as Record<string, Severity | 'off'>,
    inlayHints: record(inlayHints)['enabled'] !== false,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
