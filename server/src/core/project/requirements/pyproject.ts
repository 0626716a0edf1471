/**
 * pyproject.toml: `[project]` (PEP 621), dependency groups (PEP 735), and the tables of poetry, pdm and uv.
 */

import { isRecord } from '../../text/is-record.ts';
import { parseDependency } from './dependency.ts';
import { type Mention, mentionOf } from './mention.ts';
import { entriesOf, readToml, type TomlFile, textOf } from './toml-file.ts';
import type { TomlPath } from './toml-spans.ts';
import { tomlTableMentions } from './toml-table.ts';

interface Pyproject {
  readonly mentions: readonly Mention[];
  /** Files that setuptools takes the dependencies from, relative to the pyproject.toml. */
  readonly includes: readonly string[];
  /** False when dependencies are made by code, or an entry could not be read. */
  readonly complete: boolean;
  /** True when it says anything about dependencies. */
  readonly found: boolean;
}

/** Undefined for what is no TOML. */
export function readPyproject(text: string, uri: string): Pyproject | undefined {
  const toml = readToml(text);
  if (!toml) return undefined;
  const lists = [
    { path: ['project', 'dependencies'], optional: false },
    ...groups(toml, ['project', 'optional-dependencies']),
    ...groups(toml, ['dependency-groups']),
    ...groups(toml, ['tool', 'pdm', 'dev-dependencies']),
    { path: ['tool', 'uv', 'dev-dependencies'], optional: true },
  ].map(({ path, optional }) => stringList(toml, path, uri, optional));
  const poetry = ['tool', 'poetry'];
  const tables = [
    { path: [...poetry, 'dependencies'], optional: false },
    { path: [...poetry, 'dev-dependencies'], optional: true },
    ...entriesOf(toml.get(...poetry, 'group')).map(([group]) => ({
      path: [...poetry, 'group', group, 'dependencies'],
      optional: true,
    })),
  ].map(({ path, optional }) => tomlTableMentions(toml, path, uri, optional, 'poetry'));
  const dynamic = toml.get('project', 'dynamic');
  const isDynamic = Array.isArray(dynamic) && dynamic.includes('dependencies');
  const includes = isDynamic ? dynamicFiles(toml) : [];
  return {
    mentions: [...lists.flatMap((list) => list.mentions), ...tables.flatMap((table) => table.mentions)],
    includes,
    complete: [...lists, ...tables].every((part) => part.complete) && (!isDynamic || includes.length > 0),
    found: isRecord(toml.get('project')) || isRecord(toml.get(...poetry)),
  };
}

function groups(toml: TomlFile, path: string[]): { path: string[]; optional: boolean }[] {
  return entriesOf(toml.get(...path)).map(([group]) => ({ path: [...path, group], optional: true }));
}

function stringList(toml: TomlFile, path: TomlPath, uri: string, optional: boolean) {
  const list = toml.get(...path);
  const mentions: Mention[] = [];
  let complete = true;
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const dependency = parseDependency(textOf(item) ?? '');
    const span = toml.spanOf([...path, index]);
    if (dependency && span) mentions.push(mentionOf('direct', dependency, { uri, span, optional }));
    // A table is `{ include-group = "…" }`, which names nothing itself.
    else if (!isRecord(item) && !optional) complete = false;
  }
  return { mentions, complete };
}

/** `[tool.setuptools.dynamic] dependencies = { file = ["requirements.txt"] }`. */
function dynamicFiles(toml: TomlFile): string[] {
  const file = toml.get('tool', 'setuptools', 'dynamic', 'dependencies', 'file');
  const files: unknown[] = Array.isArray(file) ? file : [file];
  return files.flatMap((name) => textOf(name) ?? []);
}
