import {
  type DocumentLink,
  type Location,
  type Position,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { occurrencesAt } from '../core/model/occurrences.ts';
import { type PlacedOccurrence, sameNames } from '../core/navigate/names.ts';
import { targetsOf } from '../core/navigate/targets.ts';
import { render, type Translations, t } from '../core/text/l10n.ts';
import { span, touches } from '../core/text/span.ts';
import type { Analysis } from '../workspace/workspace.ts';

/** Words that name a file or a module of the workspace. */
export function documentLinks(analysis: Analysis | undefined): DocumentLink[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  return targetsOf(document, project).map(({ span: place, uri, range }) => {
    const line = range.start.line;
    return { range: document.lines.rangeOf(place), target: line > 0 ? `${uri}#L${line + 1}` : uri };
  });
}

/** The file or definition that a word names, or where the same process is defined. */
export function definition(analysis: Analysis | undefined, position: Position): Location[] {
  if (!analysis) return [];
  const { document, project } = analysis;
  const offset = document.lines.offsetAt(position);
  const target = targetsOf(document, project).find(({ span: place }) => touches(place, span(offset, offset)));
  if (target) return [{ uri: target.uri, range: target.range }];
  return sameNames(analysis, offset)
    .filter(({ occurrence }) => occurrence.kind === 'definition')
    .map(locationOf);
}

export function references(
  analysis: Analysis | undefined,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  if (!analysis) return [];
  return sameNames(analysis, analysis.document.lines.offsetAt(position))
    .filter(({ occurrence }) => includeDeclaration || occurrence.kind === 'use')
    .map(locationOf);
}

/** Processes can be renamed; a variable is named by others too, so it cannot. */
export function prepareRename(analysis: Analysis | undefined, position: Position): PrepareRenameResult | null {
  if (!analysis) return null;
  const { document } = analysis;
  const offset = document.lines.offsetAt(position);
  const here = occurrencesAt(document, offset).find(({ span: place }) => touches(place, span(offset, offset)));
  if (here?.of !== 'process') return null;
  return { range: document.lines.rangeOf(here.span), placeholder: here.name };
}

/** Renames a process here and in the other files of the application, which must agree. */
export function rename(
  analysis: Analysis | undefined,
  position: Position,
  newName: string,
  translations: Translations,
): WorkspaceEdit | ResponseError | null {
  if (!analysis) return null;
  if (!/^[a-z0-9][-a-z0-9]*$/.test(newName)) {
    const message = t(
      'A process name has lower-case letters, digits and `-` only, no `-` first: {name} cannot be one.',
      {
        name: newName,
      },
    );
    return new ResponseError(INVALID_PARAMS, render(message, translations));
  }
  const found = sameNames(analysis, analysis.document.lines.offsetAt(position));
  if (found[0]?.occurrence.of !== 'process') return null;
  const changes = new Map<string, PlacedOccurrence[]>();
  for (const one of found) changes.set(one.document.uri, [...(changes.get(one.document.uri) ?? []), one]);
  return {
    documentChanges: [...changes].map(([uri, places]) => ({
      textDocument: { uri, version: uri === analysis.document.uri ? analysis.document.version : null },
      edits: places.map((one) => ({ range: locationOf(one).range, newText: newName })),
    })),
  };
}

/** JSON-RPC: the name the client sent cannot be taken. */
const INVALID_PARAMS = -32602;

function locationOf({ document, occurrence }: PlacedOccurrence): Location {
  return { uri: document.uri, range: document.lines.rangeOf(occurrence.span) };
}
