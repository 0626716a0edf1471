import { dirname, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Configuration, NO_CONFIGURATION, PLATFORM_CHOICES } from '../core/configuration/configuration.ts';
import {
  type FoundConfiguration,
  findConfiguration,
  readConfigurationFile,
} from '../core/configuration/find-configuration.ts';
import { nodeFileSystem } from '../core/project/node-file-system.ts';
import { render } from '../core/text/l10n.ts';
import { LineIndex } from '../core/text/line-index.ts';
import type { CheckOptions } from './check-file.ts';
import type { ConfigurationChoice } from './configuration-options.ts';
import { choice } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

/** Finds the configuration of each file, reading each folder's once. */
export class ConfigurationFinder {
  readonly #choice: ConfigurationChoice;
  readonly #byFolder = new Map<string, Promise<Configuration>>();

  constructor(choice: ConfigurationChoice) {
    this.#choice = choice;
  }

  /** The configuration for a file, or for what lies in a folder when `path` ends with a slash. */
  for(path: string): Promise<Configuration> {
    const folder = pathToFileURL(path.endsWith('/') ? path : `${dirname(path)}/`).href.replace(/\/$/, '');
    let configuration = this.#byFolder.get(folder);
    if (!configuration) {
      configuration = this.#find(folder);
      this.#byFolder.set(folder, configuration);
    }
    return configuration;
  }

  /** How a file is checked: `platform`, which the command line says, counts more than its configuration. */
  async checkOptions(path: string, platform?: CheckOptions['platform']): Promise<CheckOptions> {
    const configuration = await this.for(path);
    return { platform: platform ?? configuration.platform ?? 'auto', rules: configuration.rules };
  }

  async #find(folder: string): Promise<Configuration> {
    const { config, 'no-config': none } = this.#choice;
    if (none) return NO_CONFIGURATION;
    if (config === undefined) return withoutProblems(await findConfiguration(nodeFileSystem, folder));
    const found = await readConfigurationFile(nodeFileSystem, pathToFileURL(config).href);
    if (!found) throw new UsageError(`${config}: cannot be read`);
    return withoutProblems(found);
  }
}

/** `--platform` of a command: undefined when it was not given. */
export function platformChoice(command: string, name: string | undefined): CheckOptions['platform'] | undefined {
  return name === undefined ? undefined : choice(command, 'platform', name, PLATFORM_CHOICES);
}

/** A mistake in the file is not passed over: the check would say too much or too little. */
function withoutProblems(found: FoundConfiguration | undefined): Configuration {
  const [problem] = found?.problems ?? [];
  if (!found || !problem) return found?.configuration ?? NO_CONFIGURATION;
  const { start } = new LineIndex(found.text).rangeOf(problem.span);
  const path = relative(process.cwd(), fileURLToPath(found.uri));
  throw new Error(`${path}:${start.line + 1}:${start.character + 1}: ${render(problem.message)}`);
}
