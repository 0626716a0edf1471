import type { ToStringOptions } from 'yaml';

/**
 * The layout of a file, as far as the YAML library can reproduce it: the depth of indentation, and whether lists are
 * indented.
 */
export function layoutOf(text: string): ToStringOptions {
  const depth = /^[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r?\n[ \t]*(?:#[^\r\n]*)?)*\r?\n( {1,8})[^\s#-]/m.exec(
    text,
  )?.[1];
  const isFlat = /^( *)[^\s#-][^\r\n]*:[ \t]*(?:#[^\r\n]*)?(?:\r?\n[ \t]*(?:#[^\r\n]*)?)*\r?\n\1- /m.test(text);
  return { indent: depth?.length ?? 2, indentSeq: !isFlat, lineWidth: 0, flowCollectionPadding: hasPadding(text) };
}

/** `{ a: b }`. */
function hasPadding(text: string): boolean {
  return /[:,[-] *\{ /.test(text) && !/[:,[-] *\{[^ }\r\n]/.test(text);
}
