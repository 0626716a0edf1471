/** A pattern with its named groups made numbered ones: V8 matches those several times faster. */
export interface CaptureGroups {
  readonly source: string;
  /** The name of group n is at index n - 1; undefined for a group without a name. */
  readonly names: readonly (string | undefined)[];
}

/** The start of a capturing group, with its name. Escapes and classes come first: a bracket in them starts no group. */
const GROUP = /\\.|\[(?:[^\\\]]|\\.)*\]|\((?!\?)|\(\?<(\w+)>/gs;

/** Removes the names of groups from the source of a valid RegExp. A source with back references by name stays as it is. */
export function captureGroups(source: string): CaptureGroups {
  const names: (string | undefined)[] = [];
  for (const [text, name] of source.matchAll(GROUP)) if (text.startsWith('(')) names.push(name);
  if (source.includes('\\k<')) return { source, names };
  return { source: source.replace(GROUP, (text, name?: string) => (name === undefined ? text : '(')), names };
}
