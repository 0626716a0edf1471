import { parseArgs } from 'node:util';
import type { Configuration } from '../core/configuration/configuration.ts';
import { PLATFORM_CHOICES } from '../core/configuration/read-configuration.ts';
import { accessFormats } from '../core/effective/access-formats.ts';
import { createEngine } from '../core/logs/engine.ts';
import { healthThresholds } from '../core/logs/health/thresholds.ts';
import { nodeRunWithin } from '../core/logs/node-run-within.ts';
import { reportHealth } from '../core/logs/reported-health.ts';
import { reportIncident } from '../core/logs/reported-incident.ts';
import { incidentFinding } from '../core/remedies/incident-finding.ts';
import { type DiagnosedHealth, diagnose } from '../core/report/diagnosis.ts';
import { markdownReport } from '../core/report/markdown-report.ts';
import { type CheckedFile, checkFile } from './check-file.ts';
import { ConfigurationFinder } from './configuration.ts';
import { CONFIGURATION_OPTIONS } from './configuration-options.ts';
import { findFiles } from './find-files.ts';
import { inWords } from './in-words.ts';
import { jsonText } from './json-text.ts';
import { encodingChoice } from './logs/encoding-choice.ts';
import { readLog } from './logs/read-log.ts';
import { readNamedFile } from './read-text.ts';
import { UsageError } from './usage-error.ts';

/** `diagnose [--logs FILE|-] PATH…`: all that is known of an application, for a ticket. 0 whatever was found. */
export async function runDiagnose(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (positionals.length === 0) throw new UsageError('diagnose: a path is missing');
  const configurations = new ConfigurationFinder(values);
  const files: CheckedFile[] = [];
  for (const path of await findFiles(positionals)) {
    const { platform = 'auto', rules } = await configurations.for(path);
    files.push(await checkFile(path, await readNamedFile(path), { platform: values.platform ?? platform, rules }));
  }
  const configuration = await configurations.for(files[0]?.path ?? `${process.cwd()}/`);
  const { incidents, health } = await readLogs(values, files, configuration);
  const diagnosis = diagnose({
    files,
    incidents,
    health,
    thresholds: healthThresholds(configuration.thresholds),
    lead: (file, incident) => incidentFinding(file, incident, { findings: file.findings, incidents }),
    translations: {},
  });
  process.stdout.write(values.format === 'json' ? jsonText(diagnosis, 2) : markdownReport(diagnosis, {}));
  return 0;
}

/** Read as the files say that their processes write, and held against the thresholds of their repository. */
async function readLogs(
  { logs: paths = [], encoding: label }: ReturnType<typeof readArguments>['values'],
  files: readonly CheckedFile[],
  configuration: Configuration,
) {
  if (paths.length === 0) return { incidents: [], health: [] };
  const encoding = encodingChoice('diagnose', label);
  const thresholds = healthThresholds(configuration.thresholds);
  const engine = createEngine({
    windowMs: Number.POSITIVE_INFINITY,
    accessFormats: files.flatMap(({ document, project }) => accessFormats(document, project)),
    userPatterns: configuration.patterns,
    poolLimit: thresholds.poolUse,
    runWithin: nodeRunWithin(),
  });
  for (const path of paths) {
    const { signal } = new AbortController();
    for await (const chunk of readLog(path, { follow: false, signal, encoding })) engine.scan(chunk, path, Date.now());
    engine.end(path, Date.now());
  }
  for (const notice of engine.notices()) process.stderr.write(`procfile-doctor: ${inWords(notice)}\n`);
  const { process: _, ...health } = reportHealth(engine.health(Date.now()), { process: '' }, thresholds);
  const all: readonly DiagnosedHealth[] = [health];
  return { incidents: engine.incidents().map((incident) => reportIncident(incident)), health: all };
}

const FORMATS: readonly string[] = ['markdown', 'json'];

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        logs: { type: 'string', multiple: true },
        encoding: { type: 'string' },
        format: { type: 'string', default: 'markdown' },
        platform: { type: 'string' },
        ...CONFIGURATION_OPTIONS,
      },
    });
    const platform = PLATFORM_CHOICES.find((one) => one === values.platform);
    if (values.platform !== undefined && !platform) {
      throw new Error(`--platform must be one of ${PLATFORM_CHOICES.join(', ')}, not '${values.platform}'`);
    }
    if (!FORMATS.includes(values.format)) {
      throw new Error(`--format must be one of ${FORMATS.join(', ')}, not '${values.format}'`);
    }
    return { values: { config: undefined, ...values, platform }, positionals };
  } catch (error) {
    throw new UsageError(`diagnose: ${error instanceof Error ? error.message : error}`);
  }
}
