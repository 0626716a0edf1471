/** Distinguishes health checks from other requests, by the agent. */

import {
  AGENT_BITS,
  AGENT_KIND,
  AGENT_LENGTH,
  AGENT_SIZE,
  AGENT_STARTS,
  AGENT_TEXT,
  AGENTS,
  HEALTH_AGENTS,
  LONGEST_AGENT,
} from '../src/core/logs/scan/blocks/module-memory';
import { byteAt, HASH, isSame } from './bytes';

export const PERSON: i32 = 0;
export const PROBE: i32 = 1;
/** Only the host can tell. */
export const ODD: i32 = 2;

/** 2 to the power of 64, divided by the golden ratio. */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;

/**
 * Who the agent between `from` and `end` is. Results are remembered: a few agents send most requests, and comparing with a known one is
 * faster than searching.
 */
export function agentIn(from: i32, end: i32): i32 {
  const length = end - from;
  if (length < 16 || length > LONGEST_AGENT) return lookAt(from, end);
  const middle = load<u64>(from + (length >> 1));
  const hash = ((load<u64>(end - 8) ^ (middle << 1)) + length) * SPREAD;
  const known = AGENTS + <i32>(hash >> (64 - AGENT_BITS)) * AGENT_SIZE;
  if (load<i32>(known + AGENT_LENGTH) === length && isSameAgent(known + AGENT_TEXT, from, length))
    return load<i32>(known + AGENT_KIND);
  const kind = lookAt(from, end);
  store<i32>(known + AGENT_LENGTH, length);
  store<i32>(known + AGENT_KIND, kind);
  for (let i = 0; i < length; i += 16) v128.store(known + AGENT_TEXT + i, v128.load(from + i));
  return kind;
}

/** The agents have at least sixteen bytes. Where the length is no multiple of sixteen, some of the last ones are compared twice. */
function isSameAgent(known: i32, from: i32, length: i32): bool {
  const last = length - 16;
  let same = i8x16.eq(v128.load(known + last), v128.load(from + last));
  for (let i = 0; i < last; i += 16) same = v128.and(same, i8x16.eq(v128.load(known + i), v128.load(from + i)));
  return i8x16.all_true(same);
}

/**
 * Looks for the first two letters of the agents of health checks, by tables of half bytes. A hash sign may begin a colour (`#033[0m`) in
 * the middle of a word, which makes the line odd.
 */
function lookAt(from: i32, end: i32): i32 {
  const hash = i8x16.splat(HASH);
  let kind = PERSON;
  const firstLow = v128.load(AGENT_STARTS);
  const firstHigh = v128.load(AGENT_STARTS + 16);
  const secondLow = v128.load(AGENT_STARTS + 32);
  const secondHigh = v128.load(AGENT_STARTS + 48);
  for (let at = from; at < end; at += 16) {
    const block = v128.load(at);
    const first = v128.and(agents(block, firstLow, firstHigh), agents(v128.load(at + 1), secondLow, secondHigh));
    const hashes = i8x16.eq(block, hash);
    if (!v128.any_true(v128.or(first, hashes))) continue;
    const odd = i8x16.bitmask(hashes);
    if (odd !== 0 && at + ctz(odd) < end) return ODD;
    for (let place = at; kind === PERSON && place < at + 16; place++) if (isAgentAt(place, end)) kind = PROBE;
  }
  return kind;
}

/** For each byte: a bit for each agent that has it at this place. */
function agents(bytes: v128, low: v128, high: v128): v128 {
  const lowHalf = v128.and(bytes, i8x16.splat(15));
  return v128.and(i8x16.swizzle(low, lowHalf), i8x16.swizzle(high, i8x16.shr_u(bytes, 4)));
}

function isAgentAt(place: i32, end: i32): bool {
  for (let agent = HEALTH_AGENTS; byteAt(agent) !== 0; agent += 1 + byteAt(agent)) {
    const length = byteAt(agent);
    if (place + length <= end && isSame(agent + 1, place, length)) return true;
  }
  return false;
}
