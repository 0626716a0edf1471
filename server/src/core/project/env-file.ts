/** A variable that a `.env` file sets. */
export interface EnvFileEntry {
  readonly name: string;
  /** undefined when it uses another variable. */
  readonly value: string | undefined;
}

const LINE = /^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*(.*)$/;

/**
 * Reads a `.env` file as python-dotenv does where honcho and pipenv agree with it: one `NAME=value` a line, an `export`
 * before it, quotes around the value, a comment after white space (theskumar/python-dotenv: src/dotenv/parser.py).
 */
export function readEnvFile(text: string): EnvFileEntry[] {
  return text.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name, rest = ''] = LINE.exec(line) ?? [];
    return name === undefined ? [] : [{ name, value: readValue(rest) }];
  });
}

function readValue(rest: string): string | undefined {
  const single = /^'([^']*)'/.exec(rest)?.[1];
  if (single !== undefined) return single;
  const value = /^"((?:[^"\\]|\\.)*)"/.exec(rest)?.[1] ?? rest.replace(/(?:^|\s+)#.*$/, '').trimEnd();
  return value.includes('$') || value.includes('\\') ? undefined : value;
}
