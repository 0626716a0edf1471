/** poetry.lock, uv.lock, pdm.lock and pylock.toml (PEP 751): arrays of tables with `name` and `version`. */
import { isRecord } from '../../text/is-record.ts';
import { parseToml } from '../parse-toml.ts';
import { type Mention, mentionOf } from './mention.ts';
import { textOf } from './toml-file.ts';

/** Undefined for what is no TOML. */
export function readLockFile(text: string, uri: string): Mention[] | undefined {
  const root = parseToml(text);
  if (!isRecord(root)) return undefined;
  const list = root['package'] ?? root['packages'];
  const places = placesOf(text);
  return (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
    if (!isRecord(item)) return [];
    const name = textOf(item['name']);
    const version = textOf(item['version']);
    const span = places.get(name ?? '')?.shift();
    if (!name || !version || !span || isOwnPackage(item)) return [];
    const dependency = { name, extras: [], specifier: `==${version}`, url: undefined, marker: undefined };
    return mentionOf('locked', dependency, { uri, span, optional: isOptional(item) });
  });
}

/** The span of each `name = "…"` line; these files are written by tools, one key a line. */
function placesOf(text: string): Map<string, { start: number; end: number }[]> {
  const places = new Map<string, { start: number; end: number }[]>();
  for (const match of text.matchAll(/^name = "([^"\\]*)"/gm)) {
    const name = match[1] ?? '';
    const span = { start: match.index, end: match.index + match[0].length };
    const known = places.get(name);
    if (known) known.push(span);
    else places.set(name, [span]);
  }
  return places;
}

/** uv locks the project itself as well, with `source = { virtual = "." }` or `{ editable = "." }`. */
function isOwnPackage(item: Readonly<Record<string, unknown>>): boolean {
  const source = item['source'];
  return isRecord(source) && (source['virtual'] === '.' || source['editable'] === '.');
}

/** `groups` (poetry 2, pdm) without a main group, `category = "dev"` (poetry 1.0-1.4), `optional = true`. */
function isOptional(item: Readonly<Record<string, unknown>>): boolean {
  const groups = item['groups'];
  if (Array.isArray(groups)) return !groups.includes('main') && !groups.includes('default');
  return item['category'] === 'dev' || item['optional'] === true;
}
