import { MESSAGE, TIME } from '../../unwrap/json-envelope.ts';
import { readStamp } from '../../unwrap/timestamp.ts';

/** A program's text where it stands in a line. */
interface ShapeText {
  readonly text: string;
  /** Where the character of the text with this index stands in the line. */
  at(index: number): number;
  /** How many characters of the line stand behind it. */
  readonly behind: number;
  /** Quotes of the text stand behind a backslash. */
  readonly isEscaped: boolean;
  /** Where the transport has put the time. */
  readonly stamp: Place | undefined;
  /** It is one member of an object: others, which may stand behind it, tell who wrote it. */
  readonly isMember: boolean;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

/** As DockerBytes reads it, with no escapes but those of quotes. */
const DOCKER =
  /^(\{"log":")((?:[^"\\\x00-\x1f]|\\")*?)(?:\\r)?\\n","stream":"std(?:out|err)","time":"([^"\\]{20,40})"\}$/;
/** Only quotes are escaped, and no number begins in a way that other digits would make odd (server/assembly/quote-hints.ts). */
const MEMBER =
  / *"([^"\\\x00-\x1f]*)" *:(?: *"((?:[^"\\\x00-\x1f]|\\")*)"| ?(?:(?:0|[1-9]\d*)(?:\.\d+)?|true|false|null)) *([,}])/dy;
/** What makes an object the record of a request: its number decides. */
const STATUS = ['status', 'status_code', 'statusCode'] as const;
export const ISO = /^\[?\d{4}[-/]\d\d[-/]\d\d[ T]\d\d:\d\d:\d\d/;

/** The program's text in a line of docker's file or in an object of a logger, or all of the line; undefined for any other object. */
export function shapeTextOf(raw: string): ShapeText | undefined {
  if (raw.startsWith('{')) return inDocker(raw) ?? inObject(raw);
  return { text: raw, at: (index) => index, behind: 0, isEscaped: false, stamp: undefined, isMember: false };
}

function inDocker(raw: string): ShapeText | undefined {
  const [, head = '', escaped = '', time = ''] = DOCKER.exec(raw) ?? [];
  if (head === '') return undefined;
  const to = raw.length - '"}'.length;
  return textAt(raw, { from: head.length, to: head.length + escaped.length }, { from: to - time.length, to }, false);
}

/** What other digits could make something else of is left out: a status, a time in seconds, an object in an object. */
function inObject(raw: string): ShapeText | undefined {
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

/** Where the texts of its members stand, undefined for other values; undefined for what is no plain object. */
function membersOf(raw: string): ReadonlyMap<string, Place | undefined> | undefined {
  const members = new Map<string, Place | undefined>();
  MEMBER.lastIndex = 1;
  for (;;) {
    const found = MEMBER.exec(raw);
    const [, name = '', , next] = found ?? [];
    // Of members with the same name the last one counts.
    if (!found || members.has(name)) return undefined;
    const [from, to] = found.indices?.[2] ?? [];
    members.set(name, from === undefined || to === undefined ? undefined : { from, to });
    if (next === '}') return MEMBER.lastIndex === raw.length ? members : undefined;
  }
}

function textAt(raw: string, { from, to }: Place, stamp: Place | undefined, isMember: boolean): ShapeText {
  const escaped = raw.slice(from, to);
  const text = unescaped(escaped);
  // In front of each quote there is one character more.
  const at = (index: number): number => from + index + text.slice(0, index).split('"').length - 1;
  return { text, at, behind: raw.length - to, isEscaped: text !== escaped, stamp, isMember };
}

export function unescaped(text: string): string {
  return text.replaceAll('\\"', '"');
}
