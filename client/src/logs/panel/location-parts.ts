/** Deeper ones are no paths of an application: each segment costs a search. */
const MOST_SEGMENTS = 40;

/**
 * The last segments of a path that a log names, to be looked for below a folder of the workspace: none of them leads out of it,
 * and none is empty. Backslashes count as slashes.
 */
export function locationParts(path: string): string[] {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'))
    .slice(-MOST_SEGMENTS);
}
