/** What stands at a place of a document. */
import { projectOf } from '../effective/application-place.ts';
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Process } from '../model/document.ts';
import { variableOf } from '../platforms/variables.ts';
import { installedVersion } from '../programs/installed-version.ts';
import type { OptionSpec } from '../programs/program.ts';
import { programFor } from '../programs/registry.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Expansion, Word } from '../syntax/shell/ast.ts';
import { type Span, span, touches } from '../text/span.ts';
import { explainAnchorAt } from './anchor.ts';
import { explainAppDescAt } from './app-desc-key.ts';
import { explainApplication } from './application.ts';
import { effectiveFacts, effectiveSummary } from './effective.ts';
import type { Explanation, Fact, PlacedExplanation } from './explanation.ts';
import { explainSettingAt } from './gunicorn-setting.ts';
import { explainOption } from './option.ts';
import { explainValuePart } from './option-value.ts';
import { explainProcess } from './process.ts';
import { explainCommand, explainProgram } from './program.ts';
import { explainAssignment, explainRedirection } from './shell-parts.ts';
import { explainVariable } from './variable.ts';

/** `offset` and the span of the answer count from the start of the document. */
export function explainAt(context: RuleContext, offset: number): PlacedExplanation | undefined {
  if (context.document.kind === 'gunicorn-config') return explainSettingAt(context, offset);
  const anchor = explainAnchorAt(context.document, offset);
  if (anchor) return anchor;
  const place = span(offset, offset);
  const processes = context.document.processes.near(place);
  const process =
    processes.find((candidate) => touches(candidate.span, place)) ??
    // An anchor may place the command outside of every process.
    processes.find((one) => one.borrowsCommand && one.command && touches(one.command.text.source, place));
  // The key of a hook is explained rather than its name; the name of a process is no key.
  if (process?.role === 'process' && touches(process.nameSpan, place))
    return { span: process.nameSpan, explanation: explainProcess(process, context) };
  const command = process?.command && inCommand(context, process, process.command, offset);
  const { syntax } = context.document;
  return command ?? (syntax.kind === 'app-desc' ? explainAppDescAt(syntax, offset) : undefined);
}

function inCommand(
  context: RuleContext,
  process: Process,
  command: CommandLine,
  offset: number,
): PlacedExplanation | undefined {
  const { source } = command.text;
  if (offset < source.start || offset > source.end) return undefined;
  const at = command.text.fromSource(offset);
  const found =
    inVariable(context, process, command, at) ??
    inShellPart(context, command, at) ??
    inInvocation(context, process, command, at);
  return found && { span: command.toDocument(found.span), explanation: found.explanation };
}

function inVariable(
  context: RuleContext,
  process: Process,
  command: CommandLine,
  at: number,
): PlacedExplanation | undefined {
  const place = span(at, at);
  for (const { words, assignments, redirections } of command.script.commands) {
    const targets = redirections.flatMap(({ target }) => target ?? []);
    for (const word of [...words, ...assignments.map(({ value }) => value), ...targets]) {
      if (!touches(word.span, place)) continue;
      const expansion = expansionAt(word, place);
      if (expansion?.name)
        return {
          span: expansion.span,
          explanation: explainVariable(expansion.name, context.platform, context, process),
        };
    }
  }
  return undefined;
}

/** What the shell takes for itself: `NAME=value` before a program, and where its output goes. */
function inShellPart(
  { platform }: RuleContext,
  { script, text }: CommandLine,
  at: number,
): PlacedExplanation | undefined {
  const place = span(at, at);
  for (const command of script.commands) {
    const assignment = command.assignments.find(({ nameSpan }) => touches(nameSpan, place));
    if (assignment) {
      const meaning = variableOf(assignment.name, platform)?.meaning;
      return { span: assignment.nameSpan, explanation: explainAssignment(assignment, command, meaning) };
    }
    const redirection = command.redirections.find((one) => touches(one.span, place));
    if (!redirection) continue;
    const { start, end } = redirection.span;
    const explanation = explainRedirection(redirection, text.text.slice(start, end));
    return explanation && { span: redirection.span, explanation };
  }
  return undefined;
}

function expansionAt(word: Word, place: Span): Expansion | undefined {
  return word.expansions.find(({ kind, span: whole }) => kind === 'parameter' && touches(whole, place));
}

/** What stands in the words of a program; spans count from the start of the command. */
function inInvocation(
  context: RuleContext,
  process: Process,
  command: CommandLine,
  at: number,
): PlacedExplanation | undefined {
  const place = span(at, at);
  const invocation = command.invocations.find((candidate) => touches(candidate.span, place));
  const program = invocation && programFor(invocation.program);
  if (!invocation || !program) return undefined;
  const version = installedVersion(projectOf(context.project, process), program);
  if (touches(invocation.programSpan, place)) {
    const facts = program.id === 'gunicorn' ? effectiveSummary(context.project, process, invocation) : [];
    return { span: invocation.programSpan, explanation: withFacts(explainProgram(program, version), facts) };
  }
  const word = program.commandWord?.(invocation, version);
  const named = word && program.commands?.(version).find(({ name }) => name === word.text);
  if (word && named && touches(word.span, place))
    return { span: word.span, explanation: explainCommand(program, named, invocation.program) };
  const application = explainApplication(context, process, place);
  if (application) return application;
  const optionHere = (option: OptionSpec): Explanation => {
    const facts = program.id === 'gunicorn' ? effectiveFacts(context.project, process, invocation, option.id) : [];
    return withFacts(explainOption(program, option), facts);
  };
  for (const { option, flag, value } of program.parse(invocation, version).uses) {
    if (touches(flag.span, place)) return { span: flag.span, explanation: optionHere(option) };
    if (!value || !touches(value.span, place)) continue;
    const word = wordAt(invocation, value.span);
    const valueStart = word ? word.value.text.length - value.text.length : 0;
    const inside = word && word.value.fromSource(at) - valueStart;
    const part =
      inside === undefined ? undefined : explainValuePart(program.id, option.id, value.text, inside, version);
    if (part && word) {
      const target = span(part.span.start + valueStart, part.span.end + valueStart);
      return { span: word.value.toSource(target), explanation: part.explanation };
    }
    return { span: value.span, explanation: optionHere(option) };
  }
  return undefined;
}

function withFacts(explanation: Explanation, facts: readonly Fact[]): Explanation {
  return { ...explanation, facts: [...explanation.facts, ...facts] };
}

function wordAt(invocation: Invocation, place: Span): Word | undefined {
  return invocation.arguments.find((word) => word.span.start <= place.start && place.end <= word.span.end);
}
