import type { Configuration } from '../core/configuration/configuration.ts';
import { accessFormats } from '../core/effective/access-formats.ts';
import { healthThresholds } from '../core/logs/health/thresholds.ts';
import { incidentFinding } from '../core/remedies/incident-finding.ts';
import { diagnose } from '../core/report/diagnosis.ts';
import { markdownReport } from '../core/report/markdown-report.ts';
import { type CheckedFile, checkFile } from './check-file.ts';
import { ConfigurationFinder, platformChoice } from './configuration.ts';
import { CONFIGURATION_OPTIONS } from './configuration-options.ts';
import { findFiles } from './files/find-files.ts';
import { readNamedFile } from './files/read-text.ts';
import { jsonText } from './formats/json-text.ts';
import { encodingChoice } from './logs/encoding-choice.ts';
import { choice, readArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

/** `diagnose [--logs FILE|-] PATH…`: all that is known of an application, for a ticket. 0 whatever was found. */
export async function runDiagnose(args: string[]): Promise<number> {
  const { values, positionals } = readArguments('diagnose', args, {
    logs: { type: 'string', multiple: true },
    encoding: { type: 'string' },
    format: { type: 'string', default: 'markdown' },
    platform: { type: 'string' },
    ...CONFIGURATION_OPTIONS,
  });
  const format = choice('diagnose', 'format', values.format, ['markdown', 'json']);
  const platform = platformChoice('diagnose', values.platform);
  const encoding = encodingChoice('diagnose', values.encoding);
  if (positionals.length === 0) throw new UsageError('diagnose: a path is missing');
  const configurations = new ConfigurationFinder(values);
  const files: CheckedFile[] = [];
  for (const path of await findFiles(positionals)) {
    const options = await configurations.checkOptions(path, platform);
    files.push(await checkFile(path, await readNamedFile(path), options));
  }
  const configuration = await configurations.for(files[0]?.path ?? `${process.cwd()}/`);
  const { incidents, health } = await readLogs(values.logs ?? [], encoding, files, configuration);
  const diagnosis = diagnose({
    files,
    incidents,
    health,
    thresholds: healthThresholds(configuration.thresholds),
    lead: (file, incident) => incidentFinding(file, incident, { findings: file.findings, incidents }),
    translations: {},
  });
  process.stdout.write(format === 'json' ? jsonText(diagnosis, 2) : markdownReport(diagnosis, {}));
  return 0;
}

/** Read as the files say that their processes write, and held against the thresholds of their repository. */
async function readLogs(
  paths: readonly string[],
  encoding: ReturnType<typeof encodingChoice>,
  files: readonly CheckedFile[],
  { thresholds, patterns }: Configuration,
) {
  if (paths.length === 0) return { incidents: [], health: [] };
  const logs = require('./logs/logs.ts') as typeof import('./logs/logs.ts');
  return logs.diagnosedLogs(paths, encoding, healthThresholds(thresholds), {
    accessFormats: files.flatMap(({ document, project }) => accessFormats(document, project)),
    userPatterns: patterns,
  });
}
