/** Removes the colours of a terminal from a line, like stripColours of server/src/core/logs/unwrap/ansi.ts. */

import { BARE, BARE_SIZE } from '../src/core/logs/scan/blocks/module-memory';
import { BACKSLASH, byteAt, ESCAPE, LF } from './bytes';

const BELL: u8 = 7;

/** Writes the line to BARE, with a line feed behind it. Returns the place of the line feed; -1 if the line is too long or has another escape. */
export function stripColours(from: i32, end: i32): i32 {
  if (end - from > BARE_SIZE) return -1;
  const escapes = i8x16.splat(ESCAPE);
  let to = BARE;
  let at = from;
  while (at < end) {
    const block = v128.load(at);
    v128.store(to, block);
    const mask = i8x16.bitmask(i8x16.eq(block, escapes));
    const plain = min(mask === 0 ? 16 : ctz(mask), end - at);
    at += plain;
    to += plain;
    if (mask === 0 || at === end) continue;
    at = skipSequence(at, end);
    if (at < 0) return -1;
  }
  store<u8>(to, LF);
  return to;
}

/** The place behind the escape sequence at `at`; -1 if there is none. */
function skipSequence(at: i32, end: i32): i32 {
  if (at + 1 >= end) return -1;
  const kind = byteAt(at + 1);
  if (kind === 91 /* [ */) return skipControl(at + 2, end);
  if (kind === 93 /* ] */) return skipCommand(at + 2, end);
  return <u8>(kind - 64) < 27 || kind === BACKSLASH || kind === 94 || kind === 95 ? at + 2 : -1;
}

/** `31;1m` */
function skipControl(from: i32, end: i32): i32 {
  let at = from;
  while (at < end && <u8>(byteAt(at) - 48) < 16) at++;
  while (at < end && <u8>(byteAt(at) - 32) < 16) at++;
  return at < end && <u8>(byteAt(at) - 64) < 63 ? at + 1 : -1;
}

/** `0;title` and a bell, or an escape and a backslash. */
function skipCommand(from: i32, end: i32): i32 {
  let at = from;
  while (at < end && byteAt(at) !== BELL && byteAt(at) !== ESCAPE) at++;
  if (at === end) return at;
  if (byteAt(at) === BELL) return at + 1;
  return at + 1 < end && byteAt(at + 1) === BACKSLASH ? at + 2 : at;
}
