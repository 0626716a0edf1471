/** Counts requests as ServerTally does (server/src/core/logs/health/tally.ts), where the time of each one does not matter. */
import { BUCKETS, BUCKETS_A_POWER } from '../src/core/logs/health/duration-buckets';
import {
  REQUEST_ABOUT,
  REQUEST_DURATION,
  REQUEST_END,
  REQUEST_SIZE,
  REQUESTS,
  TALLIES,
  TALLY_BUCKETS,
  TALLY_DURATION_COUNT,
  TALLY_DURATIONS,
  TALLY_FIRST_BUCKET,
  TALLY_LAST_BUCKET,
  TALLY_REQUESTS,
  TALLY_SIZE,
  TALLY_SLOW,
  TALLY_STATUSES,
} from '../src/core/logs/scan/blocks/module-memory';

const SWITCHING_PROTOCOLS: i32 = 101;
/** The bucket of 1 (the power 0). */
const FIRST: i64 = 1023 * BUCKETS_A_POWER;
/** How many of the 52 bits of a mantissa do not matter for the bucket. */
const REST: i64 = 45;

/**
 * Counts the requests `from` up to `to` whose lines end behind `place` in INPUT. `slow`: the limit in microseconds. `folded`: a bit for
 * each server whose durations are only counted in buckets.
 */
export function count(from: i32, to: i32, place: i32, slow: f64, folded: i32): void {
  const end = REQUESTS + to * REQUEST_SIZE;
  for (let request = REQUESTS + from * REQUEST_SIZE; request < end; request += REQUEST_SIZE) {
    if (load<i32>(request + REQUEST_END) <= place) continue;
    const about = load<i32>(request + REQUEST_ABOUT);
    const server = (about >> 16) & 0xff;
    const tally = TALLIES + server * TALLY_SIZE;
    const status = about & 0xffff;
    increase(tally + TALLY_REQUESTS);
    increase(tally + TALLY_STATUSES + 8 * status);
    const duration = load<f64>(request + REQUEST_DURATION);
    const isProbe = about >> 24 !== 0;
    if (Number.isNaN(duration) || isProbe || status === SWITCHING_PROTOCOLS) continue;
    if (((folded >> server) & 1) !== 0) fold(tally, duration);
    else keep(tally, duration);
    if (duration > slow) increase(tally + TALLY_SLOW);
  }
}

function keep(tally: i32, duration: f64): void {
  const durations = <i32>load<f64>(tally + TALLY_DURATION_COUNT);
  store<f64>(tally + TALLY_DURATIONS + 8 * durations, duration);
  store<f64>(tally + TALLY_DURATION_COUNT, <f64>(durations + 1));
}

function fold(tally: i32, duration: f64): void {
  // Sign and exponent, then the first bits of the mantissa.
  const bucket = min(BUCKETS - 1, <i32>((reinterpret<i64>(duration + 1) >> REST) - FIRST));
  increase(tally + TALLY_BUCKETS + 8 * bucket);
  store<f64>(tally + TALLY_FIRST_BUCKET, min(load<f64>(tally + TALLY_FIRST_BUCKET), <f64>bucket));
  store<f64>(tally + TALLY_LAST_BUCKET, max(load<f64>(tally + TALLY_LAST_BUCKET), <f64>bucket));
}

function increase(at: i32): void {
  store<f64>(at, load<f64>(at) + 1);
}
