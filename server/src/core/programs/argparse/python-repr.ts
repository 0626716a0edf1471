const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** `repr(text)` of a Python string: how `%r` shows it in messages. */
export function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = '';
  for (const character of text) {
    if (character === quote) result += `\\${quote}`;
    else result += ESCAPES[character] ?? (isPrintable(character) ? character : escaped(character));
  }
  return quote + result + quote;
}

/** As `str.isprintable` (Unicode categories Other and Separator are not, the space is). */
function isPrintable(character: string): boolean {
  return (character >= ' ' && character <= '~') || !/[\p{C}\p{Z}]/u.test(character);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}
