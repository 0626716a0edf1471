import type { CommandLine } from '../../model/command-line.ts';
import type { ArgumentError, OptionSpec } from '../../programs/program.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';

/** The name of an option as it stands at `place`, so that it is found again; else its last one, which is the long one. */
export function writtenFlag({ text }: CommandLine, place: Span, option: OptionSpec | undefined): string {
  const flags: readonly string[] = option?.flags ?? [];
  const written = text.text.slice(place.start, place.end);
  return flags.includes(written) ? written : (flags.at(-1) ?? '');
}

/** Of an option that stands without its value. */
export function valueIsMissing(command: CommandLine, { span, option }: Pick<ArgumentError, 'span' | 'option'>): Text {
  const flag = writtenFlag(command, span, option);
  return t('`{flag}` needs a value ({metavar}).', { flag, metavar: option?.metavar ?? '' });
}
