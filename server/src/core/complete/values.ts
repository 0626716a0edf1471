import type { Invocation } from '../model/command-line.ts';
import { installedVersion } from '../programs/installed-version.ts';
import { shellWord } from '../programs/option-edits.ts';
import type { OptionSpec, Program } from '../programs/program.ts';
import { python } from '../programs/python/program.ts';
import { programFor } from '../programs/registry.ts';
import { joinPath, resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { findModule, modulesIn } from '../project/python/find-module.ts';
import { USUAL_OBJECTS } from '../rules/project/attribute-not-found.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { ModuleFacts } from '../syntax/python/module-facts.ts';
import { readModule } from '../syntax/python/read-module.ts';
import { span } from '../text/span.ts';
import { completeAtoms } from './access-log-atoms.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';
import { type OfferedValue, valuesOf } from './option-values.ts';
import { awaitsValue, optionsAt } from './options.ts';

/** Values of the option before the caret (`--option=` or the word after it), else what may stand by itself. */
export function* completeValue(
  context: RuleContext,
  caret: Caret,
  invocation: Invocation,
  offset: number,
): Iterable<Completion> {
  const program = programFor(invocation.program);
  if (!program) return;
  const version = installedVersion(context.project, program);
  const options = optionsAt(program, version, caret, invocation);
  const equals = caret.prefix.startsWith('-') ? caret.prefix.indexOf('=') : -1;
  const option =
    equals > 0
      ? options.find(({ flags }) => flags.includes(caret.prefix.slice(0, equals)))
      : awaitsValue(options, caret);
  if (option) {
    const written = equals > 0 ? caret.prefix.slice(equals + 1) : caret.prefix;
    yield* completeAtoms(context.document, caret, { program: program.id, option, version }, written, offset);
  }
  const kind = kindOf(program, option, version, caret, invocation);
  const values = kind ? OFFERED[kind](context, caret, invocation) : valuesOf(program.id, option, version);
  const place = equals > 0 ? span(caret.word.start + equals + 1, caret.word.end) : caret.word;
  for (const [rank, { text, explain }] of values.entries()) {
    // A `$` is left for the shell to expand; any other text must reach the program unchanged.
    const word = /["%]/.test(text) ? shellWord(text) : text;
    // The quotes around the whole script cannot hold others.
    if (caret.isNested && /['"\\]/.test(word)) continue;
    yield {
      label: text,
      kind: kind ? 'module' : 'value',
      span: place,
      newText: caret.command.encode(word),
      ...(explain && { explain }),
      rank,
    };
  }
}

/** Programs whose first word besides options names an application. */
const SERVERS = ['gunicorn', 'uvicorn', 'hypercorn', 'daphne', 'granian', 'sanic', 'waitress', 'dramatiq'];

type Kind = 'application' | 'module' | 'script';
const OF_OPTION: Readonly<Partial<Record<string, Kind>>> = { app: 'application', module: 'module' };

/** What of the workspace can stand here; undefined where it is something else. */
function kindOf(
  program: Program,
  option: OptionSpec | undefined,
  version: string | undefined,
  { command, word }: Caret,
  invocation: Invocation,
): Kind | undefined {
  if (option) return OF_OPTION[option.id];
  // It is written already, in another word than the one under the caret.
  const [first] = program.parse(invocation, version).positionals;
  if (first !== undefined && command.toDocument(first.span).end < word.start) return undefined;
  if (program === python || program.id === 'streamlit') return 'script';
  return SERVERS.includes(program.id) ? 'application' : undefined;
}

const OFFERED: Readonly<
  Record<Kind, (context: RuleContext, caret: Caret, invocation: Invocation) => readonly OfferedValue[]>
> = { application: applications, module: modules, script: scripts };

/** Modules of the workspace for the word that names the application, and after its colon what the module defines. */
function applications(context: RuleContext, caret: Caret, invocation: Invocation): readonly OfferedValue[] {
  const { project } = context;
  const folder = resolvePath('', invocation.directory ?? '');
  const colon = caret.prefix.indexOf(':');
  if (!project || folder === undefined || colon < 0) return modules(context, caret, invocation);
  const module = caret.prefix.slice(0, colon);
  const found = findModule(project, module, [folder]);
  const content = found.kind === 'file' ? project.file(found.path) : undefined;
  const names = content === undefined ? [] : objectsOf(readModule(content));
  return names.map((name) => ({ text: `${module}:${name}` }));
}

/** What may be an application, the usual names first; what was only imported is one where its name says so. */
function objectsOf({ bindings }: ModuleFacts): string[] {
  const place = (name: string) => (USUAL_OBJECTS.includes(name) ? USUAL_OBJECTS.indexOf(name) : USUAL_OBJECTS.length);
  return [...bindings.values()]
    .filter(({ name, value }) => {
      const isImported = value.kind === 'module' || (value.kind === 'unknown' && value.origin !== undefined);
      return !name.startsWith('_') && (!isImported || USUAL_OBJECTS.includes(name));
    })
    .map(({ name }) => name)
    .sort((a, b) => place(a) - place(b));
}

function modules({ project }: RuleContext, _: Caret, { directory, program }: Invocation): readonly OfferedValue[] {
  const folder = resolvePath('', directory ?? '');
  return project && folder !== undefined ? modulesWithin(project, folder, program).map((text) => ({ text })) : [];
}

/** Files for the interpreter, `manage.py` first. */
function scripts({ project }: RuleContext, _: Caret, { directory }: Invocation): readonly OfferedValue[] {
  const folder = resolvePath('', directory ?? '');
  const files =
    folder === undefined ? [] : (project?.entries(folder) ?? []).filter((name) => /^[^_.][^.]*\.py$/.test(name));
  const place = (name: string) => (name === 'manage.py' ? 0 : 1);
  return [...files].sort((a, b) => place(a) - place(b)).map((text) => ({ text }));
}

/** Names that applications usually have, in the order they are offered. */
const USUAL_MODULES = ['wsgi', 'asgi', 'app', 'main', 'application', 'celery', 'celery_app', 'tasks'];

const ASGI_SERVERS = ['uvicorn', 'daphne', 'hypercorn', 'granian', 'sanic'];

/** Modules of a folder, and those of its packages that are likely to hold an application; the likely ones first. */
function modulesWithin(project: Project, folder: string, program: string): readonly string[] {
  const names = modulesIn(project, folder).filter((name) => hasPython(project, folder, name));
  const inside = names.flatMap((name) => usualWithin(project, joinPath(folder, name), name));
  const usual = usualFor(program);
  const place = (name: string) => {
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (last === program) return -1;
    const at = usual.indexOf(last);
    return at < 0 ? usual.length : at;
  };
  return [...inside, ...names].sort((a, b) => place(a) - place(b));
}

function usualFor(program: string): readonly string[] {
  if (program === 'celery' || program === 'dramatiq') return ['celery_app', 'tasks', ...USUAL_MODULES];
  return ASGI_SERVERS.includes(program) ? USUAL_MODULES.toSpliced(0, 2, 'asgi', 'wsgi') : USUAL_MODULES;
}

/** Packages inside packages are known where some command names them. */
const MAX_DEPTH = 4;

/** The modules with such names in a package and, as far as they were listed, in those inside it. */
function usualWithin(project: Project, directory: string, name: string, depth = 1): string[] {
  if (depth >= MAX_DEPTH) return [];
  return modulesIn(project, directory).flatMap((module) => {
    const dotted = `${name}.${module}`;
    const inside = usualWithin(project, joinPath(directory, module), dotted, depth + 1);
    return USUAL_MODULES.includes(module) ? [dotted, ...inside] : inside;
  });
}

/** False for a directory that is known to have no module of its own. */
function hasPython(project: Project, folder: string, name: string): boolean {
  if (project.entries(folder)?.includes(`${name}.py`)) return true;
  return project.entries(joinPath(folder, name))?.some((entry) => entry.endsWith('.py')) ?? true;
}
