import type { DocumentLink, Location, Position } from 'vscode-languageserver';
import type { Document } from '../../core/model/document.ts';
import { type PlacedOccurrence, sameNames } from '../../core/navigate/names.ts';
import { sameTargets } from '../../core/navigate/same-targets.ts';
import { targetsOf } from '../../core/navigate/targets.ts';
import { span, touches } from '../../core/text/span.ts';
import type { Analysis } from '../../workspace/analysis.ts';

/** Words that name a file or a module of the workspace. */
export function documentLinks(analysis: Analysis | undefined): DocumentLink[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  return targetsOf(document, project).map(({ span: place, uri, range }) => {
    const line = range.start.line;
    return { range: document.lines.rangeOf(place), target: line > 0 ? `${uri}#L${line + 1}` : uri };
  });
}

/** The file or definition that a word names, or where the same process, module or variable is defined. */
export function definition(
  analysis: Analysis | undefined,
  position: Position,
  others: readonly Document[] = [],
): Location[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  const offset = document.lines.offsetAt(position);
  const target = targetsOf(document, project).find(({ span: place }) => touches(place, span(offset, offset)));
  if (target) return [{ uri: target.uri, range: target.range }];
  return sameNames(analysis, offset, others)
    .filter(({ occurrence }) => occurrence.kind === 'definition')
    .map(locationOf);
}

/** Every place of a process, a module or a variable; every word that names the same file or Python module. */
export function references(
  analysis: Analysis | undefined,
  position: Position,
  includeDeclaration: boolean,
  others: readonly Document[],
): Location[] {
  if (!analysis) return [];
  const offset = analysis.document.lines.offsetAt(position);
  const targets = sameTargets(analysis, offset);
  const [first] = targets;
  if (first) {
    const { uri, range } = first.target;
    const words = targets.map(({ document, target }) => ({
      uri: document.uri,
      range: document.lines.rangeOf(target.span),
    }));
    return includeDeclaration ? [...words, { uri, range }] : words;
  }
  return sameNames(analysis, offset, others)
    .filter(({ occurrence }) => includeDeclaration || occurrence.kind === 'use')
    .map(locationOf);
}

function locationOf({ document, occurrence }: PlacedOccurrence): Location {
  return { uri: document.uri, range: document.lines.rangeOf(occurrence.span) };
}
