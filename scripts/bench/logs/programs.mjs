// @ts-check
// The programs that read the same log: ours, `grep -E` and ripgrep, on the clock and in processor time.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';
import { environment } from '../environment.mjs';

/** Thirty texts that people grep for when an application is down. */
const PATTERNS =
  'WORKER TIMEOUT|was sent SIGKILL|Worker failed to boot|Address already in use|exited with code|signal 9|Hard time limit|Soft time limit|upstream timed out|Connection refused|no live upstreams|prematurely closed|Out of memory|oom-killer|OOMKilled|CrashLoopBackOff|Liveness probe failed|QueuePool limit|too many clients|server has gone away|database is locked|MISCONF|Error H1[0-9]|MemoryError|ModuleNotFoundError|Connection reset by peer|HARAKIRI|Segmentation fault|No space left|Too many open files';

const OURS = [process.execPath, 'dist/cli.js', 'logs'];

/** @typedef {readonly [string, ...string[]]} Command */
/** @typedef {{ clock: number, processor: number }} Seconds */
/** @typedef {'all' | 'one' | 'json' | 'grep' | 'ripgrep'} Program */

/** Ripgrep is not there where it is not installed. @param {string} file */
export function readers(file) {
  const ripgrep = spawnSync('rg', ['--version']).status === 0;
  return {
    all: [...OURS, file],
    one: [...OURS, '--threads', '1', file],
    json: [...OURS, '--threads', '1', '--format', 'json', file],
    grep: ['grep', '-cE', PATTERNS, file],
    ...(ripgrep && { ripgrep: ['rg', '-j1', '-c', PATTERNS, file] }),
  };
}

/**
 * The best of some runs of each, one after the other in turn, so that all have the same share of a busy machine.
 * @param {Partial<Record<Program, readonly string[]>>} commands @param {number} runs
 * @returns {Record<Program, Seconds>} NaN of what is not installed
 */
export function best(commands, runs) {
  const unknown = { clock: Number.NaN, processor: Number.NaN };
  const found = { all: unknown, one: unknown, json: unknown, grep: unknown, ripgrep: unknown };
  for (let run = 0; run < runs; run++) {
    for (const [name, command] of /** @type {[Program, readonly string[]][]} */ (Object.entries(commands))) {
      const { clock, processor } = measure(command);
      const known = run === 0 ? { clock, processor } : found[name];
      found[name] = { clock: Math.min(clock, known.clock), processor: Math.min(processor, known.processor) };
    }
  }
  return found;
}

/** @param {readonly string[]} command @returns {Seconds} */
function measure([program = '', ...args]) {
  const started = performance.now();
  // `times` of the shell: its second line is what its children used. `cat`: grep stops at the first match when it
  // writes to /dev/null.
  const script = '"$0" "$@" | cat > /dev/null; times';
  const { stdout } = spawnSync('sh', ['-c', script, program, ...args], {
    encoding: 'utf8',
    env: { ...environment, LC_ALL: 'C' },
  });
  const clock = (performance.now() - started) / 1000;
  const processor = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
    .map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds))
    .reduce((sum, seconds) => sum + seconds, 0);
  return { clock, processor };
}

/** Milliseconds until ours prints its first byte for a file, and the largest resident memory in MB. @param {string} file */
export function firstResult(file) {
  return watched([...OURS.slice(1), '--format', 'json', file]);
}

/** The memory of Node with nothing to do, in MB. */
export async function bareMemory() {
  return (await watched(['-e', '0'])).memory;
}

/** @param {readonly string[]} args of Node */
async function watched(args) {
  const report = "process.on('exit',()=>process._rawDebug(`rss ${process.resourceUsage().maxRSS}`))";
  const started = performance.now();
  const child = spawn(process.execPath, [`--import=data:text/javascript,${report}`, ...args], { env: environment });
  let first = Number.NaN;
  let errors = '';
  child.stdout.on('data', () => {
    if (Number.isNaN(first)) first = performance.now() - started;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  return { first, memory: Number(/rss (\d+)/.exec(errors)?.[1] ?? Number.NaN) / 1024 };
}
