import type { CommandLine } from '../../model/command-line.ts';
import type { Process } from '../../model/document.ts';
import { findScripts } from '../../model/invocations.ts';
import type { Expansion, Script, ShellError, ShellErrorKind } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Finding, RuleContext } from '../rule.ts';

/** A script of a process: its command line, or one inside it (`bash -c '…'`). */
interface ProcessScript {
  readonly process: Process;
  readonly command: CommandLine;
  readonly script: Script;
  readonly isNested: boolean;
  /**
   * False where it depends on the build whether a shell reads the command at all: BlueKing starts processes of
   * Dockerfile and image builds without one (blueking-paas: paas_wl/bk_app/cnative/specs/crd, `command` and `args`).
   */
  readonly isRead: boolean;
}

/**
 * Hooks of BlueKing are split by `shlex` and started without a shell: only the scripts inside them are read by one.
 * `withHooks`: they are wanted nevertheless.
 */
export function* scriptsOf({ document, platform }: RuleContext, withHooks = false): Iterable<ProcessScript> {
  for (const process of document.processes) {
    const { command } = process;
    if (!command) continue;
    for (const script of findScripts(command.script)) {
      const isNested = script !== command.script;
      if (!withHooks && !isNested && process.role === 'hook' && platform.id === 'blueking') continue;
      yield { process, command, script, isNested, isRead: isNested || platform.id !== 'blueking' };
    }
  }
}

/** An expansion of a word or of the value of a variable. */
interface ProcessExpansion extends ProcessScript {
  readonly expansion: Expansion;
  /** As it is written. */
  readonly text: string;
}

/** Every expansion once: a script in double quotes shares its own with the word that holds it. */
export function* expansionsOf(context: RuleContext): Iterable<ProcessExpansion> {
  const seen = new Set<number>();
  let before: CommandLine | undefined;
  for (const one of scriptsOf(context)) {
    if (one.command !== before) seen.clear();
    before = one.command;
    for (const { words, assignments } of one.script.commands) {
      for (const expansion of [...words, ...assignments.map(({ value }) => value)].flatMap((word) => word.expansions)) {
        const { start, end } = expansion.span;
        if (seen.has(start)) continue;
        seen.add(start);
        yield { ...one, expansion, text: one.command.text.text.slice(start, end) };
      }
    }
  }
}

interface ShellProblem extends ProcessScript {
  readonly error: ShellError;
}

export function* shellProblems(
  context: RuleContext,
  kinds: readonly ShellErrorKind[],
  withHooks = false,
): Iterable<ShellProblem> {
  for (const one of scriptsOf(context, withHooks)) {
    for (const error of one.script.errors) if (kinds.includes(error.kind)) yield { ...one, error };
  }
}

export function hasShellProblems({ document }: RuleContext): boolean {
  const hasErrors = ({ errors }: Script): boolean => errors.length > 0;
  return document.processes.all.some(({ command }) => command && findScripts(command.script).some(hasErrors));
}

/** Message and severity of a problem that only a shell has. */
export function ifRead(isRead: boolean, message: Text): Pick<Finding, 'message' | 'severity'> {
  if (isRead) return { message };
  return {
    message: t('{problem} This holds unless the build is one that starts commands without a shell.', {
      problem: message,
    }),
    severity: 'warning',
  };
}
