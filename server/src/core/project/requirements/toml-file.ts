import { isRecord } from '../../text/is-record.ts';
import type { Span } from '../../text/span.ts';
import { parseToml } from '../parse-toml.ts';
import { type TomlPath, tomlSpans } from './toml-spans.ts';

/** A TOML text with the places of its values. */
export interface TomlFile {
  /** The value at a path; undefined when there is none. */
  readonly get: (...path: TomlPath) => unknown;
  readonly spanOf: (path: TomlPath) => Span | undefined;
}

/** Undefined for what is no TOML 1.0. Never throws. */
export function readToml(text: string): TomlFile | undefined {
  // A byte order mark is no TOML, but tools skip it; a blank in its place keeps all offsets.
  const content = text.replace(/^\uFEFF/, ' ');
  const root = parseToml(content);
  if (root === undefined) return undefined;
  let spans: ReadonlyMap<string, Span> | undefined;
  return {
    get: (...path) => path.reduce<unknown>((value, key) => at(value, key), root),
    spanOf: (path) => {
      spans ??= new Map(tomlSpans(content).map((entry) => [JSON.stringify(entry.path), entry.span]));
      return spans.get(JSON.stringify(path));
    },
  };
}

function at(value: unknown, key: string | number): unknown {
  if (typeof key === 'number') return Array.isArray(value) ? value[key] : undefined;
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
