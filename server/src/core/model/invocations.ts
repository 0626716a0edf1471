import { Kept } from '../caches/kept.ts';
import type { Assignment, Script, SimpleCommand, Word } from '../syntax/shell/ast.ts';
import { parseScript } from '../syntax/shell/parse.ts';
import { rebaseScript } from '../syntax/shell/rebase.ts';
import type { Invocation } from './command-line.ts';
import { type Directory, DirectoryTracker, enter } from './directories.ts';
import { mainCommands } from './main-commands.ts';
import { assignmentOf, isLeftOut, type Launch, type LeftOut, launchOf } from './wrappers/launch.ts';
import { nextStep } from './wrappers/registry.ts';

/** `sh -c "sh -c …"` and chains of wrappers longer than this are not followed. */
const MAX_WRAPPERS = 20;
const MAX_EXPORTED = 200;

interface Scope {
  readonly isMain: boolean;
  readonly environment: readonly Assignment[];
  readonly without: LeftOut;
  readonly wrappers: readonly string[];
  readonly directory: Directory;
}

interface Reading {
  readonly invocations: Invocation[];
  readonly scripts: Script[];
  /** Substitutions that were visited already: a word of a nested script can share them with the word around it. */
  readonly substitutions: Set<Script>;
}

/** Who asks for the invocations of a script asks for its scripts, too. */
const readings = new Kept<Script, Reading>();

/**
 * Every program that a script starts, in the order of the text, wrappers seen through and nested scripts read; the
 * shell's own commands (`cd`, `export`) count as programs. What cannot be read (`$RUNNER app`) is left out.
 */
export function findInvocations(script: Script): readonly Invocation[] {
  return read(script).invocations;
}

/** The script itself and every script it passes to another shell (`bash -c '…'`), all in the same coordinates. */
export function findScripts(script: Script): readonly Script[] {
  return read(script).scripts;
}

function read(script: Script): Reading {
  const known = readings.of(script);
  if (known) return known;
  const reading: Reading = { invocations: [], scripts: [], substitutions: new Set() };
  readScript(script, { isMain: true, environment: [], without: [], wrappers: [], directory: '.' }, reading);
  reading.invocations.sort((a, b) => a.programSpan.start - b.programSpan.start);
  readings.set(script, reading);
  return reading;
}

function readScript(script: Script, scope: Scope, reading: Reading): void {
  reading.scripts.push(script);
  readCommands(script, scope, reading);
}

function readCommands(script: Script, scope: Scope, reading: Reading): void {
  const main = mainCommands(script);
  const directories = new DirectoryTracker(scope.directory);
  const exported: Assignment[] = [];
  let before: SimpleCommand | undefined;
  for (const command of script.commands) {
    const inner: Scope = {
      isMain: scope.isMain && main.has(command),
      environment: [...scope.environment, ...exported, ...command.assignments],
      without: scope.without,
      wrappers: scope.wrappers,
      directory: directories.directoryOf(command),
    };
    readSubstitutions(command, { ...inner, isMain: false }, reading);
    readCommand(command, inner, reading);
    if (exported.length < MAX_EXPORTED) exported.push(...exportsOf(command));
    directories.pass(command, before);
    before = command;
  }
}

function readCommand(command: SimpleCommand, scope: Scope, reading: Reading): void {
  let launch = launchOf(command.words);
  let { environment, without, wrappers, directory } = scope;
  while (launch && wrappers.length < MAX_WRAPPERS) {
    const step = nextStep(launch);
    if (!step) break;
    wrappers = [...wrappers, launch.name];
    const { without: removed = [] } = step;
    environment = [...environment.filter(({ name }) => !isLeftOut(removed, name)), ...step.environment];
    without = removed === 'all' || without === 'all' ? 'all' : [...without, ...removed];
    if (step.directory) directory = enter(directory, step.directory);
    if (step.script)
      readScript(nestedScript(step.script), { ...scope, environment, without, wrappers, directory }, reading);
    launch = step.launch;
  }
  if (launch)
    reading.invocations.push(invocation(launch, command, { ...scope, environment, without, wrappers, directory }));
}

function nestedScript(word: Word): Script {
  return rebaseScript(parseScript(word.value.text), word.value, word.expansions);
}

function invocation(launch: Launch, command: SimpleCommand, scope: Scope): Invocation {
  const end = launch.arguments.at(-1)?.span.end ?? launch.nameSpan.end;
  return {
    program: launch.name,
    programSpan: launch.nameSpan,
    span: { start: launch.nameSpan.start, end: Math.max(end, launch.nameSpan.end) },
    arguments: launch.arguments,
    command,
    ...scope,
  };
}

function readSubstitutions(command: SimpleCommand, scope: Scope, reading: Reading): void {
  for (const word of wordsOf(command)) {
    for (const { script } of word.expansions) {
      if (!script || reading.substitutions.has(script)) continue;
      reading.substitutions.add(script);
      readCommands(script, scope, reading);
    }
  }
}

function wordsOf({ assignments, words, redirections }: SimpleCommand): Word[] {
  return [...assignments.map(({ value }) => value), ...words, ...redirections.flatMap(({ target }) => target ?? [])];
}

function exportsOf({ words }: SimpleCommand): readonly Assignment[] {
  return words[0]?.value.text === 'export' ? words.slice(1).flatMap((word) => assignmentOf(word) ?? []) : NOTHING;
}

const NOTHING: readonly Assignment[] = [];
