import { isRecord } from '../../text/is-record.ts';
import { type Mention, mentionOf } from './mention.ts';
import { readToml, textOf } from './toml-file.ts';
import { tomlTableMentions } from './toml-table.ts';

export interface Pipfile {
  readonly mentions: readonly Mention[];
  readonly complete: boolean;
  /** `[requires]`, `3.11` or `3.11.4`. */
  readonly python: string | undefined;
}

/** Undefined for what is no TOML. */
export function readPipfile(text: string, uri: string): Pipfile | undefined {
  const toml = readToml(text);
  if (!toml) return undefined;
  const main = tomlTableMentions(toml, ['packages'], uri, false, 'pipfile');
  const development = tomlTableMentions(toml, ['dev-packages'], uri, true, 'pipfile');
  return {
    mentions: [...main.mentions, ...development.mentions],
    complete: main.complete,
    python: textOf(toml.get('requires', 'python_full_version')) ?? textOf(toml.get('requires', 'python_version')),
  };
}

/** Pipfile.lock. Undefined for what is no JSON. */
export function readPipfileLock(text: string, uri: string): Mention[] | undefined {
  const root = parseJson(text);
  if (!isRecord(root)) return undefined;
  const develop = text.indexOf('"develop"');
  return [...section(root['default'], text, 0, uri, false), ...section(root['develop'], text, develop, uri, true)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `from`: where the section begins, or a place before it. */
function section(packages: unknown, text: string, from: number, uri: string, optional: boolean): Mention[] {
  if (!isRecord(packages)) return [];
  const places = keysFrom(text, from);
  return Object.entries(packages).flatMap(([name, value]) => {
    if (!isRecord(value)) return [];
    const start = places.get(JSON.stringify(name)) ?? 0;
    const dependency = {
      name,
      extras: [],
      specifier: textOf(value['version']) ?? '',
      url: undefined,
      marker: textOf(value['markers']),
    };
    const span = { start, end: start + name.length + 2 };
    return mentionOf('locked', dependency, { uri, span, optional });
  });
}

/** The first place of each key from `from` on, as it is written: pipenv writes each name once in a section. */
function keysFrom(text: string, from: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const strings = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?/g;
  strings.lastIndex = Math.max(0, from);
  for (let found = strings.exec(text); found; found = strings.exec(text)) {
    const [, key = '', colon] = found;
    if (colon && !places.has(key)) places.set(key, found.index);
  }
  return places;
}
