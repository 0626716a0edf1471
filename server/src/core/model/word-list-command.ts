import type { Expansion, Script, Word } from '../syntax/shell/ast.ts';
import { UNKNOWN } from '../syntax/shell/ast.ts';
import type { MappedScalar } from '../syntax/yaml/yaml-scalar.ts';
import { MappedText } from '../text/mapped-text.ts';
import { type Span, span } from '../text/span.ts';
import type { CommandLine } from './command-line.ts';
import { commandLineOf, isTooLong } from './make-command-line.ts';

/**
 * A command given as a list of words: no shell reads them, so quotes and operators are ordinary characters. Only
 * `$(NAME)`, `$NAME` and `${NAME}` are replaced (blueking-paas: operator/pkg/kubeutil/misc.go).
 */
export function wordListCommand(items: readonly MappedScalar[]): CommandLine {
  const text = MappedText.builder();
  const words: Word[] = [];
  for (const item of items) {
    const { start } = item.text.source;
    if (text.text.length > 0) text.piece(' ', span(start, start));
    words.push(word(item.text.text, text.text.length));
    item.text.appendTo(text);
  }
  const whole = span(0, text.text.length);
  const built = text.build();
  const style = items[0]?.style ?? 'plain';
  if (isTooLong(built)) return commandLineOf(built, style, UNREAD, 'words');
  const script: Script = {
    commands: [
      {
        span: whole,
        assignments: [],
        words,
        redirections: [],
        connector: 'end',
        connectorSpan: undefined,
        background: false,
        group: undefined,
      },
    ],
    errors: [],
    comments: [],
  };
  return commandLineOf(built, style, script, 'words');
}

const UNREAD: Script = { commands: [], errors: [], comments: [] };
const VARIABLE = /\$\(([A-Za-z_]\w*)\)|\$\{?([A-Za-z_]\w*)\}?/g;

function word(text: string, start: number): Word {
  const value = MappedText.builder();
  const expansions: Expansion[] = [];
  let done = 0;
  const place = (from: number, to: number): Span => span(start + from, start + to);
  for (const match of text.matchAll(VARIABLE)) {
    value.piece(text.slice(done, match.index), place(done, match.index));
    done = match.index + match[0].length;
    value.piece(UNKNOWN, place(match.index, done));
    expansions.push({ kind: 'parameter', span: place(match.index, done), name: match[1] ?? match[2] ?? '' });
  }
  value.piece(text.slice(done), place(done, text.length));
  const whole = place(0, text.length);
  return { span: whole, value: value.build(whole), quoting: 'single', splits: false, globs: false, expansions };
}
