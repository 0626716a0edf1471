/** Anchors and aliases of app_desc.yaml as names. */
import type { Document } from '../model/document.ts';
import type { Occurrence } from '../model/occurrences.ts';
import { anchorsOf } from '../syntax/yaml/anchors/anchored-values.ts';
import { span } from '../text/span.ts';

export function anchorNames({ syntax, text }: Document): Occurrence[] {
  if (syntax.kind !== 'app-desc') return [];
  return anchorsOf(syntax, text).map(
    ({ kind, name, span: { start, end }, anchor }): Occurrence => ({
      kind: kind === 'anchor' ? 'definition' : 'use',
      of: 'anchor',
      name,
      anchor,
      span: span(start + 1, end),
    }),
  );
}
