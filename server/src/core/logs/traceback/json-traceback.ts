const START = 'Traceback (most recent call last):';
/** A logger's object, in that of a collector, in that of the platform. */
const MOST_LAYERS = 3;

/** The text with a traceback in a line of JSON, however often it was put into a string; undefined if there is none. */
export function tracebackInJson(raw: string): string | undefined {
  let text: string | undefined = raw;
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    text = stringAround(text, text.indexOf(START));
    if (text === undefined || /\n\s+File "/.test(text)) return text;
  }
  return undefined;
}

/** The JSON string that the character at `at` is part of. */
function stringAround(text: string, at: number): string | undefined {
  const from = at < 0 ? -1 : quoteBefore(text, at);
  const to = from < 0 ? -1 : quoteBehind(text, at);
  if (to < 0) return undefined;
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    return undefined;
  }
}

function quoteBefore(text: string, at: number): number {
  for (let i = text.lastIndexOf('"', at); i >= 0; i = i === 0 ? -1 : text.lastIndexOf('"', i - 1))
    if (!isEscaped(text, i)) return i;
  return -1;
}

function quoteBehind(text: string, at: number): number {
  for (let i = text.indexOf('"', at); i >= 0; i = text.indexOf('"', i + 1)) if (!isEscaped(text, i)) return i;
  return -1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
