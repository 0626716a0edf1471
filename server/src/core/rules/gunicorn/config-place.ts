import { placeInFile } from '../../effective/gunicorn.ts';
import type { Text } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import type { RelatedPlace } from '../rule.ts';
import type { GunicornStart } from './gunicorn-starts.ts';

/** Where the configuration file sets `setting`, if its value is the one in effect. */
export function placeInConfig(
  { settings, effective }: GunicornStart,
  setting: string,
  message: Text,
): readonly RelatedPlace[] {
  const place = settings.written(setting)?.layer === 'config-file' ? placeInFile(effective, setting) : undefined;
  return place ? [{ message, span: { start: 0, end: 0 }, uri: place.uri, range: place.range }] : [];
}

/** Where a finding about the configuration file stands: the file that the command names, else the program. */
export function configSpan({ command, invocation, settings }: GunicornStart): Span {
  return command.toDocument(settings.written('config')?.span ?? invocation.programSpan);
}
