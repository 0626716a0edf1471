import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createEngine } from '../core/logs/engine.ts';
import { DEFAULT_THRESHOLDS } from '../core/logs/health/thresholds.ts';
import { reportHealth } from '../core/logs/reported-health.ts';
import { reportIncident } from '../core/logs/reported-incident.ts';
import { incidentFinding } from '../core/remedies/incident-finding.ts';
import { type DiagnosedHealth, diagnose } from '../core/report/diagnosis.ts';
import { markdownReport } from '../core/report/markdown-report.ts';
import { type CheckedFile, checkFile } from './check-file.ts';
import { findFiles } from './find-files.ts';
import { readLog } from './logs/read-log.ts';
import { UsageError } from './usage-error.ts';

/** `diagnose [--logs FILE|-] PATH…`: all that is known of an application, for a ticket. 0 whatever was found. */
export async function runDiagnose(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  if (positionals.length === 0) throw new UsageError('diagnose: a path is missing');
  const files: CheckedFile[] = [];
  for (const path of await findFiles(positionals)) {
    files.push(await checkFile(path, await readFile(path, 'utf8'), { platform: values.platform, rules: {} }));
  }
  const { incidents, health } = await readLogs(values.logs ?? []);
  const diagnosis = diagnose({
    files,
    incidents,
    health,
    thresholds: DEFAULT_THRESHOLDS,
    lead: (file, incident) => incidentFinding(file, incident, { findings: file.findings, incidents }),
    translations: {},
  });
  process.stdout.write(
    values.format === 'json' ? `${JSON.stringify(diagnosis, null, 2)}\n` : markdownReport(diagnosis, {}),
  );
  return 0;
}

async function readLogs(paths: readonly string[]) {
  if (paths.length === 0) return { incidents: [], health: [] };
  const engine = createEngine({ windowMs: Number.POSITIVE_INFINITY });
  for (const path of paths) {
    const { signal } = new AbortController();
    for await (const chunk of readLog(path, { follow: false, signal })) engine.scan(chunk, path, Date.now());
    engine.end(path, Date.now());
  }
  const { process: _, ...health } = reportHealth(engine.health(Date.now()), { process: '' });
  const all: readonly DiagnosedHealth[] = [health];
  return { incidents: engine.incidents().map((incident) => reportIncident(incident)), health: all };
}

const FORMATS: readonly string[] = ['markdown', 'json'];
const PLATFORMS = ['auto', 'blueking', 'heroku', 'generic'] as const;

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        logs: { type: 'string', multiple: true },
        format: { type: 'string', default: 'markdown' },
        platform: { type: 'string', default: 'auto' },
      },
    });
    const platform = PLATFORMS.find((one) => one === values.platform);
    if (!platform) throw new Error(`--platform must be one of ${PLATFORMS.join(', ')}, not '${values.platform}'`);
    if (!FORMATS.includes(values.format)) {
      throw new Error(`--format must be one of ${FORMATS.join(', ')}, not '${values.format}'`);
    }
    return { values: { ...values, platform }, positionals };
  } catch (error) {
    throw new UsageError(`diagnose: ${error instanceof Error ? error.message : error}`);
  }
}
