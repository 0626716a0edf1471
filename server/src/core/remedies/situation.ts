/** Where an incident leads to: the process that it is about, in every file that defines it. */

import { Kept } from '../caches/kept.ts';
import type { KnownSignature } from '../logs/signatures/known.ts';
import type { ReportedIncident } from '../messages/reported-incident.ts';
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { ListedProcesses } from '../model/listed-processes.ts';
import { type AppDescProcess, readAppDesc } from '../platforms/blueking/app-desc.ts';
import type { SpecVersion } from '../platforms/blueking/schema/field.ts';
import { siblingDocuments } from '../project/sibling-documents.ts';
import { type CeleryStart, celeryStarts } from '../rules/celery/celery-starts.ts';
import { type GunicornStart, gunicornStarts } from '../rules/gunicorn/gunicorn-starts.ts';
import type { RuleContext } from '../rules/rule.ts';

/** A process in one of the files. */
export interface PlacedProcess {
  readonly document: Document;
  readonly process: Process;
  readonly command: CommandLine;
  /** What the process is for. */
  readonly invocation: Invocation;
  readonly gunicorn: GunicornStart | undefined;
  /** `celery worker` alone. */
  readonly celery: CeleryStart | undefined;
  /** `celery beat` alone. */
  readonly beat: CeleryStart | undefined;
  /** Its keys besides the command; undefined in a Procfile. */
  readonly definition: Definition | undefined;
}

export interface Definition {
  readonly version: SpecVersion;
  readonly process: AppDescProcess;
}

export interface Situation {
  readonly context: RuleContext;
  readonly incident: ReportedIncident;
  readonly here: PlacedProcess;
  /** The same process in the other file: both must say the same, or the deploy is refused. */
  readonly elsewhere: readonly PlacedProcess[];
  /** Other modules have a process of the same name, and nobody knows whose log it is. */
  readonly isOneOfSeveral: boolean;
}

/** The process of this document that the incident is about, one of each module that it could be; none when there is none. */
export function situationsOf(
  context: RuleContext,
  incident: ReportedIncident,
  signature: KnownSignature | undefined,
): Situation[] {
  const processes = processesFor(context.document, incident, signature);
  return processes.flatMap((process) => situationAt(context, incident, process, processes.length > 1) ?? []);
}

function situationAt(
  context: RuleContext,
  incident: ReportedIncident,
  process: Process,
  isOneOfSeveral: boolean,
): Situation | undefined {
  const { document, project, platform } = context;
  const here = placed(context, process);
  if (!here) return undefined;
  const isRead = (uri: string): boolean => /\/(?:Procfile|app_desc\.ya?ml)$/.test(uri);
  const siblings = isRead(document.uri) ? siblingDocuments(document, project, platform) : [];
  const elsewhere = siblings.flatMap((other) => {
    const same = isRead(other.uri) ? counterpart(other, here) : undefined;
    return (same && placed({ ...context, document: other }, same)) ?? [];
  });
  return { context, incident, here, elsewhere, isOneOfSeveral };
}

/**
 * By its name; else the only one that starts the program; else `web` for what proxies say, or the only process. Of the
 * module whose log it is, where that is known; else one of each module.
 */
function processesFor(
  document: Document,
  { process: name, module, cause }: ReportedIncident,
  signature: KnownSignature | undefined,
): readonly Process[] {
  const byName = processesByName(document);
  const called = (one: string): readonly Process[] => ofModule(byName.get(one) ?? [], module);
  if (name !== undefined && byName.has(name)) return oneOfEach(called(name));
  const writers = writersOf(signature);
  const isOfProxy = cause === 'proxy' || cause === 'client' || signature?.isOfService === true;
  // A container may have any name, but what any program writes was written by the one of that name.
  const isUnnamed = name === undefined;
  if (!isUnnamed && !isOfProxy && (signature?.program.split(',').length ?? MANY) >= MANY) return [];
  const starts = (process: Process): boolean =>
    process.command?.invocations.some(({ program }) => writers.includes(program)) ?? false;
  const all = ofModule([...byName.values()].flat(), module);
  // Two are enough to know that there are several, and reading a command takes time.
  const started: Process[] = [];
  for (const process of all) if (started.length < 2 && starts(process)) started.push(process);
  if (started.length === 1) return started;
  if (isOfProxy || (isUnnamed && started.length > 1 && writers.includes('gunicorn'))) {
    return oneOfEach(called('web').filter((web) => started.length === 0 || starts(web)));
  }
  const only = isUnnamed ? single(all) : undefined;
  return only && !isForeign(only, writers) ? [only] : [];
}

/** The processes of a module; all of them if the file does not have it. */
function ofModule(processes: readonly Process[], module: string | undefined): readonly Process[] {
  const own = module === undefined ? [] : processes.filter((process) => process.module === module);
  return own.length > 0 ? own : processes;
}

/**
 * One process per module; none if a module has several, which is a mistake of the file: nobody knows which one counts.
 */
function oneOfEach(processes: readonly Process[]): readonly Process[] {
  return new Set(processes.map(({ module }) => module)).size === processes.length ? processes : [];
}

/** From this number of programs on, a line says nothing about which one wrote it. */
const MANY = 3;

/** Processes that start something; sorted out once for a version of a text, however many incidents there are. */
function processesByName(document: Document): ReadonlyMap<string, readonly Process[]> {
  const before = known.of(document);
  if (before) return before;
  const byName = new Map<string, Process[]>();
  for (const process of document.processes) {
    if (process.role === 'process') byName.set(process.name, [...(byName.get(process.name) ?? []), process]);
  }
  known.set(document, byName);
  return byName;
}

const known = new Kept<Document, ReadonlyMap<string, readonly Process[]>>();

function single<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** undefined for a process that starts nothing. */
function placed(context: RuleContext, process: Process): PlacedProcess | undefined {
  const { document } = context;
  const { command } = process;
  const invocation = mainInvocation(process);
  if (!command || !invocation) return undefined;
  const alone: RuleContext = { ...context, document: { ...document, processes: new ListedProcesses([process]) } };
  const [gunicorn] = gunicornStarts(alone);
  const [celery] = celeryStarts(alone, 'worker');
  const [beat] = celeryStarts(alone, 'beat');
  return {
    document,
    process,
    command,
    invocation,
    gunicorn,
    celery,
    beat,
    definition: definitionOf(document, process),
  };
}

function mainInvocation({ command }: Process): Invocation | undefined {
  return command?.invocations.find(({ isMain }) => isMain) ?? command?.invocations[0];
}

/** Programs that may write the line: `celery` of `celery (billiard)`. */
function writersOf(signature: KnownSignature | undefined): readonly string[] {
  return signature?.program.toLowerCase().match(/[\w.-]+/g) ?? [];
}

/** A web server does not write what celery does, nor the other way round; wrappers and scripts may start either. */
function isForeign(process: Process, writers: readonly string[]): boolean {
  const program = mainInvocation(process)?.program ?? '';
  const isCelery = writers.includes('celery');
  return isCelery ? SERVERS.has(program) : program === 'celery' && writers.some((writer) => SERVERS.has(writer));
}

const SERVERS: ReadonlySet<string> = new Set([
  'gunicorn',
  'uvicorn',
  'hypercorn',
  'daphne',
  'granian',
  'sanic',
  'uwsgi',
  'waitress',
]);

/** The process of the same name in another file; of several modules the one with the same command. */
function counterpart(document: Document, { process, command }: PlacedProcess): Process | undefined {
  const named = processesByName(document).get(process.name) ?? [];
  const text = command.text.text.trim();
  return single(named) ?? named.find((other) => other.command?.text.text.trim() === text);
}

function definitionOf({ syntax }: Document, { name, module }: Process): Definition | undefined {
  if (syntax.kind !== 'app-desc') return undefined;
  const { version, modules } = readAppDesc(syntax);
  const found = modules
    .filter((one) => one.name === module)
    .flatMap(({ processes }) => processes)
    .findLast((one) => one.name === name);
  return found && version.number ? { version: version.number, process: found } : undefined;
}
