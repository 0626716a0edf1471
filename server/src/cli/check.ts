import { visibleLine, visibleText } from '../core/text/visible-text.ts';
import { type CheckedFile, checkFile, fixFile } from './check-file.ts';
import { ConfigurationFinder, platformChoice } from './configuration.ts';
import { CONFIGURATION_OPTIONS } from './configuration-options.ts';
import { findFiles } from './files/find-files.ts';
import { type ReadText, readStandardInput, readTextFile } from './files/read-text.ts';
import { replaceFile } from './files/replace-file.ts';
import { unifiedDiff } from './files/unified-diff.ts';
import { FORMATS, type Format } from './formats/formats.ts';
import { plural } from './plural.ts';
import { choice, readArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

interface Input extends ReadText {
  readonly path: string;
  readonly isStandardInput: boolean;
}

/**
 * `check PATH…`: 0 without errors, 1 with errors; with `--diff` 1 when `--fix` would change something. Wrong usage,
 * unreadable input and a wrong configuration are thrown as UsageError.
 */
export async function runCheck(args: string[]): Promise<number> {
  const { values, format, optionsFor, paths, stdinName } = checkArguments(args);
  const files: CheckedFile[] = [];
  const diffs: string[] = [];
  for await (const input of inputs(paths, stdinName)) {
    const { path, text, encoding, isStandardInput } = input;
    const work = (values.fix || values.diff) && isRepairable(input, values.fix) ? fixFile : checkFile;
    const file = await work(path, text, { ...(await optionsFor(path)), encoding });
    files.push(file);
    const fixed = file.document.text;
    if (values.diff) diffs.push(unifiedDiff(path, text, fixed));
    else if (values.fix && isStandardInput) {
      process.stdout.write(fixed);
      return hasErrors(files) ? 1 : 0;
    } else if (fixed !== text) await replaceFile(path, text, fixed);
  }
  if (values.diff) return showDiffs(diffs.filter((diff) => diff !== ''));
  process.stdout.write(format(files, { color: process.stdout.isTTY === true && !process.env['NO_COLOR'] }));
  return hasErrors(files) ? 1 : 0;
}

function checkArguments(args: string[]) {
  const { values, positionals } = readArguments('check', args, {
    format: { type: 'string', default: 'pretty' },
    platform: { type: 'string' },
    fix: { type: 'boolean', default: false },
    diff: { type: 'boolean', default: false },
    'stdin-filename': { type: 'string' },
    ...CONFIGURATION_OPTIONS,
  });
  const format = FORMATS[choice('check', 'format', values.format, Object.keys(FORMATS) as Format[])];
  const platform = platformChoice('check', values.platform);
  const configurations = new ConfigurationFinder(values);
  const optionsFor = (path: string) => configurations.checkOptions(path, platform);
  const stdinName = values['stdin-filename'] ?? (positionals.includes('-') ? 'Procfile' : undefined);
  const paths = positionals.filter((positional) => positional !== '-');
  if (stdinName === undefined && paths.length === 0) throw new UsageError('check: a path is missing');
  if (values.fix && !values.diff && stdinName !== undefined && paths.length > 0) {
    throw new UsageError('check: --fix repairs standard input or files, not both');
  }
  return { values, format, optionsFor, paths, stdinName };
}

/** Not what is no UTF-8: it could not be written back as the bytes that it was. `fixes`: standard input would have to be given out repaired. */
function isRepairable({ path, encoding, isStandardInput }: Input, fixes: boolean): boolean {
  if (encoding === 'utf-8' || encoding === 'utf-8-with-mark') return true;
  if (fixes && isStandardInput) throw new UsageError('standard input is not UTF-8: it is not repaired');
  process.stderr.write(`procfile-doctor: ${visibleLine(path)} is not UTF-8: nothing in it is changed\n`);
  return false;
}

function showDiffs(diffs: readonly string[]): number {
  const text = diffs.join('');
  process.stdout.write(process.stdout.isTTY === true ? visibleText(text) : text);
  process.stderr.write(`${plural(diffs.length, 'file')} would change\n`);
  return diffs.length > 0 ? 1 : 0;
}

/** Standard input first, then the files as named and those found in folders. */
async function* inputs(paths: readonly string[], stdinName: string | undefined): AsyncGenerator<Input> {
  if (stdinName !== undefined) yield { path: stdinName, ...(await readStandardInput()), isStandardInput: true };
  for (const path of await findFiles(paths)) {
    const read = await readTextFile(path);
    // The file was found in a folder and has been deleted since.
    if (read) yield { path, ...read, isStandardInput: false };
    else if (paths.includes(path)) throw new UsageError(`${path}: no such file`);
  }
}

function hasErrors(files: readonly CheckedFile[]): boolean {
  return files.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
}
