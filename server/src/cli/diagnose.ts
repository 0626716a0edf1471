import type { Configuration } from '../core/configuration/configuration.ts';
import { PLATFORM_CHOICES } from '../core/configuration/configuration.ts';
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
import { choice, readArguments } from './read-arguments.ts';
import { readNamedFile } from './read-text.ts';
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
  const own =
    values.platform === undefined ? undefined : choice('diagnose', 'platform', values.platform, PLATFORM_CHOICES);
  const encoding = encodingChoice('diagnose', values.encoding);
  if (positionals.length === 0) throw new UsageError('diagnose: a path is missing');
  const configurations = new ConfigurationFinder(values);
  const files: CheckedFile[] = [];
  for (const path of await findFiles(positionals)) {
    const { platform = 'auto', rules } = await configurations.for(path);
    files.push(await checkFile(path, await readNamedFile(path), { platform: own ?? platform, rules }));
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
  configuration: Configuration,
) {
  if (paths.length === 0) return { incidents: [], health: [] };
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
