import { readStamp } from '../unwrap/timestamp.ts';
import { COLON, SLASH, textAt } from './byte-cursor.ts';

/** `20/Nov/2026:21:39:01 +0800` */
const LENGTH = 26;

/**
 * Reads the timestamps of access lines. Hundreds of lines share a second, so most are recognised by comparing bytes
 * with the one before.
 */
export class ByteStamp {
  readonly #last = new Uint8Array(LENGTH);
  #time = 0;

  /**
   * The time in the 26 bytes from `from` on, in milliseconds since the epoch; undefined if they are no such timestamp.
   */
  read(bytes: Uint8Array, from: number): number | undefined {
    const last = this.#last;
    let at = LENGTH - 1;
    // Compared from the seconds leftwards, because that is where two times usually differ.
    while (at >= 0 && bytes[from + at] === last[at]) at--;
    if (at < 0) return this.#time;
    // Logs in other formats have other characters there.
    if (bytes[from + 2] !== SLASH || bytes[from + 6] !== SLASH || bytes[from + 11] !== COLON) return undefined;
    const stamp = readStamp(textAt(bytes, from, from + LENGTH), { zone: 0, now: 0 });
    if (stamp?.zone === undefined || stamp.length !== LENGTH) return undefined;
    last.set(bytes.subarray(from, from + LENGTH));
    this.#time = stamp.time;
    return stamp.time;
  }
}
