/** Whether a line may say in which time zone its times are; the host reads it then (server/src/core/logs/unwrap/timestamp.ts). */
import { BACKSLASH, byteAt, COLON, DASH, isDigit, QUOTE, SPACE } from './bytes';

/** A zone stands behind the digits of a time, perhaps with a blank between. True for some lines that have none. */
export function mayTellZone(start: i32, end: i32): bool {
  for (let at = start + 8; at < end; at++) {
    const before = byteAt(at - 1) === SPACE ? byteAt(at - 2) : byteAt(at - 1);
    if (isDigit(before) && isZone(at)) return true;
  }
  return false;
}

/** `Z`, `UTC`, `GMT`, `+0800`, `-03:30`. Not before a quote: then it is the zone of a JSON field, and other times may have another. */
function isZone(at: i32): bool {
  const first = byteAt(at);
  if (first === 90 /* Z */) return byteAt(at + 1) !== QUOTE && byteAt(at + 1) !== BACKSLASH;
  if (first === 85 /* U */ || first === 71 /* G */) return true;
  if (first !== 43 /* + */ && first !== DASH) return false;
  const minutes = byteAt(at + 3) === COLON ? at + 4 : at + 3;
  if (!isDigit(byteAt(at + 1)) || !isDigit(byteAt(at + 2))) return false;
  if (!isDigit(byteAt(minutes)) || !isDigit(byteAt(minutes + 1))) return false;
  return byteAt(minutes + 2) !== QUOTE && byteAt(minutes + 2) !== BACKSLASH;
}
