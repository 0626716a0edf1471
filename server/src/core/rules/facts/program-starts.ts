import { Kept } from '../../caches/kept.ts';
import { projectOf } from '../../effective/application-place.ts';
import { processEnvironment } from '../../effective/process-environment.ts';
import type { CommandLine, Invocation } from '../../model/command-line.ts';
import type { Process } from '../../model/document.ts';
import type { Project } from '../../project/project.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import type { RuleContext } from '../rule.ts';

/** A program that a process starts. */
export interface ProgramStart {
  readonly process: Process;
  readonly command: CommandLine;
  /** Its environment includes the variables that the file gives to the process. */
  readonly invocation: Invocation;
  /** The project of its module; undefined while it is not read. */
  readonly project: Project | undefined;
}

/** False where a quote or bracket among its words has no end: the shell refuses the command, and how it was meant is a guess. */
export function isWhole({ script }: CommandLine, { span: { start, end } }: Invocation): boolean {
  return !script.errors.some(
    ({ kind, span }) => kind.startsWith('unclosed') && span.start >= start && span.start < end,
  );
}

/** Everything that a document starts, in the order of the text: what is read is the text alone. */
export function* startsOf({
  document,
}: Pick<RuleContext, 'document'>): Iterable<Pick<ProgramStart, 'process' | 'command' | 'invocation'>> {
  for (const process of document.processes) {
    const { command } = process;
    if (command) for (const invocation of command.invocations) yield { process, command, invocation };
  }
}

/** The starts of programs with one of these names, in the order of the text. */
export function* programStarts(context: RuleContext, names: readonly string[]): Iterable<ProgramStart> {
  for (const { process, command, invocation } of startsOf(context)) {
    if (!names.includes(invocation.program) || !isWhole(command, invocation)) continue;
    const project = projectOf(context.project, process);
    yield { process, command, invocation: withVariables(process, invocation, project), project };
  }
}

/** Made once per invocation, because results are cached by the identity of the invocation. */
const completed = new Kept<
  Invocation,
  { readonly of: object; readonly project: Project | undefined; readonly invocation: Invocation }
>();

function withVariables(process: Process, invocation: Invocation, project: Project | undefined): Invocation {
  // Not the process itself, which would keep the text of its version in memory.
  const of = process.origin ?? process;
  const known = completed.of(invocation);
  if (known?.of === of && known.project === project) return known.invocation;
  const environment = processEnvironment(process, invocation, project);
  const made = environment === invocation.environment ? invocation : { ...invocation, environment };
  completed.set(invocation, { of, project, invocation: made });
  return made;
}

/** True for what a process runs until it is stopped, not for a hook, a step before it or a question that it answers. */
export function isMainProcess({ process, invocation }: Pick<ProgramStart, 'process' | 'invocation'>): boolean {
  return process.role === 'process' && invocation.isMain && !invocation.arguments.some(isQuestion);
}

function isQuestion({ value }: Word): boolean {
  return value.text === '--help' || value.text === '--version';
}
