import { readFile, writeFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { CheckedFile, CheckOptions } from './check-file.ts';
import { checkFile, fixFile } from './check-file.ts';
import { findFiles } from './find-files.ts';
import { FORMATS, type Format } from './formats.ts';
import { UsageError } from './usage-error.ts';

const PLATFORMS = ['auto', 'blueking', 'heroku', 'generic'] as const;

/** `check PATH…`: 0 without errors, 1 with errors; wrong usage and unreadable input are thrown as UsageError. */
export async function runCheck(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const format = FORMATS[choice('--format', values.format, Object.keys(FORMATS) as Format[])];
  const options: CheckOptions = { platform: choice('--platform', values.platform, PLATFORMS), rules: {} };
  const run = values.fix ? fixFile : checkFile;
  const files: CheckedFile[] = [];

  if (values['stdin-filename'] !== undefined || positionals.includes('-')) {
    const path = values['stdin-filename'] ?? 'Procfile';
    const file = await run(path, await readAll(process.stdin), options);
    if (values.fix) {
      process.stdout.write(file.document.text);
      return hasErrors([file]) ? 1 : 0;
    }
    files.push(file);
  } else if (positionals.length === 0) throw new UsageError('check: a path is missing');

  for (const path of await findFiles(positionals.filter((positional) => positional !== '-'))) {
    const text = await readFile(path, 'utf8').catch((error: Error) => {
      throw new UsageError(`${path}: ${error.message}`);
    });
    const file = await run(path, text, options);
    if (file.document.text !== text) await writeFile(path, file.document.text);
    files.push(file);
  }
  process.stdout.write(format(files, { color: process.stdout.isTTY === true && !process.env['NO_COLOR'] }));
  return hasErrors(files) ? 1 : 0;
}

function hasErrors(files: readonly CheckedFile[]): boolean {
  return files.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'pretty' },
        platform: { type: 'string', default: 'auto' },
        fix: { type: 'boolean', default: false },
        'stdin-filename': { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(`check: ${error instanceof Error ? error.message.split('. ')[0] : error}`);
  }
}

function choice<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((one) => one === value);
  if (found === undefined)
    throw new UsageError(`check: ${option} must be one of ${choices.join(', ')}, not '${value}'`);
  return found;
}
