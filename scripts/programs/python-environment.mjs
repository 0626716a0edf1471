// Makes one Python virtual environment of python-programs.mjs. A stamp file says what is in it: a second run only reads that.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { runProgram } from '../process/run-program.mjs';
import { binFolder, environmentFolder, programsFolder } from './folder.mjs';

const STAMP_NAME = 'procfile-doctor-stamp';

function stamp(program) {
  return createHash('sha256').update(JSON.stringify(program)).digest('hex');
}

export function isInstalled(program) {
  const file = join(environmentFolder(program.name), STAMP_NAME);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp(program);
}

function systemPython() {
  return process.env.PYTHON || (process.platform === 'win32' ? 'python' : 'python3');
}

/** One environment holds the pip that fills all the others: that saves three seconds for each of them. */
export async function makeInstaller() {
  const folder = join(programsFolder(), 'pip');
  const python = join(binFolder(folder), 'python');
  try {
    await runProgram(python, ['-m', 'pip', '--version']);
  } catch {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(programsFolder(), { recursive: true });
    await runProgram(systemPython(), ['-m', 'venv', folder]);
    // `pip --python` came with pip 22.3; Debian 11 and Ubuntu 22.04 bring older ones.
    await runProgram(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'pip>=22.3']);
  }
  return python;
}

/** Makes the environment anew. `installer` is the python of makeInstaller. */
export async function install(program, installer) {
  const folder = environmentFolder(program.name);
  rmSync(folder, { recursive: true, force: true });
  await runProgram(systemPython(), ['-m', 'venv', '--without-pip', folder]);
  const python = join(binFolder(folder), 'python');
  const pip = ['-m', 'pip', '--python', python, 'install', '--disable-pip-version-check', '--no-input'];
  await runProgram(installer, [...pip, ...program.packages]);
  if (program.pth) writeFileSync(join(sitePackages(folder), 'procfile-doctor.pth'), `${program.pth}\n`);
  const [name, ...args] = program.check;
  await runProgram(join(binFolder(folder), name), args);
  writeFileSync(join(folder, STAMP_NAME), stamp(program));
}

function sitePackages(folder) {
  if (process.platform === 'win32') return join(folder, 'Lib', 'site-packages');
  const [version] = readdirSync(join(folder, 'lib')).filter((name) => name.startsWith('python'));
  return join(folder, 'lib', version, 'site-packages');
}
