/** `.procfile-doctor.yaml`: the settings of the extension that belong to a repository, read with the place of each mistake. */
import { type Node, parseDocument } from 'yaml';
import { THRESHOLD_NAMES, type ThresholdName, type Thresholds } from '../logs/health/thresholds.ts';
import { knownSignatures } from '../logs/signatures/known.ts';
import { rulesById } from '../rules/registry.ts';
import type { Severity } from '../rules/rule.ts';
import { nestedTooDeep } from '../syntax/yaml/deep-nesting.ts';
import { t } from '../text/l10n.ts';
import { type Configuration, NO_CONFIGURATION, PLATFORM_CHOICES, SEVERITY_CHOICES } from './configuration.ts';
import { type ConfigurationProblem, Entries } from './entries.ts';
import { readPatterns } from './read-patterns.ts';

export interface ReadConfiguration {
  /** What could be understood. */
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

/** What is led back from a log to its line has a severity as a rule has. */
export const INCIDENT_PREFIX = 'incident/';

/** Never fails: what is wrong is a problem, and everything else counts. An empty file says nothing. */
export function readConfiguration(text: string): ReadConfiguration {
  const deep = nestedTooDeep(text);
  if (deep) {
    const message = t('This is no YAML: {reason}', { reason: deep.detail });
    return { configuration: NO_CONFIGURATION, problems: [{ span: deep.span, message }] };
  }
  const yaml = parseDocument(text, { logLevel: 'silent' });
  const problems: ConfigurationProblem[] = yaml.errors.map(({ pos: [start, end], message }) => ({
    span: { start, end },
    message: t('This is no YAML: {reason}', { reason: message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '' }),
  }));
  if (problems.length > 0) return { configuration: NO_CONFIGURATION, problems };

  const entries = new Entries(problems);
  let platform: Configuration['platform'];
  let rules: Configuration['rules'] = {};
  let thresholds: Thresholds = {};
  let patterns: Configuration['patterns'] = [];
  entries.each(yaml.contents, '', {
    platform: (value) => {
      platform = entries.choice(value, 'platform', PLATFORM_CHOICES);
    },
    rules: (value) => {
      rules = readRules(entries, value);
    },
    logs: (value) =>
      entries.each(value, 'logs', {
        thresholds: (inner) => {
          thresholds = readThresholds(entries, inner);
        },
        patterns: (inner) => {
          patterns = readPatterns(entries, inner);
        },
      }),
  });
  return { configuration: { platform, rules, thresholds, patterns }, problems };
}

function readRules(entries: Entries, node: Node): Configuration['rules'] {
  const rules: Record<string, Severity | 'off'> = {};
  const incidents = knownSignatures().map(({ id }) => `${INCIDENT_PREFIX}${id}`);
  const readers = [...rulesById.keys(), ...incidents].map((id) => {
    const read = (value: Node): void => {
      const severity = entries.choice(value, id, SEVERITY_CHOICES);
      if (severity !== undefined) rules[id] = severity;
    };
    return [id, read] as const;
  });
  entries.each(node, 'rules', Object.fromEntries(readers), (id) => t('There is no rule `{id}`.', { id }));
  return rules;
}

function readThresholds(entries: Entries, node: Node): Thresholds {
  const thresholds: Partial<Record<ThresholdName, number>> = {};
  const readers = THRESHOLD_NAMES.map((name) => {
    const read = (value: Node): void => {
      const number = entries.positive(value, `logs.thresholds.${name}`);
      if (number !== undefined) thresholds[name] = number;
    };
    return [name, read] as const;
  });
  entries.each(node, 'logs.thresholds', Object.fromEntries(readers));
  return thresholds;
}
