import { pathToFileURL } from 'node:url';
import { accessFormats } from '../../core/effective/access-formats.ts';
import { type HealthThresholds, healthThresholds } from '../../core/logs/health/thresholds.ts';
import type { UserPattern } from '../../core/logs/signatures/user-patterns.ts';
import { documentKind } from '../../core/model/read-document.ts';
import { nodeFileSystem } from '../../core/project/node-file-system.ts';
import { readContext } from '../../workspace/read-context.ts';
import { ConfigurationFinder } from '../configuration.ts';
import type { ConfigurationChoice } from '../configuration-options.ts';
import { readNamedFile } from '../files/read-text.ts';

/** What is known of the application that wrote a log. */
export interface LogSettings {
  readonly thresholds: HealthThresholds;
  readonly patterns: readonly UserPattern[];
  /** How its processes write their access logs. */
  readonly accessFormats: readonly string[];
}

/** `definitions`: paths of files that define processes. */
export async function readProjectSettings(
  choice: ConfigurationChoice,
  folder: string,
  definitions: readonly string[],
): Promise<LogSettings> {
  const { thresholds, patterns, platform = 'auto' } = await new ConfigurationFinder(choice).for(`${folder}/`);
  const formats = await Promise.all(
    definitions.map(async (path) => {
      const uri = pathToFileURL(path).href;
      const source = {
        uri,
        version: 0,
        kind: documentKind(uri) ?? 'procfile',
        text: await readNamedFile(path),
      } as const;
      const { document, project } = await readContext(nodeFileSystem, source, platform);
      return accessFormats(document, project);
    }),
  );
  return { thresholds: healthThresholds(thresholds), patterns, accessFormats: [...new Set(formats.flat())] };
}
