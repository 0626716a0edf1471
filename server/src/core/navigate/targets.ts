/** Words of commands that name something elsewhere: a file, a Python module and what it defines. */
import { projectOf, startDirectory } from '../effective/application-place.ts';
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document } from '../model/document.ts';
import { findModule } from '../project/find-module.ts';
import { resolvePath, uriOf } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { readModule } from '../syntax/python/module-facts.ts';
import { isKnown, type Word } from '../syntax/shell/ast.ts';
import { LineIndex } from '../text/line-index.ts';
import { covers, type Range, type Span, span } from '../text/span.ts';

export interface Target {
  /** The words that name it, in the document. */
  readonly span: Span;
  readonly uri: string;
  /** Where in the file; its start for a whole file. */
  readonly range: Range;
}

const START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Only what is known to be there: a link never leads nowhere. */
export function targetsOf(document: Document, project: Project | undefined): Target[] {
  return document.processes.flatMap((process) => {
    const { command } = process;
    const place = projectOf(project, process);
    if (!command || !place) return [];
    return command.invocations.flatMap((invocation) => targetsOfInvocation(command, invocation, place));
  });
}

function targetsOfInvocation(command: CommandLine, invocation: Invocation, project: Project): Target[] {
  const directory = startDirectory(invocation);
  if (directory === undefined) return [];
  // `python manage.py` is read as the program manage.py: its word names a file as well.
  const words = invocation.command.words.filter(({ span: place }) => covers(invocation.programSpan, place));
  return [...words, ...invocation.arguments].flatMap((word) => {
    const value = valuePart(word);
    if (!value || !isKnown(value.text)) return [];
    const found = fileTarget(project, directory, value.text) ?? moduleTarget(project, directory, value.text);
    if (!found) return [];
    const place = word.value.toSource(span(value.start, value.start + (found.length ?? value.text.length)));
    return [{ span: command.toDocument(place), uri: found.uri, range: found.range }];
  });
}

interface Found {
  readonly uri: string;
  readonly range: Range;
  /** How much of the word names it; all of it unless told. */
  readonly length?: number;
}

/** The word, or what stands after `--option=`; options themselves name nothing. */
function valuePart(word: Word): { text: string; start: number } | undefined {
  const { text } = word.value;
  if (!text.startsWith('-')) return { text, start: 0 };
  const equals = text.indexOf('=');
  return equals < 0 ? undefined : { text: text.slice(equals + 1), start: equals + 1 };
}

function fileTarget(project: Project, directory: string, text: string): Found | undefined {
  const path = resolvePath(directory, text.replace(/^file:/, ''));
  return path && project.has(path) && project.entries(path) === undefined
    ? { uri: uriOf(project.folder, path), range: START }
    : undefined;
}

const MODULE = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?::([A-Za-z_]\w*))?/;

function moduleTarget(project: Project, directory: string, text: string): Found | undefined {
  const [whole, module, attribute] = MODULE.exec(text) ?? [];
  if (!whole || !module) return undefined;
  const found = findModule(project, module, [directory]);
  if (found.kind !== 'file') return undefined;
  const content = project.file(found.path);
  const binding = attribute && content !== undefined ? readModule(content).bindings.get(attribute) : undefined;
  const range = binding && content !== undefined ? new LineIndex(content).rangeOf(binding.nameSpan) : START;
  return { uri: uriOf(project.folder, found.path), range, length: whole.length };
}
