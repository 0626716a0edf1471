// @ts-check
import { join } from 'node:path';
import { root } from '../process/root.mjs';
import { stage } from './stage.mjs';
import { packVsix } from './vsce.mjs';

/** The VSIX that `makeVsix` writes. */
export const vsixFile = join(root, 'dist', 'procfile-doctor.vsix');

/** Makes the VSIX from what is built in `dist/`; resolves with what vsce had to say. */
export async function makeVsix() {
  const folder = join(root, 'dist', 'vsix');
  stage(folder);
  return packVsix(folder, vsixFile);
}
