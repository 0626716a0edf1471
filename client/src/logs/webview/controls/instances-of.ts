/** `web`, `web.1`, `web.2` of `web`, as far as they were seen; the name itself where none was. */
export function instancesOf(process: string, seen: readonly string[]): readonly string[] {
  const own = seen.filter((name) => name.replace(/\.\d+$/, '') === process);
  return own.length > 0 ? own : [process];
}
