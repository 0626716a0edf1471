import { isTooLong, MAX_COMMAND_BYTES } from '../../model/make-command-line.ts';
import { t } from '../../text/l10n.ts';
import type { Finding, Rule } from '../rule.ts';

export const commandTooLong: Rule = {
  id: 'shell/command-too-long',
  severity: 'warning',
  scope: 'process',
  title: t('The command is longer than a shell can be given.'),
  explanation: t(
    'A command is handed to the shell as one argument (`sh -c COMMAND`), and Linux takes no argument of more than {max} bytes: the process ends with “Argument list too long” before it begins. Put the command into a script. What is longer is not looked into either.',
    { max: MAX_COMMAND_BYTES },
  ),
  sources: [
    'torvalds/linux:include/uapi/linux/binfmts.h MAX_ARG_STRLEN',
    'test/unit/check/limits.test.ts (sh -c with as many bytes, and one more)',
  ],
  *check({ document }) {
    for (const { command, nameSpan } of document.processes) {
      if (!command) continue;
      const bytes = bytesOf(command.text.text);
      const values = { bytes, max: MAX_COMMAND_BYTES };
      if (bytes <= MAX_COMMAND_BYTES) continue;
      if (command.form === 'line') {
        const message = t('A shell does not start with a command of {bytes} bytes: Linux takes {max}.', values);
        yield { span: nameSpan, message };
      } else if (isTooLong(command.text)) {
        const message = t('This command has {bytes} bytes; more than {max} are not looked into.', values);
        yield { span: nameSpan, message, severity: 'information' } satisfies Finding;
      }
    }
  },
  // Examples long enough for this rule are in its test.
  examples: { bad: [], good: [] },
};

function bytesOf(text: string): number {
  return text.length * 3 <= MAX_COMMAND_BYTES ? text.length : new TextEncoder().encode(text).length;
}
