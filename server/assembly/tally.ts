/**
 * Counts requests as ServerTally does (server/src/core/logs/health/tally.ts), where it does not matter when each came. Of each
 * server: how many, how many were slow, how many tell a duration; the number of each status; the durations.
 */
import { REQUEST_SIZE, REQUESTS, STATUSES, TALLIES, TALLY_HEAD, TALLY_SIZE } from './memory';

const SWITCHING_PROTOCOLS: i32 = 101;

/** Those from number `from` up to `to` whose lines end behind `place`, in bytes of INPUT. */
export function count(from: i32, to: i32, place: i32, slow: f64): void {
  const end = REQUESTS + to * REQUEST_SIZE;
  for (let request = REQUESTS + from * REQUEST_SIZE; request < end; request += REQUEST_SIZE) {
    if (load<i32>(request + 4) <= place) continue;
    const about = load<i32>(request);
    const duration = load<f64>(request + 8);
    add(TALLIES + ((about >> 16) & 0xff) * TALLY_SIZE, about & 0xffff, about >> 24 !== 0, duration, slow);
  }
}

function add(tally: i32, status: i32, isProbe: bool, duration: f64, slow: f64): void {
  increase(tally);
  increase(tally + TALLY_HEAD + 8 * status);
  if (Number.isNaN(duration) || isProbe || status === SWITCHING_PROTOCOLS) return;
  const durations = <i32>load<f64>(tally + 16);
  store<f64>(tally + TALLY_HEAD + 8 * (STATUSES + durations), duration);
  store<f64>(tally + 16, <f64>(durations + 1));
  if (duration > slow) increase(tally + 8);
}

function increase(at: i32): void {
  store<f64>(at, load<f64>(at) + 1);
}
