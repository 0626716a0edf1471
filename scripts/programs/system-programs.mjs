// Programs that come from the operating system. Installed only on request, and only where there is an apt-get.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { runProgram } from '../process/run-program.mjs';

/** program: what has to be found; debian: the package that brings it. */
const systemPrograms = [
  { program: 'nginx', debian: 'nginx-light' },
  { program: 'redis-server', debian: 'redis-server' },
  { program: 'logrotate', debian: 'logrotate' },
  { program: 'rg', debian: 'ripgrep' },
  { program: 'nvim', debian: 'neovim' },
  // Only the clients are wanted: the tests answer them in the place of a daemon and of a cluster.
  { program: 'docker', debian: 'docker.io' },
  { program: 'kubectl', debian: 'kubernetes-client' },
];

/** The path of a program, or undefined. The sbin folders are searched too: they are not on every user's PATH. */
function findProgram(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

export function missingSystemPrograms() {
  return systemPrograms.filter(({ program }) => findProgram(program) === undefined);
}

export async function installDebianPackages(packages) {
  const admin = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const [command, ...args] = [...admin, 'apt-get'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram(command, [...args, 'update', '-q'], { env });
  await runProgram(command, [...args, 'install', '-q', '-y', '--no-install-recommends', ...packages], { env });
}
