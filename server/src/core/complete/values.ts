import type { Invocation } from '../model/command-line.ts';
import { installedVersion } from '../programs/installed-version.ts';
import { shellWord } from '../programs/option-edits.ts';
import type { ParsedArguments } from '../programs/program.ts';
import { programFor } from '../programs/registry.ts';
import { findModule, modulesIn } from '../project/find-module.ts';
import { joinPath, resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import type { RuleContext } from '../rules/rule.ts';
import { readModule } from '../syntax/python/read-module.ts';
import { span } from '../text/span.ts';
import { completeAtoms } from './access-log-atoms.ts';
import type { Caret } from './caret.ts';
import type { Completion } from './completion.ts';
import { type OfferedValue, valuesOf } from './option-values.ts';
import { awaitsValue } from './options.ts';

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
  const options = program.options(version, invocation);
  const equals = caret.prefix.startsWith('-') ? caret.prefix.indexOf('=') : -1;
  const option =
    equals > 0
      ? options.find(({ flags }) => flags.includes(caret.prefix.slice(0, equals)))
      : awaitsValue(options, caret);
  if (option) {
    const written = equals > 0 ? caret.prefix.slice(equals + 1) : caret.prefix;
    yield* completeAtoms(context.document, caret, { program: program.id, option, version }, written, offset);
  }
  const isApplication = option ? option.id === 'app' : !isNamed(program.parse(invocation, version), caret);
  const values = isApplication ? applications(context, caret, invocation) : valuesOf(program.id, option, version);
  const place = equals > 0 ? span(caret.word.start + equals + 1, caret.word.end) : caret.word;
  for (const [rank, { text, explain }] of values.entries()) {
    yield {
      label: text,
      kind: isApplication ? 'module' : 'value',
      span: place,
      // A `$` is left for the shell to expand; any other text must reach the program unchanged.
      newText: caret.command.encode(/["%]/.test(text) ? shellWord(text) : text),
      ...(explain && { explain }),
      rank,
    };
  }
}

/** The application is written already, in another word than the one under the caret. */
function isNamed({ positionals: [first] }: ParsedArguments, { command, word }: Caret): boolean {
  return first !== undefined && command.toDocument(first.span).end < word.start;
}

/** Modules of the workspace for the word that names the application, and after its colon what the module defines. */
function applications({ project }: RuleContext, { prefix }: Caret, { directory, program }: Invocation): OfferedValue[] {
  const folder = resolvePath('', directory ?? '');
  if (!project || folder === undefined) return [];
  const colon = prefix.indexOf(':');
  if (colon < 0) return modulesWithin(project, folder, program).map((text) => ({ text }));
  const module = prefix.slice(0, colon);
  const found = findModule(project, module, [folder]);
  const content = found.kind === 'file' ? project.file(found.path) : undefined;
  const names = content === undefined ? [] : [...readModule(content).bindings.keys()];
  return names.filter((name) => !name.startsWith('_')).map((name) => ({ text: `${module}:${name}` }));
}

/** Names that applications usually have, in the order they are offered. */
const USUAL_MODULES = ['wsgi', 'asgi', 'app', 'main', 'application', 'celery', 'celery_app', 'tasks'];

/** Modules of a folder, and those of its packages that are likely to hold an application; the likely ones first. */
function modulesWithin(project: Project, folder: string, program: string): readonly string[] {
  const names = modulesIn(project, folder).filter((name) => hasPython(project, folder, name));
  const inside = names.flatMap((name) =>
    modulesIn(project, joinPath(folder, name))
      .filter((module) => USUAL_MODULES.includes(module))
      .map((module) => `${name}.${module}`),
  );
  const place = (name: string) => {
    const last = name.slice(name.lastIndexOf('.') + 1);
    if (last === program) return -1;
    const at = USUAL_MODULES.indexOf(last);
    return at < 0 ? USUAL_MODULES.length : at;
  };
  return [...inside, ...names].sort((a, b) => place(a) - place(b));
}

/** False for a directory that is known to have no module of its own. */
function hasPython(project: Project, folder: string, name: string): boolean {
  if (project.entries(folder)?.includes(`${name}.py`)) return true;
  return project.entries(joinPath(folder, name))?.some((entry) => entry.endsWith('.py')) ?? true;
}
