/** Where an incident leads to: the process that it is about, in every file that defines it. */
import type { ReportedIncident } from '../logs/reported-incident.ts';
import type { Signature } from '../logs/signatures/signature.ts';
import type { CommandLine, Invocation } from '../model/command-line.ts';
import type { Document, Process } from '../model/document.ts';
import { siblingDocuments } from '../navigate/siblings.ts';
import { type AppDescProcess, readAppDesc } from '../platforms/blueking/app-desc.ts';
import type { SpecVersion } from '../platforms/blueking/schema/field.ts';
import type { Project } from '../project/project.ts';
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
  /** Its keys besides the command; undefined in a Procfile. */
  readonly definition: Definition | undefined;
}

/** As it is found; its other keys are looked up for the one that counts. */
type Place = Omit<PlacedProcess, 'definition'>;

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
}

/** The process of this document that the incident is about; undefined when none is, or it cannot be told which. */
export function situationOf(
  context: RuleContext,
  incident: ReportedIncident,
  signature: Signature | undefined,
): Situation | undefined {
  const place = placeOf(placedProcesses(context), incident, signature);
  if (!place) return undefined;
  const here = withDefinition(place);
  const { document, project, platform } = context;
  const elsewhere = siblingDocuments(document, project, platform)
    .filter(
      ({ uri }) => /\/(?:Procfile|app_desc\.ya?ml)$/.test(uri) && /\/(?:Procfile|app_desc\.ya?ml)$/.test(document.uri),
    )
    .flatMap((other) => counterpart(placedProcesses({ ...context, document: other }), here) ?? [])
    .map(withDefinition);
  return { context, incident, here, elsewhere };
}

/** Read once for a version of a text, however many incidents there are. */
const known = new WeakMap<Document, { readonly project: Project | undefined; readonly places: readonly Place[] }>();

function placedProcesses(context: RuleContext): readonly Place[] {
  const { document, project } = context;
  const before = known.get(document);
  if (before && before.project === project) return before.places;
  const places = readPlaces(context);
  known.set(document, { project, places });
  return places;
}

function readPlaces(context: RuleContext): Place[] {
  const gunicorns = [...gunicornStarts(context)];
  const celeries = [...celeryStarts(context, 'worker')];
  return context.document.processes.flatMap((process): Place[] => {
    const { command } = process;
    const invocation = command?.invocations.find(({ isMain }) => isMain) ?? command?.invocations[0];
    if (!command || !invocation || process.role !== 'process') return [];
    return [
      {
        document: context.document,
        process,
        command,
        invocation,
        gunicorn: gunicorns.find((start) => start.process === process),
        celery: celeries.find((start) => start.process === process),
      },
    ];
  });
}

/** By its name; else the only one that starts the program; else `web` for what proxies say, or the only process. */
function placeOf(
  places: readonly Place[],
  { process, cause }: ReportedIncident,
  signature: Signature | undefined,
): Place | undefined {
  const named = places.filter((place) => place.process.name === process);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const writers = writersOf(signature);
  const started = places.filter(({ command }) => command.invocations.some(({ program }) => writers.includes(program)));
  if (started.length === 1) return started[0];
  const web = (started.length > 0 ? started : places).find((place) => place.process.name === 'web');
  if (cause === 'proxy' || cause === 'client' || (started.length > 1 && writers.includes('gunicorn'))) return web;
  const [only] = places;
  return only && places.length === 1 && !isForeign(only, writers) ? only : undefined;
}

/** Programs that may write the line: `celery` of `celery (billiard)`. */
function writersOf(signature: Signature | undefined): readonly string[] {
  return signature?.program.toLowerCase().match(/[\w.-]+/g) ?? [];
}

/** A web server does not write what celery does, nor the other way round; wrappers and scripts may start either. */
function isForeign({ invocation: { program } }: Place, writers: readonly string[]): boolean {
  const isCelery = writers.includes('celery');
  return isCelery ? SERVERS.has(program) : program === 'celery' && writers.some((writer) => SERVERS.has(writer));
}

const SERVERS: ReadonlySet<string> = new Set(['gunicorn', 'uvicorn', 'hypercorn', 'daphne', 'uwsgi', 'waitress']);

/** The process of the same name in another file; of several modules the one with the same command. */
function counterpart(places: readonly Place[], { process, command }: Place): Place | undefined {
  const named = places.filter((place) => place.process.name === process.name);
  if (named.length === 1) return named[0];
  return named.find((place) => place.command.text.text.trim() === command.text.text.trim());
}

function withDefinition(place: Place): PlacedProcess {
  return { ...place, definition: definitionOf(place.document, place.process) };
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
