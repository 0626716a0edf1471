import { MESSAGE, TIME } from '../../unwrap/json-envelope.ts';
import { readStamp } from '../../unwrap/timestamp.ts';

/** What the program itself has written, and where it stands in the line. */
export interface ProgramText {
  readonly text: string;
  /** Where in the line the character with this index of the text stands. */
  at(index: number): number;
  /** How many characters of the line stand behind it. */
  readonly behind: number;
  /** Its quotes are written `\"`. */
  readonly isEscaped: boolean;
  /** Where the time of the transport or the envelope stands, if it has one. */
  readonly stamp: Place | undefined;
  /** It is a member of a JSON object. Other members, before or behind it, may name the process. */
  readonly isMember: boolean;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** A line of docker's json-file as DockerBytes reads it, if the text has no escapes other than `\"`. */
const DOCKER =
  /^(\{"log":")((?:[^"\\\x00-\x1f]|\\")*?)(?:\\r)?\\n","stream":"std(?:out|err)","time":"([^"\\]{20,40})"\}$/;
/** A member of a JSON object. Only quotes are escaped, and every number stays valid with other digits (as in server/assembly/quote-hints.ts). */
const MEMBER =
  / *"([^"\\\x00-\x1f]*)" *:(?: *"((?:[^"\\\x00-\x1f]|\\")*)"| ?(?:(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)) *([,}])/dy;
/** An object with such a member may be the record of a request, and then the number decides what it means. */
const STATUS = ['status', 'status_code', 'statusCode'] as const;
export const ISO = /^\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d/;

/** The program's text in a line of docker's json-file or in a logger's JSON object; undefined for any other object. Else the whole line. */
export function programTextOf(raw: string): ProgramText | undefined {
  if (raw.startsWith('{')) return inDocker(raw) ?? inObject(raw);
  return { text: raw, at: (index) => index, behind: 0, isEscaped: false, stamp: undefined, isMember: false };
}

function inDocker(raw: string): ProgramText | undefined {
  const [, head = '', escaped = '', time = ''] = DOCKER.exec(raw) ?? [];
  if (head === '') return undefined;
  const to = raw.length - '"}'.length;
  return textAt(raw, { from: head.length, to: head.length + escaped.length }, { from: to - time.length, to }, false);
}

/** undefined for objects that could mean something else with other digits: a status, a time in seconds, an object in an object. */
function inObject(raw: string): ProgramText | undefined {
  const members = membersOf(raw);
  if (!members || STATUS.some((name) => members.has(name))) return undefined;
  const message = MESSAGE.map((name) => members.get(name)).find((place) => place !== undefined);
  const timeName = TIME.find((name) => members.has(name));
  const time = timeName && members.get(timeName);
  if (!message || (timeName && !(time && isTime(raw.slice(time.from, time.to))))) return undefined;
  return textAt(raw, message, time, true);
}

function isTime(text: string): boolean {
  return ISO.test(text) && readStamp(text, { zone: 0, now: 0 })?.length === text.length;
}

/** The places of its members' texts (undefined for other values); undefined if it is not a flat object. */
function membersOf(raw: string): ReadonlyMap<string, Place | undefined> | undefined {
  const members = new Map<string, Place | undefined>();
  MEMBER.lastIndex = 1;
  for (;;) {
    const found = MEMBER.exec(raw);
    const [, name = '', , next] = found ?? [];
    // Of members with the same name only the last counts, so that a line with two of them is not understood here.
    if (!found || members.has(name)) return undefined;
    const [from, to] = found.indices?.[2] ?? [];
    members.set(name, from === undefined || to === undefined ? undefined : { from, to });
    if (next === '}') return MEMBER.lastIndex === raw.length ? members : undefined;
  }
}

function textAt(raw: string, { from, to }: Place, stamp: Place | undefined, isMember: boolean): ProgramText {
  const escaped = raw.slice(from, to);
  const text = unescaped(escaped);
  // In the line there is a backslash before each quote.
  const at = (index: number): number => from + index + text.slice(0, index).split('"').length - 1;
  return { text, at, behind: raw.length - to, isEscaped: text !== escaped, stamp, isMember };
}

/** A text of a JSON string that has no escapes other than `\"`. */
export function unescaped(text: string): string {
  return text.replaceAll('\\"', '"');
}
