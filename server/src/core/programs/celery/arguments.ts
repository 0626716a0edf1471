import type { Word } from '../../syntax/shell/ast.ts';
import type { ArgumentError, ArgumentValue, ParsedArguments } from '../program.ts';

/** What celery makes of its arguments. */
export interface CeleryArguments extends ParsedArguments {
  /** The parser of this release; `unread` for releases before 4.0, whose parser is not modelled here. */
  readonly reader: 'click' | 'argparse' | 'unread';
  /** The sub-command. */
  readonly command: { readonly name: string; readonly word: ArgumentValue } | undefined;
  /** Words behind the options and arguments, such as `name=value` settings. */
  readonly extras: readonly Word[];
  /** True when it prints help or a version and ends with code 0. */
  readonly ended: boolean;
}

/** What one of the two parsers found, without the name of the program. */
export type CeleryReading = Omit<CeleryArguments, 'program' | 'version'>;

/** `NAME=VALUE` settings: `cmdline_config_parser` wants a `=` and a name with its section in front, `worker_…`. */
export function wrongSettings(words: readonly Word[], span: (word: Word) => ArgumentError['span']): ArgumentError[] {
  return words.flatMap((word): ArgumentError[] => {
    const setting = word.value.text;
    const equals = setting.indexOf('=');
    const key = setting.slice(0, equals).replaceAll('.', '_');
    if (equals > 0 && key.includes('_')) return [];
    const [text, exitCode] = equals === 0 ? [NO_NAME, 1] : [NO_PAIR, 2];
    return [{ kind: 'unexpected-argument', span: span(word), option: undefined, text, exitCode }];
  });
}

const NO_PAIR =
  'Unable to parse extra configuration from command line.\nReason: not enough values to unpack (expected 2, got 1)';
/** For `=value`; celery does not catch this exception. */
const NO_NAME = 'IndexError: string index out of range';
