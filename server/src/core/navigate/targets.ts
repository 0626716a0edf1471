/** Words of commands that name something elsewhere: a file, a Python module and what it defines. */
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
  const { command } = process;
  const place = projectOf(project, process);
  if (!command || !place) return [];
  return command.invocations.flatMap((invocation) => targetsOfInvocation(command, invocation, place));
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

/** The word, or what stands after `--option=`; options themselves name nothing. */
function valuePart(word: Word): { text: string; start: number } | undefined {
  const { text } = word.value;
  if (!text.startsWith('-')) return { text, start: 0 };
  const equals = text.indexOf('=');
  return equals < 0 ? undefined : { text: text.slice(equals + 1), start: equals + 1 };
}
