import { nameOf } from '../core/project/paths.ts';
import { decodedName } from '../core/text/decoded-name.ts';
import { isBelow } from '../workspace/folders.ts';

/** A file as seen from the folder that the user has opened; of several folders it is said which one. */
export function shownPath(folders: readonly string[], uri: string): string {
  const folder = folders.find((one) => isBelow(uri, one))?.replace(/\/$/, '');
  if (folder === undefined) return decodedName(nameOf(uri));
  return decodedName(uri.slice(folders.length > 1 ? folder.lastIndexOf('/') + 1 : folder.length + 1));
}
