import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type CliConfig, parseCliConfig } from './cli-config.ts';

/** Reads the file of bkpaas-cli (pkg/config/config.go); undefined when there is none. */
export async function readCliConfig(env: NodeJS.ProcessEnv = process.env): Promise<CliConfig | undefined> {
  const path = env['BKPAAS_CLI_CONFIG'] ?? join(homedir(), '.blueking-paas', 'config.yaml');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseCliConfig(text);
}
