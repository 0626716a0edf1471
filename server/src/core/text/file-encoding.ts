/** How the bytes of a file are written: as UTF-8, as UTF-8 behind a byte order mark, as UTF-16 by its mark, or as something else. */
export type FileEncoding = 'utf-8' | 'utf-8-with-mark' | 'utf-16' | 'other';

/** UTF-16 without a mark is UTF-8 with many NULs, and told as that. */
export function fileEncoding(bytes: Uint8Array): FileEncoding {
  if (utf16(bytes)) return 'utf-16';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'other';
  }
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8-with-mark' : 'utf-8';
}

/** UTF-8, a byte order mark kept, what is none as U+FFFD; UTF-16 where its mark says so, as pip and PyYAML read it, without the mark. */
export function decodedText(bytes: Uint8Array): string {
  return new TextDecoder(utf16(bytes) ?? 'utf-8', { ignoreBOM: !utf16(bytes) }).decode(bytes);
}

function utf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
