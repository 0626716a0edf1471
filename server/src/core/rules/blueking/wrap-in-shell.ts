import type { CommandLine } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { Fix } from '../rule.ts';

/**
 * Gives a command to a shell: `bash -c '…'`. None for one that goes over several lines or has a single quote, where the
 * quotes would have to be written again.
 */
export function wrapInShell(command: CommandLine): readonly Fix[] {
  const { text } = command.text;
  if (text.includes('\n') || text.includes("'")) return [];
  const whole = command.toDocument(span(0, text.length));
  return [
    {
      title: t("Run it in a shell: `bash -c '…'`"),
      edits: [
        { span: span(whole.start, whole.start), newText: command.encode("bash -c '") },
        { span: span(whole.end, whole.end), newText: command.encode("'") },
      ],
      preferred: true,
      safe: false,
    },
  ];
}
