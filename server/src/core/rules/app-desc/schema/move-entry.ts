/** Moves a key of app_desc.yaml with all that is below it to where the platform reads it. */
import { readYamlFile } from '../../../syntax/yaml/yaml-file.ts';
import type { YamlEntry, YamlMapping, YamlValue } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import { applyEdits } from '../../../text/text-edit.ts';
import type { Fix } from '../../rule.ts';
import { removeEntry } from '../edit-entry.ts';

/** UTF-16 units: trying out means reading the file again. */
const MAX_TEXT = 100_000;

interface Place {
  readonly mapping: YamlMapping;
  /** `module.processes.web` */
  readonly path: string;
}

/**
 * For an entry of `from` that belongs to `path` (as `keyBelongsTo` says it): moves it there if the file has exactly one such
 * place, without that key. Nothing where lines are shared (`{a: b}`, `- a: b`) or an anchor may repeat them elsewhere.
 */
export function moveEntry(text: string, root: YamlValue, from: YamlMapping, entry: YamlEntry, path: string): Fix[] {
  const [place, another] = placesOf(root, path);
  if (!place || another || text.length > MAX_TEXT || from.entries.length < 2) return [];
  const { mapping } = place;
  if (mapping.flow || mapping.shared || from.shared || mapping.entries.some(({ name }) => name === entry.name))
    return [];
  const last = mapping.entries.findLast(({ merged }) => !merged);
  const here = removeEntry(text, entry);
  const there = last && removeEntry(text, last);
  if (!here || !there) return [];
  const moved = indentedLike(text.slice(here.span.start, here.span.end), indentOf(text, last));
  if (moved === undefined) return [];
  const at = there.span.end;
  const newline = /\r?\n|\r/.exec(text)?.[0] ?? '\n';
  const newText =
    (/[\r\n]$/.test(text.slice(0, at)) ? '' : newline) + (/[\r\n]$/.test(moved) ? moved : moved + newline);
  const edits = at === here.span.start ? [{ span: here.span, newText }] : [here, { span: span(at, at), newText }];
  const { errors, tabs } = readYamlFile(applyEdits(text, edits));
  if (errors.length > 0 || tabs.length > 0) return [];
  return [{ title: t('Move it to `{place}`', { place: place.path }), edits, preferred: true, safe: false }];
}

/** Every mapping at a path in which `NAME` stands for any key and `[]` for any item. */
function placesOf(root: YamlValue, path: string): readonly Place[] {
  const steps = path.replaceAll('[]', '.[]').split('.');
  let places: { readonly value: YamlValue; readonly path: string }[] = [{ value: root, path: '' }];
  for (const step of steps) {
    places = places.flatMap(({ value, path }) => {
      if (step === '[]')
        return value.kind === 'list' ? value.items.map((item, i) => ({ value: item, path: `${path}[${i}]` })) : [];
      if (value.kind !== 'mapping') return [];
      const entries = value.effective.filter(({ name }) => step === 'NAME' || name === step);
      return entries.map((one) => ({ value: one.value, path: path ? `${path}.${one.name}` : one.name }));
    });
  }
  return places.flatMap(({ value, path }) => (value.kind === 'mapping' ? [{ mapping: value, path }] : []));
}

function indentOf(text: string, { key }: YamlEntry): string {
  return text.slice(text.lastIndexOf('\n', key.span.start - 1) + 1, key.span.start);
}

/** Lines with another indentation; undefined if one of them is not indented as the first. */
function indentedLike(lines: string, indent: string): string | undefined {
  const before = /^[ \t]*/.exec(lines)?.[0] ?? '';
  const parts = lines.split(/(?<=\n)/);
  if (parts.some((line) => line.trim() !== '' && !line.startsWith(before))) return undefined;
  return parts.map((line) => (line.trim() === '' ? line : indent + line.slice(before.length))).join('');
}
