import { MappedText } from '../../text/mapped-text.ts';
import { span } from '../../text/span.ts';
import type { EntryText } from './entry.ts';
import { lineProblems } from './problems.ts';

/**
 * The pattern that Heroku, foreman and honcho share: a name of letters, digits, `_` and `-`, a colon, a command
 * (ddollar/foreman: lib/foreman/procfile.rb; nickstenning/honcho: honcho/environ.py). Here the command may be empty
 * and the name any text before the first colon, so that rules can say what is wrong with them.
 */
const LINE = /^([^:\s：]+)([ \t]*)([:：])[ \t]*/;

/** One line, without its line break; spans count from its start. */
export function readLineEntry(line: string): EntryText {
  const whole = span(0, line.length);
  const nothing = { span: whole, name: '', nameSpan: span(0, 0), colon: undefined, value: undefined };
  if (/^[ \t]*#/.test(line)) return { ...nothing, kind: 'comment', problems: [] };
  const match = LINE.exec(line);
  if (match?.[3] !== ':') return { ...nothing, kind: 'malformed', problems: lineProblems(line, undefined) };
  const name = match[1] ?? '';
  const colonAt = name.length + (match[2]?.length ?? 0);
  const command = line.slice(match[0].length).trimEnd();
  const place = span(match[0].length, match[0].length + command.length);
  return {
    kind: 'process',
    span: whole,
    name,
    nameSpan: span(0, name.length),
    colon: span(colonAt, colonAt + 1),
    value: command
      ? { text: MappedText.verbatim(command, place.start), style: 'line', span: place, type: 'string' }
      : undefined,
    problems: lineProblems(line, command ? place : undefined),
  };
}
