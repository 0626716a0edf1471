import { type Group, isKnown, type SimpleCommand, type Word } from '../syntax/shell/ast.ts';

/** Where a command runs, relative to where the process starts; undefined when that cannot be known. */
export type Directory = string | undefined;

/** Linux's PATH_MAX. It also bounds the work for a long row of `cd`s. */
const MAX_PATH = 4096;

export function enter(directory: Directory, target: Word | undefined): Directory {
  const path = target?.value.text ?? '';
  const length = path.length + (directory?.length ?? 0);
  if (path === '' || path === '-' || !isKnown(path) || length > MAX_PATH) return undefined;
  if (path.startsWith('/')) return normalize(path);
  return directory === undefined ? undefined : normalize(`${directory}/${path}`);
}

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.' && !(part === '..' && path.startsWith('/'))) parts.push(part);
  }
  const joined = parts.join('/');
  return path.startsWith('/') ? `/${joined}` : joined || '.';
}

/**
 * Follows the `cd`s of a script: each holds for the commands after it in the same shell and in the shells those start.
 */
export class DirectoryTracker {
  readonly #start: Directory;
  readonly #byShell = new Map<Group | undefined, Directory>();
  /** The directory to return to after a list that runs in the background. */
  #beforeBackground: { readonly shell: Group | undefined; readonly directory: Directory } | undefined;

  constructor(start: Directory) {
    this.#start = start;
  }

  directoryOf(command: SimpleCommand): Directory {
    for (let shell = shellOf(command.group); shell; shell = shellOf(shell.outer)) {
      if (this.#byShell.has(shell)) return this.#byShell.get(shell);
    }
    return this.#byShell.has(undefined) ? this.#byShell.get(undefined) : this.#start;
  }

  /**
   * Notes the effect of `command` on the directory of the commands after it; `before` is the command in front of it.
   */
  pass(command: SimpleCommand, before: SimpleCommand | undefined): void {
    const shell = shellOf(command.group);
    if (command.background) this.#beforeBackground ??= { shell, directory: this.directoryOf(command) };
    // In a pipeline it changes only the directory of its own process.
    if (isChange(command) && command.connector !== '|' && before?.connector !== '|') {
      const target = command.words.slice(1).find(({ value }) => !/^-./.test(value.text));
      this.#byShell.set(shell, mayNotRun(command, before) ? undefined : enter(this.directoryOf(command), target));
    }
    if (command.connector === '&' && this.#beforeBackground) {
      this.#byShell.set(this.#beforeBackground.shell, this.#beforeBackground.directory);
      this.#beforeBackground = undefined;
    }
  }
}

function shellOf(group: Group | undefined): Group | undefined {
  let found = group;
  while (found && found.kind !== 'subshell') found = found.outer;
  return found;
}

function isChange({ words }: SimpleCommand): boolean {
  return ['cd', 'pushd', 'popd'].includes(words[0]?.value.text ?? '');
}

/** Commands that may stand before `&& cd` and hardly ever fail. */
const SUCCEEDS: readonly string[] = [
  'cd',
  'export',
  'set',
  'unset',
  'ulimit',
  'umask',
  'source',
  '.',
  'mkdir',
  'echo',
  'true',
  ':',
];

/** In `test -d x && cd x && run` the last command runs only if `cd` did; in `test -d x && cd x; run` it always runs. */
function mayNotRun(command: SimpleCommand, before: SimpleCommand | undefined): boolean {
  const mayFail = !SUCCEEDS.includes(before?.words[0]?.value.text ?? ':');
  if (before?.connector === '||' || (before?.connector === '&&' && mayFail && command.connector !== '&&')) return true;
  for (let group = command.group; group && group.kind !== 'subshell'; group = group.outer) {
    if (group.kind === 'compound') return true;
  }
  return false;
}
