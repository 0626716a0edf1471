import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { ReadingOptions } from '../../core/logs/stream/reading.ts';
import { CONFIGURATION_OPTIONS } from '../configuration-options.ts';
import { choice, readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { encodingChoice } from './encoding-choice.ts';
import { logSettingsFor } from './log-settings.ts';
import { LineIndex, raisedInFiles } from './raised-in-files.ts';
import { jsonReport } from './reports/json-report.ts';
import { lineWriter } from './reports/line-writer.ts';
import { prettyReport } from './reports/pretty-report.ts';
import { Progress } from './reports/progress.ts';
import { endOf, type Stretch } from './stretch.ts';
import { stretchesOf } from './stretches.ts';
import { tellNotices, wholeLogEngine } from './whole-log-engine.ts';

const REPORTS = { pretty: prettyReport, json: jsonReport } as const;

/**
 * `logs FILE|-`: 0 when the log was read to its end, or until Ctrl+C; unreadable input is thrown as UsageError. `ahead`: threads
 * that were started already, and may be needed.
 */
export async function runLogs(args: string[], ahead: readonly Worker[]): Promise<number> {
  const { values, path } = logArguments(args);
  const color = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  const showsLines = values.lines || values.follow;
  const { thresholds, patterns, accessFormats } = await logSettingsFor(values);
  const { format } = values;
  const report = REPORTS[format]({ color, thresholds });
  const style = showsLines || format === 'json' ? { format, color } : undefined;
  const reading: ReadingOptions = {
    accessFormats: [...(values['access-logformat'] ?? []), ...accessFormats],
    userPatterns: patterns,
    withMessages: style?.format === 'pretty',
  };
  const engine = wholeLogEngine(reading, thresholds);
  const progress = new Progress(process.stderr, path);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  // Nobody reads what the rest of the log would tell.
  process.stdout.on('error', () => process.exit(0));

  let lines = 0;
  let matches = 0;
  const index = new LineIndex(path);
  const take = async (stretch: Stretch): Promise<void> => {
    lines += stretch.lines;
    matches += stretch.matches;
    index.add(stretch);
    progress.add(stretch.bytes);
    await write(stretch.output);
  };
  const stretches = stretchesOf(path, engine, {
    // A pattern that is too slow is left out from there on, in all of the log.
    threads: patterns.length > 0 ? 1 : values.threads,
    ahead,
    follow: values.follow,
    encoding: values.encoding,
    reading,
    lines: style,
    signal: stop.signal,
  });
  for await (const stretch of stretches) await take(stretch);
  await take(endOf(path, engine, Date.now(), lineWriter(style)));
  progress.done();
  tellNotices(engine);
  const incidents = engine.incidents();
  const raised = raisedInFiles([index], incidents, reading);
  await write(report.end({ lines, matches, incidents, raised, health: engine.health(Date.now()) }));
  return 0;
}

/** Waits while the reader of the pipe is slower than we are. */
async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

function logArguments(args: string[]) {
  const { values, positionals } = readArguments('logs', args, {
    format: { type: 'string', default: 'pretty' },
    follow: { type: 'boolean', short: 'f', default: false },
    lines: { type: 'boolean', default: false },
    threads: { type: 'string' },
    encoding: { type: 'string' },
    'access-logformat': { type: 'string', multiple: true },
    project: { type: 'string' },
    ...CONFIGURATION_OPTIONS,
  });
  const [path, ...more] = positionals;
  if (path === undefined) throw new UsageError('logs: a file is missing, or - for standard input');
  if (more.length > 0) throw new UsageError('logs: one file at a time');
  const threads = values.threads === undefined ? availableParallelism() : Number(values.threads);
  if (!Number.isInteger(threads) || threads < 1) {
    throw new UsageError(`logs: --threads must be a number from 1 on, not '${values.threads}'`);
  }
  const format = choice('logs', 'format', values.format, Object.keys(REPORTS) as (keyof typeof REPORTS)[]);
  return { values: { ...values, encoding: encodingChoice('logs', values.encoding), threads, format }, path };
}
