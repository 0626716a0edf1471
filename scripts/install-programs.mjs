// Installs the real programs that tests compare our verdicts with (gunicorn, celery, uvicorn, PyYAML, …).
//   node scripts/install-programs.mjs [--system]
// They go to .programs/ (or PROCFILE_DOCTOR_PROGRAMS); --system adds programs of the operating system with apt-get.
// What is there already is left alone, so a second run takes no time. Needs Python 3.8 or later with `venv`.
import process from 'node:process';
import { say, step } from './process/console.mjs';
import { withLock } from './process/lock.mjs';
import { programsFolder } from './programs/folder.mjs';
import { install, isInstalled, makeInstaller } from './programs/python-environment.mjs';
import { pythonPrograms } from './programs/python-programs.mjs';
import { installDebianPackages, missingSystemPrograms } from './programs/system-programs.mjs';

const failures = [];

async function attempt(title, work) {
  try {
    await step(title, work);
  } catch (error) {
    failures.push(title);
    say(error.message.replace(/^/gm, '    '));
  }
}

async function installSystemPrograms() {
  const missing = missingSystemPrograms();
  if (missing.length === 0) return say('Programs of the system: all there.');
  const names = missing.map(({ debian }) => debian);
  say('Programs of the system');
  await attempt(`apt-get install ${names.join(' ')}`, () => installDebianPackages(names));
}

async function installPythonPrograms() {
  const missing = pythonPrograms.filter((program) => !isInstalled(program));
  if (missing.length === 0) return say(`Python programs: all there (${programsFolder()}).`);
  say(`Python programs (${programsFolder()})`);
  const installer = await makeInstaller();
  // Two at a time: one waits for the network while the other unpacks.
  const queue = [...missing];
  const work = async () => {
    for (let program = queue.shift(); program; program = queue.shift()) {
      const current = program;
      await attempt(current.name, () => install(current, installer));
    }
  };
  await Promise.all([work(), work()]);
}

if (process.argv.includes('--system')) await installSystemPrograms();
await withLock(`${programsFolder()}.lock`, installPythonPrograms).catch((error) => {
  failures.push('python');
  say(`${error.message}\nPython 3.8 or later with the module venv is needed (Debian: apt-get install python3-venv).`);
});
if (failures.length > 0) {
  say(`Not installed: ${failures.join(', ')}`);
  process.exitCode = 1;
}
