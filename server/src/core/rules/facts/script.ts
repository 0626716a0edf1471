/** The Python file that a process runs. */
import { startDirectory } from '../../effective/application-place.ts';
import { wholeArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { django } from '../../programs/django/program.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { python } from '../../programs/python/program.ts';
import { parentOf } from '../../project/paths.ts';
import type { Project } from '../../project/project.ts';
import { findModule } from '../../project/python/find-module.ts';
import type { RuleContext } from '../rule.ts';
import { filePath } from './missing-path.ts';
import { type ProgramStart, programStarts, startsOf } from './program-starts.ts';

/** The script that the interpreter is given: the first word that is no option, or the word `manage.py` itself. */
export function scriptOf({ command, invocation }: ProgramStart): ArgumentValue | undefined {
  if (django.names.includes(invocation.program)) {
    const text = command.text.text.slice(invocation.programSpan.start, invocation.programSpan.end);
    const runs = invocation.wrappers.some((name) => python.names.includes(name));
    return runs && /^[\w./-]+$/.test(text) ? { text, span: invocation.programSpan } : undefined;
  }
  const { uses, positionals } = python.parse(invocation, undefined);
  if (uses.some(({ option }) => option.id === 'module' || option.id === 'command')) return undefined;
  const [script] = positionals;
  const word = script && argumentAt(invocation, script.span);
  return word && /\.py$/.test(script.text) ? wholeArgument(word) : undefined;
}

/** A Python file that a process runs, with the word that names it. */
export interface RunFile {
  readonly start: ProgramStart;
  readonly word: ArgumentValue;
  /** Relative to the project of the start. */
  readonly path: string;
  /** Where Python looks for the modules that it imports, relative to the project. */
  readonly directory: string;
  readonly project: Project;
}

type Found = Pick<RunFile, 'word' | 'path' | 'directory'>;

/** What `python app.py` and `python -m app` run. Left out where that cannot be seen, or where it lies outside. */
export function* runFiles(context: RuleContext): Iterable<RunFile> {
  const modules = [...startsOf(context)].filter((start) => moduleOf(start)).map(({ invocation }) => invocation.program);
  for (const start of programStarts(context, [...python.names, ...modules])) {
    const { project } = start;
    const file = project && (fileOfScript(start) ?? fileOfModule(start, project));
    if (file) yield { start, project, ...file };
  }
}

function fileOfScript(start: ProgramStart): Found | undefined {
  const word = python.names.includes(start.invocation.program) ? scriptOf(start) : undefined;
  const path = word && filePath(start.invocation, word.text);
  return word && path !== undefined ? { word, path, directory: parentOf(path) } : undefined;
}

function fileOfModule(start: ProgramStart, project: Project): Found | undefined {
  const directory = startDirectory(start.invocation);
  const word = moduleOf(start);
  if (!word || directory === undefined) return undefined;
  const found = findModule(project, word.text, [directory]);
  if (found.kind !== 'file') return undefined;
  const { path, isPackage } = found;
  return { word, path: isPackage ? path.replace(/__init__\.py$/, '__main__.py') : path, directory };
}

/** The module behind `-m`: where that is no program that is known, both are the words that name the program. */
function moduleOf({ command, invocation }: Pick<ProgramStart, 'command' | 'invocation'>): ArgumentValue | undefined {
  const { start, end } = invocation.programSpan;
  const [, before, module] = /^(-m\s+)([A-Za-z_][\w.]*)$/.exec(command.text.text.slice(start, end)) ?? [];
  if (before === undefined || module === undefined) return undefined;
  return { text: module, span: { start: start + before.length, end } };
}
