/** The Python object a command serves or runs, `module:object`, and where Python will look for it. */
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { installedVersion } from '../programs/installed-version.ts';
import { useOf } from '../programs/option-edits.ts';
import type { ArgumentValue, Program } from '../programs/program.ts';
import { programFor } from '../programs/registry.ts';
import { resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { isKnown } from '../syntax/shell/ast.ts';
import type { Span } from '../text/span.ts';
import { projectOf, startDirectory } from './application-place.ts';
import { effectiveGunicorn } from './gunicorn.ts';
import { oncePerDocument } from './once-per-document.ts';

export interface Application {
  readonly program: Program;
  /** undefined: nothing says which, and the newest is assumed. */
  readonly version: string | undefined;
  readonly project: Project;
  /** Relative to the project's folder; the current directory of the program first. */
  readonly searchPath: readonly string[];
  /** The word as written, counted from the start of the command line's text. */
  readonly span: Span;
  readonly module: string;
  readonly moduleSpan: Span;
  /** The expression behind the colon; undefined when there is none. */
  readonly object: string | undefined;
  readonly objectSpan: Span;
}

interface NamedApplication extends Application {
  /** The command it stands in, and the program of it that is told to load it. */
  readonly command: CommandLine;
  readonly invocation: Invocation;
}

/** Every application that a document's commands name. */
export const applicationsOf = oncePerDocument((document, project): readonly NamedApplication[] =>
  document.processes.all.flatMap((process) => [...applicationsIn(process, project)]),
);

/** Those that one command names: of `web: celery -A shop worker & gunicorn shop.wsgi` two. */
export function* applicationsIn(process: Process, project: Project | undefined): Iterable<NamedApplication> {
  const { command } = process;
  for (const invocation of command?.invocations ?? []) {
    const application = command && applicationOf(project, process, command, invocation);
    if (application) yield { ...application, command, invocation };
  }
}

/** Undefined where anything that decides about it cannot be seen. */
function applicationOf(
  project: Project | undefined,
  process: Process,
  command: CommandLine,
  invocation: Invocation,
): Application | undefined {
  const program = programFor(invocation.program);
  const own = projectOf(project, process);
  const directory = startDirectory(invocation);
  if (!program || !own || directory === undefined || mayChangeSearchPath(process, command)) return undefined;
  const found =
    program.id === 'gunicorn' ? servedByGunicorn(project, process, invocation) : given(program, own, invocation);
  // `import_module` takes any name, as `my-site.wsgi`.
  const match = /^([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)(?::(.+))?$/s.exec(found?.word.text ?? '');
  const searchPath = found?.directories.map((path) => resolvePath(directory, path));
  if (!found || !match || !searchPath?.every((path) => path !== undefined)) return undefined;
  const [, module = '', object] = match;
  const { span } = found.word;
  // Inside quotes or with escapes the parts have no places of their own.
  const isVerbatim = command.text.text.slice(span.start, span.end) === found.word.text;
  const colon = span.start + module.length;
  return {
    program,
    version: installedVersion(own, program),
    project: own,
    searchPath,
    span,
    module,
    moduleSpan: isVerbatim ? { start: span.start, end: colon } : span,
    object,
    objectSpan: isVerbatim && object !== undefined ? { start: colon + 1, end: span.end } : span,
  };
}

interface Given {
  readonly word: ArgumentValue;
  /** The search path, relative to the current directory. */
  readonly directories: readonly string[];
}

function servedByGunicorn(project: Project | undefined, process: Process, invocation: Invocation): Given | undefined {
  const { app, settings } = effectiveGunicorn(project, process, invocation).command;
  const chdir = settings.written('chdir') ? settings.text('chdir') : '.';
  const pythonpath = settings.written('pythonpath') ? settings.text('pythonpath') : '';
  const hidden = settings.mayHoldMore || settings.written('paste') !== undefined;
  if (!app || chdir === undefined || pythonpath === undefined || hidden) return undefined;
  // Each entry is put in front of the ones before it (gunicorn:gunicorn/app/base.py chdir, run).
  const entries = pythonpath.split(',').filter((entry) => entry.trim() !== '');
  const below = entries.map((entry) => (entry.startsWith('/') ? entry : `${chdir}/${entry.trim()}`));
  return { word: app, directories: [...below.reverse(), chdir] };
}

/** The option by which a program is told where to look; without it, its current directory. */
const DIRECTORY_OPTIONS: Readonly<Record<string, string>> = { uvicorn: '--app-dir', celery: '--workdir' };

/** Programs that are told a module or an object of one; a word of the others is a file, a command or a queue. */
const OF_MODULES = ['celery', 'daphne', 'dramatiq', 'granian', 'hypercorn', 'sanic', 'uvicorn', 'waitress'];

function given(program: Program, project: Project, invocation: Invocation): Given | undefined {
  if (!OF_MODULES.includes(program.id)) return undefined;
  const parsed = program.parse(invocation, installedVersion(project, program));
  const word = program.id === 'celery' ? useOf(parsed, '-A')?.value : parsed.positionals[0];
  // Of `shop.server` it takes a name of `shop`, which may be a module itself; a folder is no application at all.
  if (program.id === 'sanic' && (!word?.text.includes(':') || useOf(parsed, '--simple'))) return undefined;
  const option = useOf(parsed, DIRECTORY_OPTIONS[program.id] ?? '');
  // Each of its folders is put in front of the ones before it.
  if (program.id === 'dramatiq' && useOf(parsed, '--path')) return undefined;
  // It looks there as well as in its current directory (emmett-framework/granian:granian/_internal.py patch_pypath).
  if (program.id === 'granian' && useOf(parsed, '--working-dir')) return undefined;
  const directory = option ? option.value?.text : '.';
  if (!parsed.certain || !word || directory === undefined || !isKnown(directory)) return undefined;
  return { word, directories: [directory === '' ? '.' : directory] };
}

/** PYTHONPATH may come from anywhere in the command or from the file. */
function mayChangeSearchPath(process: Process, command: CommandLine): boolean {
  return command.text.text.includes('PYTHONPATH') || process.variables.some(({ name }) => name === 'PYTHONPATH');
}
