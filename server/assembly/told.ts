/** The last time that the lines of a block have told, as far as they were read here: requests, and lines of known shapes. */

/** Milliseconds since the epoch, and the place behind the line that told it; 0 for none. */
export let toldTime: f64 = NaN;
export let toldTo: i32 = 0;
/** The place behind the last line up to which no other can have told a later one. */
let knownTo: i32 = 0;

export function forgetTold(): void {
  toldTo = 0;
  knownTo = 0;
}

export function tell(time: f64, behind: i32): void {
  toldTime = time;
  toldTo = behind;
  knownTo = behind;
}

/** Whether `toldTime` is the last time up to a line that tells none; if so, up to what stands behind it, too. */
export function isStillTold(from: i32, behind: i32): bool {
  if (knownTo !== from) return false;
  knownTo = behind;
  return true;
}
