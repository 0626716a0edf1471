import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIGURATION_FILES, healthThresholds } from '../../core/configuration/configuration.ts';
import { DEFAULT_THRESHOLDS, type HealthThresholds } from '../../core/logs/health/thresholds.ts';
import type { ConfigurationChoice } from '../configuration-options.ts';

/** The thresholds of the configuration that counts here. What reads configurations is loaded only where there is one. */
export async function thresholdsFor(choice: ConfigurationChoice): Promise<HealthThresholds> {
  if (choice['no-config'] || (choice.config === undefined && !mayHaveConfiguration(process.cwd()))) {
    return DEFAULT_THRESHOLDS;
  }
  const { ConfigurationFinder } = await import('../configuration.ts');
  const { thresholds } = await new ConfigurationFinder(choice).for(`${process.cwd()}/`);
  return healthThresholds(thresholds);
}

function mayHaveConfiguration(folder: string): boolean {
  if (CONFIGURATION_FILES.some((name) => existsSync(join(folder, name)))) return true;
  const parent = dirname(folder);
  return parent !== folder && mayHaveConfiguration(parent);
}
