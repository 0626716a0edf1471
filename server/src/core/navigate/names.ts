/** Finds the same name in all files of an application. */
import type { Document } from '../model/document.ts';
import { type Occurrence, occurrences } from '../model/occurrences.ts';
import { resolvePath } from '../project/paths.ts';
import { siblingDocuments } from '../project/sibling-documents.ts';
import type { RuleContext } from '../rules/rule.ts';
import { span, touches } from '../text/span.ts';
import { appDescNames } from './app-desc-names.ts';

export interface PlacedOccurrence {
  readonly document: Document;
  readonly occurrence: Occurrence;
}

/** Every name of a document, in the order of the text. */
export function namesOf(document: Document): Occurrence[] {
  return [...occurrences(document), ...appDescNames(document), ...anchorsIn(document)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

function anchorsIn(document: Document): Occurrence[] {
  const { syntax } = document;
  if (syntax.kind !== 'app-desc' || syntax.marks.length === 0) return [];
  const { anchorNames } = require('./anchor-names.ts') as typeof import('./anchor-names.ts');
  return anchorNames(document);
}

/** The name at `offset`, or behind the sign there that belongs to it: `$NAME`, `&name`; undefined if there is none. */
export function nameAt(document: Document, offset: number): Occurrence | undefined {
  const names = namesOf(document);
  const touching = (at: number) => names.find((occurrence) => touches(occurrence.span, span(at, at)));
  const sign = /^(?:\$?\{|[$&*])/.exec(document.text.slice(offset, offset + 2))?.[0];
  return touching(offset) ?? (sign === undefined ? undefined : touching(offset + sign.length));
}

/**
 * Every occurrence of the name at `offset`, in this document first; none where no name stands. `others`: documents of other
 * applications, which may name a module of this one.
 */
export function sameNames(
  { document, project, platform }: RuleContext,
  offset: number,
  others: readonly Document[] = [],
): PlacedOccurrence[] {
  const here = nameAt(document, offset);
  if (!here) return [];
  const family = [document, ...siblingDocuments(document, project, platform)];
  const isSame = sameAs(here, document, family);
  const found = placed(family).filter(
    (one) => one.occurrence.of === here.of && one.occurrence.name === here.name && isSame(one),
  );
  if (here.of !== 'module' || here.application === undefined) return found;
  const known = new Set(family.map(({ uri }) => uri));
  return [
    ...found,
    ...placed(others.filter(({ uri }) => !known.has(uri))).filter(
      ({ occurrence }) =>
        occurrence.of === 'module' && occurrence.name === here.name && occurrence.application === here.application,
    ),
  ];
}

/** Tells of places with the same name whether they mean the same. */
function sameAs(here: Occurrence, document: Document, family: readonly Document[]): (one: PlacedOccurrence) => boolean {
  if (here.of === 'process') return sameProcess(here, document, family);
  if (here.of === 'module') return ({ occurrence }) => occurrence.application === here.application;
  if (here.of === 'anchor') return (one) => one.document === document && one.occurrence.anchor === here.anchor;
  return () => true;
}

/**
 * Two modules may each have a process of one name. A Procfile says what the modules start whose directory is its own: with
 * it they have the process in common.
 */
function sameProcess(
  here: Occurrence,
  document: Document,
  family: readonly Document[],
): (one: PlacedOccurrence) => boolean {
  const isOfFolder = ({ document: of, occurrence }: PlacedOccurrence): boolean =>
    of.kind === 'procfile' || isRoot(of, occurrence.module);
  const inProcfile = family.some(
    ({ kind, processes }) => kind === 'procfile' && processes.all.some(({ name }) => name === here.name),
  );
  if (isOfFolder({ document, occurrence: here }) && inProcfile) return isOfFolder;
  return ({ document: of, occurrence }) => of.kind === document.kind && occurrence.module === here.module;
}

/** Whether a module of app_desc.yaml lies in the folder of the file. */
function isRoot({ processes }: Document, module: string | undefined): boolean {
  const directory = processes.all.find((process) => process.module === module)?.sourceDirectory ?? '';
  return resolvePath('', directory) === '';
}

function placed(documents: readonly Document[]): PlacedOccurrence[] {
  return documents.flatMap((document) => namesOf(document).map((occurrence) => ({ document, occurrence })));
}
