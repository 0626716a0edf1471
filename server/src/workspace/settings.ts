import { type Configuration, PLATFORM_CHOICES, SEVERITY_CHOICES } from '../core/configuration/configuration.ts';
import type { PlatformEvidence } from '../core/platforms/detect.ts';
import { type IgnorePattern, readIgnorePatterns } from '../core/project/search/ignore-patterns.ts';
import type { RuleSettings } from '../core/rules/rule.ts';
import { isRecord } from '../core/text/is-record.ts';

/** The part of `procfileDoctor.*` that the server looks at. */
export interface Settings {
  readonly platform: PlatformEvidence['setting'];
  readonly rules: RuleSettings;
  readonly inlayHints: boolean;
}

export const DEFAULT_SETTINGS: Settings = { platform: 'auto', rules: {}, inlayHints: true };

/** Rules about plain YAML, which another extension may check already (`yamlErrorsElsewhere` of initializationOptions). */
const PLAIN_YAML_RULES: RuleSettings = { 'app-desc/yaml-syntax': 'off' };

/** Another extension checks YAML, by syntax and by the schemas that ours brings. */
export function areYamlErrorsElsewhere(options: unknown): boolean {
  return record(options)['yamlErrorsElsewhere'] === true;
}

/** The settings a server starts with, from the `initializationOptions` of the client, which may send none. */
export function initialSettings(options: unknown): Settings {
  return areYamlErrorsElsewhere(options) ? { ...DEFAULT_SETTINGS, rules: PLAIN_YAML_RULES } : DEFAULT_SETTINGS;
}

/** Reads settings from what a client sent; anything that is not understood keeps its value of `initial`. */
export function readSettings(value: unknown, initial: Settings): Settings {
  const { platform, rules, inlayHints } = record(value);
  const chosen = Object.entries(record(rules)).flatMap(([rule, value]) => {
    const severity = SEVERITY_CHOICES.find((one) => one === value);
    return severity ? [[rule, severity] as const] : [];
  });
  return {
    platform: PLATFORM_CHOICES.find((one) => one === platform) ?? initial.platform,
    rules: { ...initial.rules, ...Object.fromEntries(chosen) },
    inlayHints: record(inlayHints)['enabled'] !== false,
  };
}

/** UTF-16 units of a glob, and globs that its braces expand to: more than anybody writes. Settings may be a stranger's. */
const MAX_GLOB = 500;
const MAX_ALTERNATIVES = 100;

/**
 * What `files.exclude` of VS Code leaves out. Its globs are those of ignore files, but for alternatives in braces, and for
 * one without a slash, which is meant at the top (code.visualstudio.com/docs/editor/glob-patterns).
 */
export function readExcluded(value: unknown): IgnorePattern[] {
  const globs = Object.entries(record(value)).filter(([glob, isOn]) => isOn === true && glob.length <= MAX_GLOB);
  // The slash also keeps a `#` or `!` at the beginning from its meaning in ignore files.
  const lines = globs.flatMap(([glob]) => alternatives(glob).map((one) => `/${one}`));
  return readIgnorePatterns(lines.join('\n'));
}

function alternatives(glob: string): string[] {
  const found: string[] = [];
  for (const one of withoutBraces(glob)) if (found.push(one) === MAX_ALTERNATIVES) break;
  return found;
}

/** The globs that a glob with braces stands for; inner braces are expanded first. */
function* withoutBraces(glob: string): Generator<string> {
  const braces = /\{([^{}]*)\}/.exec(glob);
  if (!braces) return yield glob;
  const [all, inner = ''] = braces;
  for (const one of inner.split(',')) {
    yield* withoutBraces(glob.slice(0, braces.index) + one + glob.slice(braces.index + all.length));
  }
}

/**
 * The settings for files of a repository with a configuration file, which overrides the editor's settings rule by rule. The command
 * line reads the same file, so both say the same of a text.
 */
export function withConfiguration(settings: Settings, { platform, rules }: Configuration): Settings {
  return { ...settings, platform: platform ?? settings.platform, rules: { ...settings.rules, ...rules } };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
