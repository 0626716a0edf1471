import { knownEncoding } from '../../core/logs/bytes/to-utf8.ts';
import { UsageError } from '../usage-error.ts';

/** `--encoding` of a command: undefined when it was not given. */
export function encodingChoice(command: string, label: string | undefined): string | undefined {
  const encoding = label === undefined ? undefined : knownEncoding(label);
  if (label !== undefined && encoding === undefined) {
    throw new UsageError(`${command}: --encoding must be a name such as gb18030, utf-16le or latin1, not '${label}'`);
  }
  return encoding;
}
