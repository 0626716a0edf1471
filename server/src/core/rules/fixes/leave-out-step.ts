import type { CommandLine, Invocation } from '../../model/command-line.ts';
import type { Connector } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix } from '../rule.ts';

const IN_TURN: readonly Connector[] = ['&&', ';', 'end'];

/** Without this step of `A && B` or `A; B`, where there is another. */
export function leaveOutStep(command: CommandLine, invocation: Invocation): Fix[] {
  const { commands } = command.script;
  const at = commands.indexOf(invocation.command);
  const [before, own, after] = [commands[at - 1], commands[at], commands[at + 1]];
  const isList = commands.every(({ connector, group }) => !group && IN_TURN.includes(connector));
  if (!own || !isList) return [];
  const place = after ? span(own.span.start, after.span.start) : before && span(before.span.end, own.span.end);
  if (!place) return [];
  const edits = [{ span: command.toDocument(place), newText: '' }];
  return [{ title: t('Leave this step out'), edits, preferred: true, safe: false }];
}
