import { nearest } from '../../../text/edit-distance.ts';
import type { FieldType, MappingType } from './field.ts';

interface KeySuggestion {
  readonly key: string;
  /** `other-spelling`: the other version's case, or only case and separators differ. */
  readonly reason: 'look-alike' | 'other-spelling' | 'near';
}

/** The key of this mapping that was probably meant. */
export function keySuggestion(written: string, { fields, ignored = [] }: MappingType): KeySuggestion | undefined {
  const keys = fields.map(({ key }) => key);
  const latin = toLatin(written);
  if (latin !== written && keys.includes(latin)) return { key: latin, reason: 'look-alike' };
  const same = keys.find((key) => squeeze(key) === squeeze(latin));
  if (same) return { key: same, reason: 'other-spelling' };
  const instead = ignored.find(({ key }) => squeeze(key) === squeeze(latin))?.instead;
  if (instead) return { key: instead, reason: 'near' };
  const [near] = nearest(latin, keys, 1);
  return near ? { key: near, reason: 'near' } : undefined;
}

/** Where in the file a key with exactly this name is read, as `module.spec.processes[].services`; the shortest way. */
export function keyBelongsTo(name: string, schema: MappingType): string | undefined {
  const queue: { readonly type: FieldType; readonly path: string }[] = [{ type: schema, path: '' }];
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { type, path } = next;
    if (type.kind === 'list') queue.push({ type: type.item, path: `${path}[]` });
    else if (type.kind === 'text-or-mapping') queue.push({ type: type.mapping, path });
    else if (type.kind === 'named') queue.push({ type: type.value, path: `${path}.NAME` });
    else if (type.kind === 'mapping') {
      if (path !== '' && type.fields.some(({ key }) => key === name)) return path;
      // `module` is the shorter way to everything that `modules` holds.
      for (const field of type.fields)
        if (field.key !== 'modules') queue.push({ type: field.type, path: path ? `${path}.${field.key}` : field.key });
    }
  }
  return undefined;
}

/** Letters of the Cyrillic and Greek alphabets that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  о: 'o',
  р: 'p',
  ѕ: 's',
  х: 'x',
  у: 'y',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ο: 'o',
  ν: 'v',
  α: 'a',
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
  Х: 'X',
};

/** Full-width letters count as their ASCII twins. */
function toLatin(text: string): string {
  return [...text.normalize('NFKC')].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');
}

function squeeze(key: string): string {
  return key.toLowerCase().replaceAll(/[-_ ]/g, '');
}
