// @ts-check
// The demo platform: a small stand-in for the platforms whose logs the panel tails.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { root } from '../process/root.mjs';
import { killTree } from '../vscode/kill-tree.mjs';

/**
 * Starts it on a free port; undefined when it was not built.
 * @returns {Promise<{ url: string, close: () => Promise<void> } | undefined>}
 */
export async function startDemoPlatform() {
  const program = join(root, 'dist', 'demo-platform.js');
  if (!existsSync(program)) return undefined;
  const child = spawn(process.execPath, [program, '--port', '0', '--until-input-ends'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: process.platform !== 'win32',
  });
  // The interface stays open and drops what is said later, so that a full pipe never stops the program.
  const lines = createInterface({ input: child.stdout });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the demo platform ended before it said its address');
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  ended.catch(() => {});
  return { url: JSON.parse(line).url, close: () => killTree(child) };
}
