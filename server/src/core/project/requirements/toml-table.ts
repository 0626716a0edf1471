/** Dependencies written as a table, `name = "^1.2"` or `name = { version = "…", extras = […] }`: poetry and Pipfile. */
import { validRange } from '@renovatebot/pep440';
import { isRecord } from '../../text/is-record.ts';
import { parseMarker } from './marker.ts';
import { type Mention, mentionOf } from './mention.ts';
import { poetrySpecifier } from './poetry-specifier.ts';
import { entriesOf, type TomlFile, textOf } from './toml-file.ts';
import type { TomlPath } from './toml-spans.ts';

export function tomlTableMentions(
  toml: TomlFile,
  path: TomlPath,
  uri: string,
  optional: boolean,
  dialect: 'poetry' | 'pipfile',
): { mentions: Mention[]; complete: boolean } {
  const mentions: Mention[] = [];
  let complete = true;
  for (const [name, value] of entriesOf(toml.get(...path))) {
    if (dialect === 'poetry' && name === 'python') continue;
    // Several constraints for one package, each with its own marker.
    const variants: [unknown, TomlPath][] = Array.isArray(value)
      ? value.map((item: unknown, index) => [item, [...path, name, index]])
      : [[value, [...path, name]]];
    for (const [variant, place] of variants) {
      const span = toml.spanOf(place) ?? toml.spanOf([...path, name, 'version']);
      const read = readEntry(variant, dialect);
      if (!read || !span) {
        complete = false;
        continue;
      }
      const dependency = { name, extras: read.extras, specifier: read.specifier, url: undefined, marker: read.marker };
      mentions.push(mentionOf('direct', dependency, { uri, span, optional: optional || read.optional }));
    }
  }
  return { mentions, complete };
}

function readEntry(value: unknown, dialect: 'poetry' | 'pipfile') {
  const table = isRecord(value) ? value : { version: value };
  const version = textOf(table['version']) ?? '*';
  const extras = Array.isArray(table['extras']) ? table['extras'].flatMap((extra) => textOf(extra) ?? []) : [];
  const marker = textOf(table['markers']);
  if (!isRecord(value) && typeof value !== 'string') return undefined;
  if (marker !== undefined && !parseMarker(marker)) return undefined;
  return {
    specifier: specifierOf(version, dialect),
    extras,
    marker,
    optional: table['optional'] === true,
  };
}

/** A version that PEP 440 cannot express stays as written, and then no version satisfies it. */
function specifierOf(version: string, dialect: 'poetry' | 'pipfile'): string {
  if (version.trim() === '*') return '';
  if (dialect === 'pipfile') return validRange(version) ? version : `==${version}`;
  return poetrySpecifier(version) ?? version;
}
