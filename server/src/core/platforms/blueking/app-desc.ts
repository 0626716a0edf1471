/** app_desc.yaml as the platform reads it: its version, and the modules and processes it will find. */

import { Kept } from '../../caches/kept.ts';
import type { AppDescSyntax } from '../../syntax/app-desc.ts';
import {
  entriesOf,
  entryOf,
  itemsOf,
  type YamlEntry,
  type YamlTree,
  type YamlValue,
} from '../../syntax/yaml/yaml-value.ts';
import { type Span, span } from '../../text/span.ts';
import type { MappingType, SpecVersion } from './schema/field.ts';

export interface AppDesc extends YamlTree {
  readonly version: DeclaredVersion;
  /**
   * The schema of the version; if that is missing or wrong, the one that the existing keys suggest, for hovers and
   * completion.
   */
  readonly schema: MappingType;
  readonly modules: readonly AppDescModule[];
}

interface DeclaredVersion {
  /** `spec_version`, or `specVersion` where the first has no value (…/declarative/handlers.py). */
  readonly entry: YamlEntry | undefined;
  /** 2 or 3, the versions the platform handles; undefined for everything else. */
  readonly number: SpecVersion | undefined;
}

export interface AppDescModule {
  /** undefined under a single `module`. */
  readonly name: string | undefined;
  readonly nameSpan: Span;
  readonly value: YamlValue;
  /** `source_dir` or `sourceDir`, as the version spells it: the platform ignores the other one. */
  readonly sourceDir: YamlValue | undefined;
  readonly processes: readonly AppDescProcess[];
}

export interface AppDescProcess {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: YamlValue;
  /** The text of `command` or `procCommand`; undefined when it is written in another way, or not at all. */
  readonly command: { readonly text: string; readonly span: Span } | undefined;
}

/** Read once for each syntax tree; a tree belongs to one version of one text. */
const known = new Kept<AppDescSyntax, AppDesc>();

export function readAppDesc(syntax: AppDescSyntax): AppDesc {
  let result = known.of(syntax);
  if (!result) {
    result = read(syntax);
    known.set(syntax, result);
  }
  return result;
}

function read({ root, lost }: YamlTree): AppDesc {
  const version = versionOf(root);
  const isV3 = version.number === undefined ? looksLikeV3(root) : version.number === 3;
  const { SCHEMAS } = require('./schema/versions.ts') as typeof import('./schema/versions.ts');
  return {
    root,
    lost,
    version,
    schema: SCHEMAS[isV3 ? 3 : 2],
    modules: isV3 ? modulesV3(root) : modulesV2(root),
  };
}

function versionOf(root: YamlValue | undefined): DeclaredVersion {
  const snake = entryOf(root, 'spec_version');
  const entry = snake && isTruthy(snake.value) ? snake : (entryOf(root, 'specVersion') ?? snake);
  const value = entry?.value;
  // An integer enumeration: 2.0 equals 2, the text '2' does not.
  const number = value?.kind === 'scalar' && (value.type === 'int' || value.type === 'float') ? Number(value.text) : 0;
  return { entry, number: number === 2 || number === 3 ? number : undefined };
}

/** Truthiness as in Python. */
export function isTruthy(value: YamlValue): boolean {
  if (value.kind === 'list') return value.items.length > 0;
  if (value.kind === 'mapping') return value.entries.length > 0;
  if (value.kind === 'opaque' || value.type === 'date' || value.type === 'datetime') return true;
  if (value.type === 'str') return value.text !== '';
  if (value.type === 'int' || value.type === 'float') return Number(value.text) !== 0;
  return value.text === 'True';
}

function looksLikeV3(root: YamlValue | undefined): boolean {
  if (entryOf(root, 'specVersion')) return true;
  const first = entryOf(root, 'module')?.value ?? itemsOf(entryOf(root, 'modules')?.value)[0];
  return entryOf(first, 'spec') !== undefined && entryOf(first, 'processes') === undefined;
}

function modulesV2(root: YamlValue | undefined): AppDescModule[] {
  const modules = entriesOf(entryOf(root, 'modules')?.value).map((entry) =>
    moduleOfV2(entry.name, entry.key.span, entry.value),
  );
  const single = entryOf(root, 'module');
  if (single) modules.push(moduleOfV2(undefined, single.key.span, single.value));
  return modules;
}

function modulesV3(root: YamlValue | undefined): AppDescModule[] {
  const modules = itemsOf(entryOf(root, 'modules')?.value).map((item) => {
    const name = entryOf(item, 'name');
    const place = name?.value.span ?? span(item.span.start, item.span.start);
    const text = name?.value.kind === 'scalar' ? name.value.text : undefined;
    return moduleOfV3(text, place, item);
  });
  const single = entryOf(root, 'module');
  if (single) modules.push(moduleOfV3(undefined, single.key.span, single.value));
  return modules;
}

function moduleOfV2(name: string | undefined, nameSpan: Span, value: YamlValue): AppDescModule {
  return { name, nameSpan, value, sourceDir: entryOf(value, 'source_dir')?.value, processes: processesV2(value) };
}

function moduleOfV3(name: string | undefined, nameSpan: Span, value: YamlValue): AppDescModule {
  return { name, nameSpan, value, sourceDir: entryOf(value, 'sourceDir')?.value, processes: processesV3(value) };
}

function processesV2(module: YamlValue): AppDescProcess[] {
  return entriesOf(entryOf(module, 'processes')?.value).map(
    ({ name, key, value }) => new ReadProcess(name, key.span, value, 'command'),
  );
}

function processesV3(module: YamlValue): AppDescProcess[] {
  const processes = entryOf(entryOf(module, 'spec')?.value, 'processes')?.value;
  return itemsOf(processes).flatMap((value) => {
    const name = entryOf(value, 'name')?.value;
    if (name?.kind !== 'scalar') return [];
    return [new ReadProcess(name.text, name.span, value, 'procCommand')];
  });
}

/** Few rules ask for the command, and every version of the file has all processes. */
class ReadProcess implements AppDescProcess {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: YamlValue;
  readonly #key: string;

  constructor(name: string, nameSpan: Span, value: YamlValue, key: string) {
    this.name = name;
    this.nameSpan = nameSpan;
    this.value = value;
    this.#key = key;
  }

  get command(): AppDescProcess['command'] {
    return commandOf(this.value, this.#key);
  }
}

function commandOf(process: YamlValue, key: string): AppDescProcess['command'] {
  const value = entryOf(process, key)?.value;
  if (value?.kind !== 'scalar' || value.type === 'null') return undefined;
  // The serializer strips white space around it (rest_framework/fields.py, CharField).
  return { text: value.text.trim(), span: value.span };
}

/**
 * True for a file with the keys that only the upload of an S-Mart package requires: the application and its version.
 */
export function isPackage({ root }: AppDesc): boolean {
  const app = entryOf(root, 'app')?.value;
  const hasCode = entryOf(app, 'bk_app_code') ?? entryOf(app, 'bkAppCode');
  const hasVersion = entryOf(root, 'app_version') ?? entryOf(root, 'appVersion');
  return hasCode !== undefined && hasVersion !== undefined;
}
