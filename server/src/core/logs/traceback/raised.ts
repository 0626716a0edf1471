import { type Text, t } from '../../text/l10n.ts';
import type { LogLine } from '../types.ts';
import { tracebackInJson } from './json-traceback.ts';
import { type Frame, type Traceback, tracebacksIn } from './python-traceback.ts';

/** What a record with a traceback says of a failure. */
export interface Raised {
  /** `KeyError: 'PORT'`; undefined where the traceback only tells what the code was at. */
  readonly exception: string | undefined;
  /** The innermost call in the application's own code; undefined if all of it is of packages. */
  readonly place: Frame | undefined;
  /** What was asked for: `GET /reports`, without the query, which may hold what is nobody's business. */
  readonly request: string | undefined;
}

/** Code of Python and of packages: below `site-packages`, `lib/python3.11`, a zip of the library, `<frozen importlib>`. */
const NOT_OWN = /[\\/](?:site|dist)-packages[\\/]|[\\/]lib(?:64)?[\\/]python\d|[\\/]python\d+\.zip[\\/]|^</i;
/** A program that was installed with a package: `/venv/bin/gunicorn`. */
const SCRIPT = /[\\/](?:bin|Scripts)[\\/][^\\/.]+(?:\.exe)?$/;
/** gunicorn's worker raises SystemExit when the master has given up on it (benoitc/gunicorn:gunicorn/workers/base.py). */
const ABORTED = 'handle_abort';
const REQUEST = /Error handling request ((?:[A-Z]{3,10} )?\/[^\s?#]{0,300})/;

/**
 * What a record says of the failure that one of its lines was recognised by. Exceptions are often raised again by others: that
 * of the line counts, with those that it led to, else the last one. Undefined if the record has no traceback, or one without end.
 *
 * @param record the messages of its lines, each on a line of its own
 * @param line the message of that line
 */
export function raisedIn(record: string, line: string): Raised | undefined {
  const all = tracebacksIn(record);
  const at = all.findIndex(({ exception }) => exception !== undefined && line.trimEnd().startsWith(exception));
  const chosen = at < 0 ? all.toReversed() : [...all.slice(at), ...all.slice(0, at).toReversed()];
  const [first] = chosen;
  if (first?.exception === undefined) return undefined;
  return {
    exception: isAborted(first) ? undefined : first.exception,
    place: chosen.map(innermostOwn).find((frame) => frame !== undefined),
    request: REQUEST.exec(record)?.[1],
  };
}

/** A line that was recognised, with the messages of its record. */
export interface RecognisedLine {
  readonly line: Pick<LogLine, 'message' | 'raw' | 'match'>;
  readonly record: readonly string[];
}

/** What lines of an incident say, those first that name it: `signature` is the incident's. */
export function raisedInLines(signature: string, lines: readonly RecognisedLine[]): readonly (Raised | undefined)[] {
  const isNaming = ({ line }: RecognisedLine): boolean => line.match?.signature === signature;
  return [...lines.filter(isNaming), ...lines.filter((line) => !isNaming(line))].map(raisedAround);
}

/** A logger of JSON writes all of the record in the line itself. */
function raisedAround({ line: { message, raw }, record }: RecognisedLine): Raised | undefined {
  return raisedIn(record.join('\n'), message) ?? raisedIn(tracebackInJson(raw) ?? '', '');
}

/** More than that nobody reads of one incident. */
const MOST_RAISED = 3;

/** What the records of an incident say, each once, those that lead to the code first. */
export function distinctRaised(all: readonly (Raised | undefined)[]): readonly Raised[] {
  const distinct = new Map<string, Raised>();
  for (const raised of all) {
    const key = JSON.stringify([raised?.exception, raised?.place]);
    if (raised && !distinct.has(key)) distinct.set(key, raised);
  }
  const found = [...distinct.values()];
  const leads = ({ place }: Raised): boolean => place !== undefined;
  return [...found.filter(leads), ...found.filter((raised) => !leads(raised))].slice(0, MOST_RAISED);
}

/** It tells what a worker of gunicorn was at when the master gave up on it. */
function isAborted({ frames }: Traceback): boolean {
  return frames.at(-1)?.name === ABORTED;
}

/** For people, the most telling first. */
export function raisedInWords(all: readonly Raised[]): readonly Text[] {
  return all.flatMap(({ exception, place, request }) => [
    ...(exception === undefined ? [] : [t('Exception: {exception}', { exception })]),
    ...(place === undefined ? [] : [t("In the application's code: {place}", { place: placeInWords(place) })]),
    ...(request === undefined ? [] : [t('Request: {request}', { request })]),
  ]);
}

function placeInWords({ path, line, name }: Frame): string {
  return `${path}:${line}${name === undefined ? '' : `, ${name}`}`;
}

function innermostOwn({ frames }: Traceback): Frame | undefined {
  return frames.findLast(({ path }) => !NOT_OWN.test(path) && !SCRIPT.test(path));
}
