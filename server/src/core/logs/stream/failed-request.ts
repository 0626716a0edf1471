import type { ByteAccess } from '../access-log/byte-access.ts';
import { plainText, textAt } from '../access-log/byte-cursor.ts';
import type { LineReader } from '../scan/recognise/line-reader.ts';
import type { ScannedLine } from './scanned-line.ts';

type FailedRequest = Pick<ScannedLine, 'access' | 'found'>;

/** What incidents and figures depend on of the request that `access` has just read; undefined if it is no failure, or its path must be read as text. */
export function failedRequest(access: ByteAccess, bytes: Uint8Array, reader: LineReader): FailedRequest | undefined {
  const { server, status, duration, healthCheck, methodFrom, pathFrom, pathTo } = access;
  const path = plainText(bytes, pathFrom, pathTo);
  if (path === undefined) return undefined;
  const method = textAt(bytes, methodFrom, pathFrom - 1);
  const record = { server, status, duration, healthCheck, method, path, stamp: undefined };
  const found = reader.ofRequest(record);
  return found && { access: record, found };
}
