import { knownEncoding } from '../../../../server/src/core/logs/bytes/to-utf8.ts';
import { isString } from '../../guards.ts';
import { type LogSource, refusing } from '../sources/source.ts';

/** A name of the Encoding Standard, as a person wrote it; undefined for UTF-8, or what a byte order mark says. */
export type Encoding = string | undefined;

export function isEncoding(value: unknown): value is Encoding {
  return value === undefined || isString(value);
}

/** A source that reads what `written` names, or says that nothing has that name. */
export function withEncoding(written: Encoding, create: (encoding: Encoding) => LogSource): LogSource {
  const known = written === undefined ? undefined : knownEncoding(written);
  return written !== undefined && known === undefined
    ? refusing({ kind: 'unexpected', detail: `encoding: ${written}` })
    : create(known);
}
