// Part of `npm run bench`: how fast `procfile-doctor logs` reads a file, against grep -E and ripgrep on the same file.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { slowestLine } from './hostile-line.mjs';
import { makeLog } from './make-log.mjs';

const MEGABYTES = Number(process.env.PROCFILE_DOCTOR_BENCH_MB ?? 200);
const RUNS = Number(process.env.PROCFILE_DOCTOR_BENCH_RUNS ?? 3);

/** Thirty texts that people grep for when an application is down. */
const PATTERNS =
  'WORKER TIMEOUT|was sent SIGKILL|Worker failed to boot|Address already in use|exited with code|signal 9|Hard time limit|Soft time limit|upstream timed out|Connection refused|no live upstreams|prematurely closed|Out of memory|oom-killer|OOMKilled|CrashLoopBackOff|Liveness probe failed|QueuePool limit|too many clients|server has gone away|database is locked|MISCONF|Error H1[0-9]|MemoryError|ModuleNotFoundError|Connection reset by peer|HARAKIRI|Segmentation fault|No space left|Too many open files';

const LOGS = [
  { name: 'application, 0.1 % match', share: 0.1, access: 0 },
  { name: 'application, 1 %', share: 1, access: 0 },
  { name: 'application, 1 %, five times as long', share: 1, access: 0, times: 5 },
  { name: 'application, 10 %', share: 10, access: 0 },
  { name: 'application, 20 %', share: 20, access: 0 },
  { name: 'access lines 90 %, 0.1 %', share: 0.1, access: 90 },
  { name: 'access lines 90 %, 20 %', share: 20, access: 90 },
  { name: 'JSON of a logger, 1 %', share: 1, access: 0, wrap: 'json' },
  { name: 'docker json-file, 1 %', share: 1, access: 0, wrap: 'docker' },
  { name: 'docker, access lines, 1 %', share: 1, access: 90, wrap: 'docker' },
];

/** Seconds on the clock and of processor time. */
function measure(command, args) {
  const started = performance.now();
  // `times` of the shell: its second line is what its children used. `cat`: grep stops at the first match when it
  // writes to /dev/null.
  const script = '"$0" "$@" | cat > /dev/null; times';
  const { stdout } = spawnSync('sh', ['-c', script, command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const wall = (performance.now() - started) / 1000;
  const processor = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
    .map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds))
    .reduce((sum, seconds) => sum + seconds, 0);
  return { wall, processor };
}

/** The best of some runs of each command, one after the other, so that all have the same share of a busy machine. */
function compare(commands) {
  const best = {};
  for (let run = 0; run < RUNS; run++) {
    for (const [name, [command, ...args]] of Object.entries(commands)) {
      const { wall, processor } = measure(command, args);
      const known = best[name] ?? { wall, processor };
      best[name] = { wall: Math.min(wall, known.wall), processor: Math.min(processor, known.processor) };
    }
  }
  return best;
}

/** Milliseconds until the first byte of output, and the largest resident memory in MB. */
async function firstResult(file) {
  const report = "process.on('exit',()=>process._rawDebug(`rss ${process.resourceUsage().maxRSS}`))";
  const started = performance.now();
  const child = spawn(process.execPath, [
    `--import=data:text/javascript,${report}`,
    'dist/cli.js',
    'logs',
    '--format',
    'json',
    file,
  ]);
  let first;
  let errors = '';
  child.stdout.on('data', () => {
    first ??= performance.now() - started;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await new Promise((resolve) => child.on('close', resolve));
  return { first, memory: Number(/rss (\d+)/.exec(errors)?.[1] ?? Number.NaN) / 1024 };
}

export const title = 'Reading log files';

export async function run() {
  if (!existsSync('dist/cli.js')) throw new Error('dist/cli.js is missing: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'procfile-doctor-bench-'));
  const rows = [
    [
      'log',
      'MB/s',
      'of grep -E',
      'one thread MB/s',
      'of grep -E',
      'of grep -E, CPU',
      'with json, CPU',
      'of rg, CPU',
      'first result ms',
      'peak MB',
    ],
  ];
  const rg = spawnSync('rg', ['--version']).status === 0;
  try {
    for (const log of LOGS) {
      const file = join(folder, 'bench.log');
      makeLog(file, { ...log, bytes: MEGABYTES * 1e6 });
      if (log.times) repeat(file, log.times);
      const ours = [process.execPath, 'dist/cli.js', 'logs'];
      const { grep, ripgrep, all, one, json } = compare({
        grep: ['grep', '-cE', PATTERNS, file],
        ...(rg && { ripgrep: ['rg', '-j1', '-c', PATTERNS, file] }),
        all: [...ours, file],
        one: [...ours, '--threads', '1', file],
        json: [...ours, '--threads', '1', '--format', 'json', file],
      });
      const { first, memory } = await firstResult(file);
      const megabytes = statSync(file).size / 1e6;
      rows.push([
        log.name,
        (megabytes / all.wall).toFixed(0),
        (grep.wall / all.wall).toFixed(2),
        (megabytes / one.wall).toFixed(0),
        (grep.wall / one.wall).toFixed(2),
        (grep.processor / one.processor).toFixed(2),
        (grep.processor / json.processor).toFixed(2),
        ripgrep ? (ripgrep.processor / one.processor).toFixed(2) : '–',
        first?.toFixed(0) ?? '–',
        memory.toFixed(0),
      ]);
    }
    const { name, milliseconds } = await slowestLine();
    const note = `the slowest line of 1 MB (${name}): ${milliseconds.toFixed(0)} ms`;
    rows.push(rows[0].map((_, column) => (column === 0 ? note : '')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

function repeat(file, times) {
  const once = readFileSync(file);
  for (let time = 1; time < times; time++) appendFileSync(file, once);
}
