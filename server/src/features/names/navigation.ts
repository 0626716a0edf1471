import type { Location, Position } from 'vscode-languageserver';
import type { Document } from '../../core/model/document.ts';
import { nameAt, type PlacedOccurrence, sameNames } from '../../core/navigate/names.ts';
import { sameTargets } from '../../core/navigate/same-targets.ts';
import { targetsOf } from '../../core/navigate/targets.ts';
import { variablesOfFiles } from '../../core/project/variables/variable-files.ts';
import { span, touches } from '../../core/text/span.ts';
import type { Analysis } from '../../workspace/analysis.ts';

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
  const definitions = sameNames(analysis, offset, others).filter(({ occurrence }) => occurrence.kind === 'definition');
  return [...definitions.map(locationOf), ...variablesInFiles(analysis, offset)];
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
  const places = sameNames(analysis, offset, others).filter(
    ({ occurrence }) => includeDeclaration || occurrence.kind === 'use',
  );
  return [...places.map(locationOf), ...(includeDeclaration ? variablesInFiles(analysis, offset) : [])];
}

/** Where files that are none of ours set the variable at `offset`. */
function variablesInFiles({ document, project }: Analysis, offset: number): Location[] {
  const name = nameAt(document, offset);
  if (name?.of !== 'variable') return [];
  return variablesOfFiles(project)
    .filter((one) => one.name === name.name)
    .map(({ uri, range }) => ({ uri, range }));
}

function locationOf({ document, occurrence }: PlacedOccurrence): Location {
  return { uri: document.uri, range: document.lines.rangeOf(occurrence.span) };
}
