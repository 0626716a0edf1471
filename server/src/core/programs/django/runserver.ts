import type { Invocation } from '../../model/command-line.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { ArgumentError, ArgumentValue, ParsedArguments, Program } from '../program.ts';
import { readOnce } from '../read-once.ts';
import { commandOf, django } from './program.ts';

/** django/django:django/core/management/commands/runserver.py, naiveip_re */
const ADDRESS = /^(?:(?:\d{1,3}(?:\.\d{1,3}){3}|\[[a-fA-F0-9:]+\]|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*):)?\d+$/;

/**
 * Django's commands, with what `runserver` refuses for certain: its address, and words behind it. A package that replaces the
 * command may add options, and a word behind an option that is not known may be its value.
 */
export const runserver: Program = { ...django, parse: readOnce(read) };

function read(invocation: Invocation, version: string | undefined): ParsedArguments {
  const parsed = django.parse(invocation, version);
  return commandOf(invocation)?.text === 'runserver' ? { ...parsed, errors: refused(invocation, parsed) } : parsed;
}

function refused({ arguments: words }: Invocation, { uses, positionals }: ParsedArguments): readonly ArgumentError[] {
  const isRead = words.every(
    ({ value, span, splits }) =>
      !splits && (!value.text.startsWith('-') || uses.some(({ flag }) => flag.span.start === span.start)),
  );
  const [address, ...more] = positionals;
  if (!isRead || !address) return [];
  const option = undefined;
  const [extra] = more;
  if (extra) return [{ kind: 'unexpected-argument', span: extra.span, option, text: unrecognized(more), exitCode: 2 }];
  if (!isKnown(address.text) || ADDRESS.test(address.text)) return [];
  const text = `CommandError: "${address.text}" is not a valid port number or address:port pair.`;
  return [{ kind: 'invalid-value', span: address.span, option, text, exitCode: 1 }];
}

function unrecognized(words: readonly ArgumentValue[]): string {
  return `error: unrecognized arguments: ${words.map(({ text }) => text).join(' ')}`;
}
