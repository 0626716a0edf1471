/** Anchors and aliases for which PyYAML refuses the file, with what they may have meant. */

import { wrongInAnchor, type YamlAnchor, yamlAnchors } from '../../../syntax/yaml/anchors/yaml-anchors.ts';
import type { YamlError } from '../../../syntax/yaml/yaml-error.ts';
import { nearest } from '../../../text/edit-distance.ts';
import { t } from '../../../text/l10n.ts';
import { LineIndex } from '../../../text/line-index.ts';
import { span } from '../../../text/span.ts';
import type { Finding, Fix, RelatedPlace } from '../../rule.ts';

/** undefined for an error about something else. `platform`: what the deploy stops with. */
export function anchorProblem(text: string, error: YamlError, platform: string): Finding | undefined {
  if (error.about === undefined) return undefined;
  const all = yamlAnchors(text);
  const index = all.findIndex((one) => one.span.start === error.span.start);
  const here = all[index];
  if (!here) return undefined;
  if (error.about === 'anchor-name') return badName(here, all, platform);
  const anchors = all.filter(({ kind }) => kind === 'anchor');
  if (error.about === 'undefined-alias') return noAnchor(here, anchors, platform);
  const first = anchors.find(({ name }) => name === here.name) ?? here;
  const line = new LineIndex(text).lineAt(first.span.start) + 1;
  return {
    span: here.span,
    message: t('There is an anchor `&{name}` in line {line} already. The deploy stops with: {platform}', {
      name: here.name,
      line,
      platform,
    }),
    related: [{ message: t('The first anchor of this name.'), span: first.span }],
    fixes: () => renamed(all, (one) => one.anchor === index, freeName(here.name, anchors)),
  };
}

function noAnchor(here: YamlAnchor, anchors: readonly YamlAnchor[], platform: string): Finding {
  const isAbove = ({ span: { end } }: YamlAnchor): boolean => end <= here.span.start;
  const below = anchors.find((one) => one.name === here.name && !isAbove(one));
  const names = new Set(anchors.filter(isAbove).map(({ name }) => name));
  const related: RelatedPlace[] = below ? [{ message: t('The anchor stands here.'), span: below.span }] : [];
  return {
    span: here.span,
    message: below
      ? t(
          'The anchor `&{name}` stands further down: it must stand before its aliases. The deploy stops with: {platform}',
          {
            name: here.name,
            platform,
          },
        )
      : t('There is no anchor `&{name}`. The deploy stops with: {platform}', { name: here.name, platform }),
    related,
    fixes: () => {
      const meant = names.size === 1 ? [...names] : nearest(here.name, names);
      return meant.map((name) => ({
        title: t('Change to `{name}`', { name: `*${name}` }),
        edits: [{ span: here.span, newText: `*${name}` }],
        preferred: meant.length === 1 && nearest(here.name, meant).length === 1,
        safe: false,
      }));
    },
  };
}

function badName(here: YamlAnchor, all: readonly YamlAnchor[], platform: string): Finding {
  return {
    span: here.span,
    message: t(
      'The name of an anchor has letters of ASCII, digits, `-` and `_`, but no `{character}`. The deploy stops with: {platform}',
      { character: wrongInAnchor(here.name) ?? '', platform },
    ),
    fixes: () => {
      const plain =
        here.name
          .normalize('NFKD')
          .replace(/[^\w-]+/g, '-')
          .replace(/^-+|-+$/g, '') || 'anchor';
      const others = all.filter(({ name }) => name !== here.name);
      return renamed(all, ({ name }) => name === here.name, freeName(plain, others));
    },
  };
}

function renamed(all: readonly YamlAnchor[], isMeant: (one: YamlAnchor) => boolean, name: string): Fix[] {
  const edits = all.filter(isMeant).map(({ span: { start, end } }) => ({ span: span(start + 1, end), newText: name }));
  return [{ title: t('Rename to `{name}`', { name }), edits, preferred: true, safe: false }];
}

/** The name, with a number where another has it. */
function freeName(name: string, others: readonly YamlAnchor[]): string {
  const taken = new Set(others.map((one) => one.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
