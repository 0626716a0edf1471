import {
  LSPErrorCodes,
  type Position,
  type PrepareRenameResult,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Document } from '../../core/model/document.ts';
import type { Occurrence } from '../../core/model/occurrences.ts';
import type { Platform } from '../../core/model/platform.ts';
import { nameAt, namesOf, type PlacedOccurrence, sameNames } from '../../core/navigate/names.ts';
import { sameTargets } from '../../core/navigate/same-targets.ts';
import { moduleNameFault } from '../../core/rules/app-desc/modules/module-name.ts';
import { render, type Text, type Translations, t } from '../../core/text/l10n.ts';
import type { Analysis } from '../../workspace/analysis.ts';

/** Processes, modules and anchors can be renamed; for a name that others use as well the reason why not is given. */
export function prepareRename(
  analysis: Analysis | undefined,
  position: Position,
  translations: Translations,
): PrepareRenameResult | ResponseError | null {
  if (!analysis) return null;
  const { document } = analysis;
  const offset = document.lines.offsetAt(position);
  const name = nameAt(document, offset);
  const refuse = (reason: Text) => new ResponseError(LSPErrorCodes.RequestFailed, render(reason, translations));
  if (name?.of === 'variable')
    return refuse(
      t('The variable {name} is read by programs and set by the platform, too: it cannot be renamed from here.', {
        name: name.name,
      }),
    );
  if (name) return { range: document.lines.rangeOf(name.span), placeholder: name.name };
  if (sameTargets(analysis, offset).length > 0)
    return refuse(
      t('Files and Python modules are renamed where they are: code imports them by their names, and commands follow.'),
    );
  return null;
}

/** Renames a process, a module or an anchor here and in the other files, which must agree. */
export function rename(
  analysis: Analysis | undefined,
  position: Position,
  newName: string,
  others: readonly Document[],
  translations: Translations,
): WorkspaceEdit | ResponseError | null {
  if (!analysis) return null;
  const refuse = (reason: Text) => new ResponseError(LSPErrorCodes.RequestFailed, render(reason, translations));
  const [first, ...rest] = sameNames(analysis, analysis.document.lines.offsetAt(position), others);
  if (!first || first.occurrence.of === 'variable') return null;
  const places = [first, ...rest];
  const { occurrence } = first;
  if (newName === occurrence.name) return { documentChanges: [] };
  const fault =
    faultOf(occurrence, newName, analysis.platform) ??
    (isTaken(places, newName) ? takenBy(occurrence, newName) : undefined);
  if (fault) return refuse(fault);
  return edits(places, newName, analysis.document);
}

function faultOf({ of }: Occurrence, name: string, platform: Platform): Text | undefined {
  if (of === 'module') return moduleNameFault(name);
  return of === 'anchor' ? anchorNameFault(name) : processNameFault(name, platform);
}

function takenBy({ of }: Occurrence, name: string): Text {
  if (of === 'module') return t('There is a module {name} already.', { name });
  return of === 'anchor'
    ? t('There is an anchor {name} already.', { name })
    : t('There is a process {name} already.', { name });
}

/** What PyYAML takes (yaml/pyyaml:lib/yaml/scanner.py scan_anchor). */
function anchorNameFault(name: string): Text | undefined {
  if (/^[\w-]+$/.test(name)) return undefined;
  return t('{name} cannot be the name of an anchor: letters of ASCII, digits, hyphens and underscores.', { name });
}

function processNameFault(name: string, platform: Platform): Text | undefined {
  // Others take what the rule procfile/invalid-name does.
  if (platform.id !== 'blueking') {
    if (/^[A-Za-z0-9_-]+$/.test(name)) return undefined;
    return t('{name} cannot be a process name: letters, digits, hyphens and underscores.', { name });
  }
  if (/^[a-z0-9][-a-z0-9]*$/.test(name)) return undefined;
  return t('{name} cannot be a process name: lower-case letters, digits and hyphens, the first of them no hyphen.', {
    name,
  });
}

/** Whether something else of the same kind already has the new name, where the two would be taken for one. */
function isTaken(places: readonly PlacedOccurrence[], newName: string): boolean {
  const documents = new Set(places.map(({ document }) => document));
  const taken = [...documents].flatMap((document) =>
    namesOf(document)
      .filter(({ name, kind }) => name === newName && kind === 'definition')
      .map((occurrence) => ({ document, occurrence })),
  );
  return places.some(({ document, occurrence }) =>
    taken.some((other) => other.document === document && isSameKind(other.occurrence, occurrence)),
  );
}

function isSameKind(a: Occurrence, b: Occurrence): boolean {
  return a.of === b.of && (a.of === 'module' ? a.application === b.application : a.module === b.module);
}

function edits(places: readonly PlacedOccurrence[], newText: string, { uri: own, version }: Document): WorkspaceEdit {
  const byUri = new Map<string, PlacedOccurrence[]>();
  for (const one of places) byUri.set(one.document.uri, [...(byUri.get(one.document.uri) ?? []), one]);
  return {
    documentChanges: [...byUri].map(([uri, found]) => ({
      textDocument: { uri, version: uri === own ? version : null },
      edits: found.map(({ document, occurrence }) => ({ range: document.lines.rangeOf(occurrence.span), newText })),
    })),
  };
}
