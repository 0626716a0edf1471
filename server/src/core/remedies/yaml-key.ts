/** Sets a key of a YAML mapping and leaves everything around it as it is. */

import { replaceScalar } from '../rules/app-desc/edit-entry.ts';
import { entryOf, type YamlMapping, type YamlValue } from '../syntax/yaml/yaml-value.ts';
import { runStart } from '../text/run-start.ts';
import { span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/**
 * `value` (a plain scalar) at a path of keys. All but the last must be there: none otherwise, nor where something other
 * than a scalar stands. A value that comes from an anchor is not touched; the mapping gets a key of its own.
 */
export function setKey(text: string, root: YamlValue, path: readonly string[], value: string): TextEdit[] {
  const [key, ...rest] = path;
  if (key === undefined) return [];
  const entry = entryOf(root, key);
  const isOwn = entry && !entry.merged && root.kind === 'mapping' && isInside(root, entry.key.span.start);
  if (rest.length > 0) return isOwn ? setKey(text, entry.value, rest, value) : [];
  if (!isOwn) return root.kind === 'mapping' ? addKey(text, root, key, value) : [];
  if (entry.value.kind !== 'scalar') return [];
  if (entry.value.span.start === entry.value.span.end) {
    const { start } = entry.value.span;
    return [insertion(text[start] === ':' ? start + 1 : start, ` ${value}`)];
  }
  return entry.value.text === value ? [] : [replaceScalar(text, entry.value, value)];
}

function isInside({ span: place }: YamlMapping, offset: number): boolean {
  return place.start <= offset && offset < place.end;
}

/** In front of the first key that has a line for itself, else of the first one. */
function addKey(text: string, mapping: YamlMapping, key: string, value: string): TextEdit[] {
  const own = mapping.entries.filter((entry) => !entry.merged && isInside(mapping, entry.key.span.start));
  const [first] = own;
  if (!first) return [];
  if (mapping.flow) return [insertion(first.key.span.start, `${key}: ${value}, `)];
  const anchor = own.find((entry) => /^[ \t]*$/.test(lineBefore(text, entry.key.span.start))) ?? first;
  const at = anchor.key.span.start;
  const before = lineBefore(text, at);
  const indentation = before.replace(/[^ \t]/g, ' ');
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return [insertion(at, `${key}: ${value}${lineBreak}${indentation}`)];
}

function lineBefore(text: string, offset: number): string {
  return text.slice(runStart(text, offset, /[^\r\n]/), offset);
}

function insertion(at: number, newText: string): TextEdit {
  return { span: span(at, at), newText };
}
