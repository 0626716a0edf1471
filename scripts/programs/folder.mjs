// Where the programs live: PROCFILE_DOCTOR_PROGRAMS (shared by several checkouts), else `.programs/` of this one.
import { join, resolve } from 'node:path';
import process from 'node:process';
import { root } from '../process/root.mjs';

export function programsFolder() {
  return resolve(root, process.env.PROCFILE_DOCTOR_PROGRAMS || '.programs');
}

export function environmentFolder(name) {
  return join(programsFolder(), `venv-${name}`);
}

/** The folder of a virtual environment that holds its programs. */
export function binFolder(environment) {
  return join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
}
