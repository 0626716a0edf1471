/** `.procfile-doctor.yaml`: the settings of the extension that belong to a repository, read with the place of each mistake. */
import { isMap, isScalar, type Node, type Pair, parseDocument } from 'yaml';
import { SIGNATURES } from '../logs/signatures/catalogue.ts';
import { rulesById } from '../rules/registry.ts';
import type { Severity } from '../rules/rule.ts';
import { nearest } from '../text/edit-distance.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';
import {
  type Configuration,
  NO_CONFIGURATION,
  THRESHOLD_NAMES,
  type ThresholdName,
  type Thresholds,
} from './configuration.ts';

export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: Text;
}

export interface ReadConfiguration {
  /** What could be understood. */
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

export const PLATFORM_CHOICES = ['auto', 'blueking', 'heroku', 'generic'] as const;
export const SEVERITY_CHOICES = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** What is led back from a log to its line has a severity as a rule has. */
export const INCIDENT_PREFIX = 'incident/';
const INCIDENTS = SIGNATURES.map(({ id }) => `${INCIDENT_PREFIX}${id}`);

/** Never fails: what is wrong is a problem, and everything else counts. An empty file says nothing. */
export function readConfiguration(text: string): ReadConfiguration {
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
      }),
  });
  return { configuration: { platform, rules, thresholds }, problems };
}

function readRules(entries: Entries, node: Node): Configuration['rules'] {
  const rules: Record<string, Severity | 'off'> = {};
  const readers = [...rulesById.keys(), ...INCIDENTS].map((id) => {
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

type Readers = Readonly<Record<string, (value: Node) => void>>;

/** Walks mappings of known keys and notes what does not fit. */
class Entries {
  readonly #problems: ConfigurationProblem[];

  constructor(problems: ConfigurationProblem[]) {
    this.#problems = problems;
  }

  /** Calls the reader of each key. A key without a value says nothing. */
  each(node: Node | null, path: string, readers: Readers, unknown = unknownSetting(path)): void {
    if (node === null || isNothing(node)) return;
    if (!isMap<Node, Node | null>(node)) {
      const message =
        path === '' ? t('Settings must be a mapping of keys.') : t('`{path}` must be a mapping.', { path });
      this.#note(node, message);
      return;
    }
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
      if (read === undefined) this.#note(key, withSimilar(unknown(name), name, Object.keys(readers)));
      else if (value && !isNothing(value)) read(value);
    }
  }

  choice<T extends string>(node: Node, name: string, choices: readonly T[]): T | undefined {
    // Readers of YAML 1.1 take a plain `off` for false, and so may whoever writes the file.
    const value = isScalar(node) ? (node.value === false ? 'off' : node.value) : undefined;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) {
      const message = t('`{name}` must be one of {choices}.', { name, choices: choices.join(', ') });
      this.#note(node, message);
    }
    return found;
  }

  positive(node: Node, name: string): number | undefined {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && value > 0) return value;
    this.#note(node, t('`{name}` must be a number above 0.', { name }));
    return undefined;
  }

  #note(node: Node, message: Text): void {
    const [start, end] = node.range ?? [0, 0];
    this.#problems.push({ span: { start, end }, message });
  }
}

function isNothing(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

function unknownSetting(path: string): (name: string) => Text {
  return (name) => t('There is no setting `{name}`.', { name: path === '' ? name : `${path}.${name}` });
}

function withSimilar(message: Text, name: string, known: readonly string[]): Text {
  const [similar] = nearest(name, known);
  return similar === undefined ? message : t('{message} Did you mean `{similar}`?', { message, similar });
}
