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
  return [...section(root['default'], text, uri, false), ...section(root['develop'], text, uri, true)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function section(packages: unknown, text: string, uri: string, optional: boolean): Mention[] {
  return Object.entries(isRecord(packages) ? packages : {}).flatMap(([name, value]) => {
    if (!isRecord(value)) return [];
    // pipenv writes each name once in a section, on a line of its own.
    const start = Math.max(0, text.indexOf(JSON.stringify(name), optional ? text.indexOf('"develop"') : 0));
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
