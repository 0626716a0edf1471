import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIGURATION_FILES } from '../../core/configuration/configuration.ts';
import { DEFAULT_THRESHOLDS } from '../../core/logs/health/thresholds.ts';
import { DEFINITION_FILES } from '../../core/model/file-names.ts';
import type { ConfigurationChoice } from '../configuration-options.ts';
import { UsageError } from '../usage-error.ts';
import type { LogSettings } from './project-settings.ts';

interface ProjectChoice extends ConfigurationChoice {
  /** The application's folder, or its Procfile or app_desc.yaml; the current folder unless told. */
  readonly project?: string | undefined;
}

/** What configurations and Procfiles are read with is loaded only where there is one: a log is to be read at once. */
export async function logSettingsFor(choice: ProjectChoice): Promise<LogSettings> {
  const path = choice.project ?? '.';
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`logs: ${path}: no such file or folder`);
  const folder = stats.isDirectory() ? path : dirname(path);
  const definitions = stats.isDirectory()
    ? DEFINITION_FILES.map((name) => join(path, name)).filter(existsSync)
    : [path];
  const mayBeConfigured =
    !choice['no-config'] && (choice.config !== undefined || mayHaveConfiguration(resolve(folder)));
  if (definitions.length === 0 && !mayBeConfigured) {
    return { thresholds: DEFAULT_THRESHOLDS, patterns: [], accessFormats: [] };
  }
  const { readProjectSettings } = await import('./project-settings.ts');
  return readProjectSettings(choice, folder, definitions);
}

function mayHaveConfiguration(folder: string): boolean {
  if (CONFIGURATION_FILES.some((name) => existsSync(join(folder, name)))) return true;
  const parent = dirname(folder);
  return parent !== folder && mayHaveConfiguration(parent);
}
