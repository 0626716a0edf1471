/** Words of commands that name something elsewhere: a file, a Python module and what it defines. */
import { projectOf, startDirectory } from '../effective/application-place.ts';
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document } from '../model/document.ts';
import type { Project } from '../project/project.ts';
import { isKnown, type Word } from '../syntax/shell/ast.ts';
import { covers, span } from '../text/span.ts';
import { appDescTargets } from './app-desc-targets.ts';
import { fileTarget, moduleTarget, type Target } from './find-target.ts';

/** Only what is known to be there: a link never leads nowhere. */
export function targetsOf(document: Document, project: Project | undefined): Target[] {
  const seen = new Set<CommandLine>();
  const inCommands = document.processes.flatMap((process) => {
    const { command } = process;
    const place = projectOf(project, process);
    // What an anchor gives to several processes is written once.
    if (!command || !place || seen.has(command)) return [];
    seen.add(command);
    return command.invocations.flatMap((invocation) => targetsOfInvocation(command, invocation, place));
  });
  const { syntax } = document;
  if (syntax.kind !== 'app-desc' || !project) return inCommands;
  const values = appDescTargets(document.text, syntax.root, project);
  return [...inCommands, ...values.filter((value) => !inCommands.some((word) => covers(value.span, word.span)))];
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
