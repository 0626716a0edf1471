import type { LifecycleEvent, Signature, Stage } from '../../signatures/signature.ts';
import { type Clock, readStamp } from '../../unwrap/timestamp.ts';
import { UNKNOWN } from '../prefilter/prefiltered.ts';
import { countedFields } from '../recognise/counted-fields.ts';
import type { LineReader, ReadLine, Said } from '../recognise/line-reader.ts';
import { ISO, shapeTextOf, unescaped } from './program-text.ts';

/** A text that all lines of a shape have, or where it stands in each of them, in bytes. */
export type Slot = string | { readonly from: number; readonly to: number; readonly isNumber: boolean };

/** How lines that differ in digits only are read without becoming text. */
export interface ShapeRecipe {
  /** Numbers of the literals that must stand in the line, as they were found. */
  readonly literals: readonly number[];
  /** Where the time stands; undefined when the line tells none. */
  readonly stamp: { readonly from: number; readonly to: number } | undefined;
  /** Of the process that the line is about, else of the one that wrote it. */
  readonly pid: PidSlot | undefined;
  readonly process: Slot | undefined;
  readonly pod: Slot | undefined;
  readonly message: MessageSlot;
  /**
   * If other digits in the message may say something else: where its digits stand, in bytes from the start of the line, and which
   * they are. The recipe is one for lines with the same.
   */
  readonly fixed: readonly Digit[] | undefined;
  readonly said: Signature | LifecycleEvent | undefined;
  readonly stage: Stage;
  readonly fields: readonly (readonly [string, Slot])[];
  /**
   * Where the digits stand, in bytes from the start of the line, by which lines of the shape tell who says what, as far as
   * incidents and figures depend on it; undefined when they are too many for one number.
   */
  readonly digits: readonly number[] | undefined;
  /** The fields that incidents and figures depend on. */
  readonly counted: readonly (readonly [string, Slot])[];
  /** What lines that were seen have in common, by the number that `digits` make. */
  readonly variants: Map<number, CommonParts>;
}

interface Digit {
  readonly at: number;
  readonly byte: number;
}

/** Where the message stands. */
interface MessageSlot {
  readonly from: number;
  /** How many bytes of the line stand behind it. */
  readonly behind: number;
  readonly isEscaped: boolean;
}

export interface PidSlot {
  readonly slot: Slot;
  /** False in a frame, where a number is meant. */
  readonly isField: boolean;
}

/** What lines of a shape have in common when the same says the same. */
export interface CommonParts {
  readonly process: string | undefined;
  readonly pod: string | undefined;
  /** With the fields that incidents and figures depend on. */
  readonly found: Said<Signature | LifecycleEvent>;
}

/** In front of a message of syslog's stand numbers that count: the severity, the version. */
const COUNTING = /<\d{1,3}>/;
const NOT_ASCII = /[^\x01-\x7f]/;
/** Lines of the same shape that are read in full, to see that the recipe tells the same. */
const TWINS = [3, 7] as const;
/** So many make a number that is exact. */
const MAX_DIGITS = 15;

/**
 * What the reading of `raw` says about all lines of its shape; undefined where that is not certain: then each must be
 * read. Nothing is believed that two lines with other digits do not confirm.
 */
export function recipeOf(raw: string, literals: readonly number[], reader: LineReader, clock: Clock) {
  const own = shapeTextOf(raw);
  if (!own || NOT_ASCII.test(raw)) return undefined;
  const read = reader.read(raw, clock, { ...UNKNOWN, literals });
  const { message, exceptions, partial, time, pid, process, pod } = read.unwrapped;
  const { verbatim } =
    own.text === raw ? read.unwrapped : reader.read(own.text, clock, { ...UNKNOWN, literals }).unwrapped;
  const first = own.text.length - message.length;
  const isPlain = verbatim && !partial && exceptions.length === 0 && own.text.endsWith(message);
  const from = own.at(first);
  if (!isPlain || COUNTING.test(raw.slice(0, from))) return undefined;
  const finding = reader.shapeOf(read.unwrapped, literals);
  if (!finding) return undefined;
  const fixedFrom = finding.isDigitBlind ? raw.length : from;
  const fixedTo = finding.isDigitBlind ? raw.length : raw.length - own.behind;
  const place = new Places(
    raw,
    own.isMember ? raw.length : from,
    TWINS.map((step) => {
      const twin = twinOf(raw, step);
      return twin.slice(0, fixedFrom) + raw.slice(fixedFrom, fixedTo) + twin.slice(fixedTo);
    }),
  );
  const twins = place.twins.map((twin) => reader.read(twin, clock, { ...UNKNOWN, literals }));
  const writer = {
    pid: place.of(pid?.toString(), (one) => twins[one]?.unwrapped.pid?.toString(), asNumber),
    process: place.of(process, (one) => twins[one]?.unwrapped.process),
    pod: place.of(pod, (one) => twins[one]?.unwrapped.pod),
  };
  const fields = finding.fields.map(
    ({ name, from: start, to }) => [name, slotAt(raw, own.at(first + start), own.at(first + to))] as const,
  );
  const names = finding.signature ? countedFields(finding.signature) : [];
  const counted = fields.filter(([name]) => names.includes(name));
  const recipe: ShapeRecipe = {
    literals,
    stamp: time === undefined ? undefined : (own.stamp ?? stampIn(raw, clock)),
    pid: pidSlot(writer.pid, fields),
    process: writer.process,
    pod: writer.pod,
    message: { from, behind: own.behind, isEscaped: own.isEscaped },
    fixed: finding.isDigitBlind ? undefined : digitsBetween(raw, from, raw.length - own.behind),
    said: finding.signature,
    stage: finding.stage,
    fields,
    digits: digitsIn(raw, [writer.process, writer.pod, ...counted.map(([, slot]) => slot)]),
    counted,
    variants: new Map(),
  };
  const readings = [read, ...twins];
  const confirmed = [raw, ...place.twins].every((line, i) => confirms(recipe, writer.pid, line, readings[i], clock));
  return confirmed ? recipe : undefined;
}

type FieldSlots = ShapeRecipe['fields'];

function pidSlot(ofWriter: Slot | undefined, fields: FieldSlots): PidSlot | undefined {
  const field = fields.find(([name]) => name === 'pid');
  if (field) return { slot: field[1], isField: true };
  return ofWriter === undefined ? undefined : { slot: ofWriter, isField: false };
}

/** Where digits stand in the slots; undefined for more than can be told apart by one number. */
function digitsIn(raw: string, slots: readonly (Slot | undefined)[]): readonly number[] | undefined {
  const places = slots.flatMap((slot) => {
    if (typeof slot !== 'object') return [];
    return Array.from({ length: slot.to - slot.from }, (_, i) => slot.from + i).filter((at) => isDigit(raw[at]));
  });
  return places.length <= MAX_DIGITS ? places : undefined;
}

function digitsBetween(raw: string, from: number, to: number): readonly Digit[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
    .filter((at) => isDigit(raw[at]))
    .map((at) => ({ at, byte: raw.charCodeAt(at) }));
}

/** Whether the recipe is one for the line that begins at `start`. */
export function isFor({ fixed }: ShapeRecipe, bytes: Uint8Array, start: number): boolean {
  return fixed === undefined || fixed.every(({ at, byte }) => bytes[start + at] === byte);
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

/** A line of the same shape: other digits, and equal numbers become different ones. A number of an object stays one. */
function twinOf(raw: string, step: number): string {
  const other = (digit: string, at: number): string =>
    String((Number(digit) + step * (at + 1) + Math.trunc(at / 10)) % 10);
  return raw.replace(/\d/g, other).replace(/(?<=": ?)0(?=\d)/g, '1');
}

function asNumber(text: string): string {
  return Number(text).toString();
}

/** Finds out where in a line something stands that was read from it. */
class Places {
  constructor(
    private readonly raw: string,
    private readonly end: number,
    readonly twins: readonly string[],
  ) {}

  /** The only place where `value` stands, and the values of the twins in them. */
  of(
    value: string | undefined,
    ofTwin: (index: number) => string | undefined,
    read: (text: string) => string = (text) => text,
  ): Slot | undefined {
    if (value === undefined || !/\d/.test(value)) return value;
    const { raw, end, twins } = this;
    const words = read === asNumber ? [/\d+/g] : [/[\w.@-]+/g, /[\w./@-]+/g];
    for (const pattern of words) {
      const found = [...raw.slice(0, end).matchAll(pattern)].filter(({ 0: word, index }) => {
        const here = (line: string): string => read(line.slice(index, index + word.length));
        return here(raw) === value && twins.every((twin, i) => here(twin) === ofTwin(i));
      });
      const [place, other] = found.map(({ 0: word, index }) => slotAt(raw, index, index + word.length));
      // Two that nothing tells apart confirm nothing.
      if (place !== undefined) return other === undefined ? place : '';
    }
    return '';
  }
}

function stampIn(raw: string, clock: Clock): ShapeRecipe['stamp'] {
  const from = raw.startsWith('[') ? 1 : 0;
  const length = ISO.test(raw) ? (readStamp(raw.slice(from), clock)?.length ?? 0) : 0;
  return { from, to: from + length };
}

function slotAt(raw: string, from: number, to: number): Slot {
  const text = raw.slice(from, to);
  return /\d/.test(text) ? { from, to, isNumber: /^\d+$/.test(text) } : text;
}

function messageIn(line: string, { from, behind, isEscaped }: MessageSlot): string {
  const text = line.slice(from, line.length - behind);
  return isEscaped ? unescaped(text) : text;
}

/** Whether the recipe tells of a line what the reader tells. */
function confirms(
  recipe: ShapeRecipe,
  pidOfWriter: Slot | undefined,
  line: string,
  read: ReadLine | undefined,
  clock: Clock,
): boolean {
  if (!read || read.access) return false;
  const said = read.found ?? read.event;
  const { time, pid, process, pod, message } = read.unwrapped;
  const textOf = (slot: Slot | undefined): string | undefined =>
    typeof slot === 'object' ? line.slice(slot.from, slot.to) : slot;
  const { stamp, fields } = recipe;
  const names = Object.keys(said?.fields ?? {});
  return (
    time === (stamp && readStamp(line.slice(stamp.from, stamp.to), clock)?.time) &&
    pid === (pidOfWriter === undefined ? undefined : Number(textOf(pidOfWriter))) &&
    process === textOf(recipe.process) &&
    pod === textOf(recipe.pod) &&
    message === messageIn(line, recipe.message) &&
    said?.signature === recipe.said &&
    (said?.stage ?? '') === recipe.stage &&
    names.length === fields.length &&
    fields.every(([name, slot]) => said?.fields[name] === textOf(slot))
  );
}
