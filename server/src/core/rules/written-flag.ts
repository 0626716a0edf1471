import type { CommandLine } from '../model/command-line.ts';
import type { OptionSpec } from '../programs/program.ts';
import type { Span } from '../text/span.ts';

/** The name of an option as it stands at `place`, so that it is found again; else its last one, which is the long one. */
export function writtenFlag({ text }: CommandLine, place: Span, option: OptionSpec | undefined): string {
  const flags: readonly string[] = option?.flags ?? [];
  const written = text.text.slice(place.start, place.end);
  return flags.includes(written) ? written : (flags.at(-1) ?? '');
}
