// @ts-check
// Runs another program and waits for it. No dependencies: it runs before `npm ci`.
import { spawn } from 'node:child_process';
import process from 'node:process';

/** The program ended badly; `output` is what it wrote (stdout and stderr together). */
class ProgramError extends Error {
  /**
   * @param {string} command
   * @param {number | string | null} code what it ended with: a number, or the name of a signal
   * @param {string} output
   */
  constructor(command, code, output) {
    super(`${command} ended with ${code}${output.trim() ? `:\n${shortened(output.trim())}` : ''}`);
    this.output = output;
  }
}

/**
 * Long output by its beginning and its end: npm says first what is wrong, compilers last.
 * @param {string} output
 */
function shortened(output) {
  const lines = output.split('\n');
  return lines.length <= 40 ? output : [...lines.slice(0, 20), '…', ...lines.slice(-20)].join('\n');
}

/**
 * Resolves with what the program wrote once it ended with 0; rejects with a ProgramError otherwise.
 * Nothing is shown meanwhile, unless `options.show` is set: then it writes straight to this terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} [options]
 * @returns {Promise<string>}
 */
export function runProgram(command, args, { show = false, shell = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'], shell, ...options });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      if (code === 0) resolve(output);
      else reject(new ProgramError([command, ...args].join(' '), signal ?? code, output));
    });
  });
}

/** What npm says of a registry that does not answer: codes of Node (`errno(3)`, `dns`) and of npm's own waiting. */
const UNREACHABLE =
  /\b(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT)\b/;

/**
 * npm is a script on Windows, which only a shell can start. Where its registry does not answer, that is said, and nothing of npm's code.
 * @param {readonly string[]} args
 * @param {Parameters<typeof runProgram>[2]} [options]
 */
export async function runNpm(args, options = {}) {
  try {
    return process.platform === 'win32'
      ? await runProgram('npm.cmd', args, { ...options, shell: true })
      : await runProgram('npm', args, options);
  } catch (error) {
    const code = error instanceof ProgramError ? UNREACHABLE.exec(error.output)?.[0] : undefined;
    if (code === undefined) throw error;
    throw new Error(
      `npm ${args[0]}: the registry does not answer (${code}). Packages are fetched once, which needs the network: connect it, or name a proxy or a registry that can be reached in ~/.npmrc.`,
      { cause: error },
    );
  }
}
