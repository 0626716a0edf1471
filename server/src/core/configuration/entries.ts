import { isMap, isScalar, type Node, type Pair } from 'yaml';
import { nearest } from '../text/edit-distance.ts';
import { type Text, t } from '../text/l10n.ts';
import type { Span } from '../text/span.ts';

export interface ConfigurationProblem {
  readonly span: Span;
  readonly message: Text;
}

type Readers = Readonly<Record<string, (value: Node) => void>>;

/** Walks mappings of known keys and notes what does not fit. */
export class Entries {
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
      this.note(node, message);
      return;
    }
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
      if (read === undefined) this.note(key, withSimilar(unknown(name), name, Object.keys(readers)));
      else if (value && !isNothing(value)) read(value);
    }
  }

  /** Calls `read` for every key, whatever its name, with its node and its value. */
  all(node: Node, path: string, read: (name: string, key: Node, value: Node) => void): void {
    if (!isMap<Node, Node | null>(node)) {
      this.note(node, t('`{path}` must be a mapping.', { path }));
      return;
    }
    for (const { key, value } of node.items as Pair<Node, Node | null>[]) {
      const name = isScalar(key) ? String(key.value) : '';
      if (value && !isNothing(value)) read(name, key, value);
    }
  }

  choice<T extends string>(node: Node, name: string, choices: readonly T[]): T | undefined {
    const value = isScalar(node) ? node.value : undefined;
    // Readers of YAML 1.1 take a plain `off` for false, and so may whoever writes the file.
    const found = choices.find((choice) => choice === (value === false ? 'off' : value));
    if (found === undefined) {
      const message = t('`{name}` must be one of {choices}.', { name, choices: choices.join(', ') });
      this.note(node, message);
    }
    return found;
  }

  positive(node: Node, name: string): number | undefined {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'number' && value > 0) return value;
    this.note(node, t('`{name}` must be a number above 0.', { name }));
    return undefined;
  }

  text(node: Node, name: string): string | undefined {
    const value = isScalar(node) ? node.value : undefined;
    if (typeof value === 'string' && value !== '') return value;
    this.note(node, t('`{name}` must be a text.', { name }));
    return undefined;
  }

  note(node: Node, message: Text): void {
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
