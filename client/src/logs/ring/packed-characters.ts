/** Texts as bytes of Latin-1 or UTF-16LE. A browser has no `Buffer`, and its decoder of `latin1` reads windows-1252. */
import { sharedMemory } from './shared-memory.ts';

const CHARACTERS_AT_ONCE = 8192;

/** `wide`: two bytes a character, which is a UTF-16 code unit; else one, and none is above U+00FF. */
export function pack(text: string, wide: boolean): Uint8Array {
  const bytes = new Uint8Array(sharedMemory(wide ? 2 * text.length : text.length));
  if (typeof Buffer !== 'undefined') Buffer.from(bytes.buffer).write(text, wide ? 'utf16le' : 'latin1');
  else {
    const units = unitsOf(bytes, wide);
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  }
  return bytes;
}

export function unpack(bytes: Uint8Array, wide: boolean): string {
  if (typeof Buffer !== 'undefined') return Buffer.from(bytes.buffer).toString(wide ? 'utf16le' : 'latin1');
  const units = unitsOf(bytes, wide);
  let text = '';
  for (let at = 0; at < units.length; at += CHARACTERS_AT_ONCE)
    text += String.fromCharCode(...units.subarray(at, at + CHARACTERS_AT_ONCE));
  return text;
}

/** Browsers run on machines that keep the lower byte first. */
function unitsOf(bytes: Uint8Array, wide: boolean): Uint8Array | Uint16Array {
  return wide ? new Uint16Array(bytes.buffer) : bytes;
}
