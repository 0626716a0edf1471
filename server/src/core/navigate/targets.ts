/** Words of commands that name something elsewhere: a file, a Python module and what it defines. */
import { applicationsIn } from '../effective/application.ts';
import { projectOf, startDirectory } from '../effective/application-place.ts';
import { PerProject } from '../effective/per-project.ts';
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { isEmpty, type Move } from '../model/per-process.ts';
import type { Project } from '../project/project.ts';
import { isKnown, type Word } from '../syntax/shell/ast.ts';
import { firstFrom } from '../text/first-from.ts';
import { covers, movedSpan, type Span, span } from '../text/span.ts';
import { appDescTargets } from './app-desc-targets.ts';
import { fileTarget, moduleTarget, type Target } from './find-target.ts';

/** Only targets that are known to exist, so that no link is dead. */
export function targetsOf(document: Document, project: Project | undefined): Target[] {
  if (!project) return [];
  const known = remembered.of(project);
  const ofProcess = (process: Process) => targetsOfProcess(process, project);
  const inProcesses: Target[] = [];
  for (let i = 0; i < document.processes.length; i++) inProcesses.push(...(known.at(document, i, ofProcess) ?? []));
  const { syntax } = document;
  if (syntax.kind !== 'app-desc') return inProcesses;
  // A command that an anchor gives to several processes is written once.
  const inCommands = [...new Map(inProcesses.map((target) => [target.span.start, target])).values()];
  const values = appDescTargets(document.text, syntax.root, project);
  const starts = inCommands.map(({ span: place }) => place.start).sort((a, b) => a - b);
  return [...inCommands, ...values.filter((value) => !holdsOne(value.span, starts))];
}

const remembered = new PerProject<readonly Target[]>(moved, isEmpty);

function moved(targets: readonly Target[], { offset }: Move): readonly Target[] {
  return targets.map((target) => ({ ...target, span: movedSpan(target.span, offset) }));
}

/** `starts` are in order. */
function holdsOne(place: Span, starts: readonly number[]): boolean {
  return (starts[firstFrom(starts, place.start)] ?? Number.POSITIVE_INFINITY) < place.end;
}

function targetsOfProcess(process: Process, project: Project): readonly Target[] {
  const applications = [...applicationsIn(process, project)].flatMap((application) => {
    const { command, project: place, searchPath, module, moduleSpan, object, objectSpan } = application;
    const found = moduleTarget(place, searchPath, object === undefined ? module : `${module}:${object}`);
    const whole = span(moduleSpan.start, Math.max(moduleSpan.end, objectSpan.end));
    return found ? [{ span: command.toDocument(whole), uri: found.uri, range: found.range }] : [];
  });
  const others = wordsOf(process, project).flatMap(({ text, directory, place, part }) => {
    const found = fileTarget(place, directory, text) ?? moduleTarget(place, [directory], text);
    return found ? [{ span: part(found.length ?? text.length), uri: found.uri, range: found.range }] : [];
  });
  return [...applications, ...others].sort((a, b) => a.span.start - b.span.start);
}

/** A word of a command, or what stands after its `--option=`, which may name something elsewhere. */
export interface NamingWord {
  readonly text: string;
  /** What stands before it: the option whose value it may be, or the program. */
  readonly before: string;
  /** What it is seen from, relative to the folder of `place`. */
  readonly directory: string;
  readonly place: Project;
  /** Its first so many characters in the document. */
  readonly part: (length: number) => Span;
}

/** Not the application that a program serves or runs: options may say where that is looked for. */
export function wordsOf(process: Process, project: Project): readonly NamingWord[] {
  const { command } = process;
  const place = projectOf(project, process);
  if (!command || !place) return [];
  const applications = new Set([...applicationsIn(process, project)].map(({ span: word }) => word.start));
  return command.invocations.flatMap((invocation) => wordsOfInvocation(command, invocation, place, applications));
}

function wordsOfInvocation(
  command: CommandLine,
  invocation: Invocation,
  place: Project,
  applications: ReadonlySet<number>,
): NamingWord[] {
  const directory = startDirectory(invocation);
  if (directory === undefined) return [];
  // `python manage.py` is read as the program manage.py: its word names a file as well.
  const words = invocation.command.words.filter(({ span: word }) => covers(invocation.programSpan, word));
  const all = [...words, ...invocation.arguments];
  return all.flatMap((word, i) => {
    const value = valuePart(word, all[i - 1]?.value.text ?? '');
    if (!value || !isKnown(value.text) || isApplication(word, applications)) return [];
    const part = (length: number) => command.toDocument(word.value.toSource(span(value.start, value.start + length)));
    return [{ text: value.text, before: value.before, directory, place, part }];
  });
}

/** It may stand behind `--app=`. */
function isApplication({ span: { start, end } }: Word, applications: ReadonlySet<number>): boolean {
  return applications.has(start) || [...applications].some((place) => place > start && place < end);
}

/** The word, or what stands after `--option=`; options themselves name nothing. */
function valuePart(word: Word, before: string): { text: string; start: number; before: string } | undefined {
  const { text } = word.value;
  if (!text.startsWith('-')) return { text, start: 0, before };
  const equals = text.indexOf('=');
  return equals < 0 ? undefined : { text: text.slice(equals + 1), start: equals + 1, before: text.slice(0, equals) };
}
