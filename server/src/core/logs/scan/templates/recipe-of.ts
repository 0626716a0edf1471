import { type Clock, readStamp } from '../../unwrap/timestamp.ts';
import type { Unwrapped } from '../../unwrap/unwrap.ts';
import { UNKNOWN } from '../prefilter/prefiltered.ts';
import { countedFields } from '../recognise/counted-fields.ts';
import type { LineReader, ReadLine } from '../recognise/line-reader.ts';
import type { FieldSlots, LineRecipe, PidSlot, Slot } from './line-recipe.ts';
import { ISO, type ProgramText, programTextOf, unescaped } from './program-text.ts';

/** The priority or version in front of a syslog message: digits that decide how the line is read. */
const SYSLOG = /<\d{1,3}>/;
const NOT_ASCII = /[^\x01-\x7f]/;
/** By how much the digits of a twin differ; see `twinOf`. */
const TWIN_STEPS = [3, 7] as const;
/** So many digits make a number that is exact. */
const MAX_DIGITS = 15;

/** A line as it was read in full. */
interface FullyRead {
  readonly line: string;
  readonly read: ReadLine;
}

/**
 * The recipe for all lines of the template of `raw`; undefined if it is not certain that one recipe fits them all. Nothing is assumed:
 * two more lines of the template (twins) are made up and read in full, and the recipe has to give the same results for them.
 */
export function recipeOf(
  raw: string,
  literals: readonly number[],
  reader: LineReader,
  clock: Clock,
): LineRecipe | undefined {
  const readFully = (line: string): FullyRead => ({ line, read: reader.read(line, clock, { ...UNKNOWN, literals }) });
  const text = NOT_ASCII.test(raw) ? undefined : programTextOf(raw);
  if (!text) return undefined;
  const original = readFully(raw);
  const { unwrapped } = original.read;
  const messageIndex = text.text.length - unwrapped.message.length;
  const from = text.at(messageIndex);
  const { verbatim } = text.text === raw ? unwrapped : readFully(text.text).read.unwrapped;
  if (!verbatim || !isWhole(unwrapped, text) || SYSLOG.test(raw.slice(0, from))) return undefined;
  const match = reader.recogniseTemplate(unwrapped, literals);
  if (!match) return undefined;
  const message = { from, behind: text.behind, isEscaped: text.isEscaped };
  const messageEnd = raw.length - text.behind;
  const kept = match.isDigitBlind ? { from: raw.length, to: raw.length } : { from, to: messageEnd };
  const twins = TWIN_STEPS.map((step) => readFully(twinOf(raw, step, kept)));
  const slots = new SlotFinder(original, twins, text.isMember ? raw.length : from);
  const pidOfWriter = slots.find(({ pid }) => pid?.toString(), asNumber);
  const process = slots.find((one) => one.process);
  const pod = slots.find((one) => one.pod);
  const fields = match.fields.map(
    ({ name, from: start, to }) =>
      [name, slotAt(raw, text.at(messageIndex + start), text.at(messageIndex + to))] as const,
  );
  const counted = match.signature ? countedFields(match.signature) : [];
  const countedSlots = fields.filter(([name]) => counted.includes(name));
  const recipe: LineRecipe = {
    literals,
    stamp: unwrapped.time === undefined ? undefined : (text.stamp ?? stampIn(raw, clock)),
    pid: pidSlot(pidOfWriter, fields),
    process,
    pod,
    message,
    fixedDigits: match.isDigitBlind ? undefined : digitsBetween(raw, from, messageEnd),
    signature: match.signature,
    stage: match.stage,
    fields,
    countedFields: countedSlots,
    variantDigits: digitsIn(raw, [process, pod, ...countedSlots.map(([, slot]) => slot)]),
    variants: new Map(),
  };
  return [original, ...twins].every((one) => confirms(recipe, pidOfWriter, one, clock)) ? recipe : undefined;
}

/** Whether the message is the end of the text, and the line is not part of a longer one. */
function isWhole({ partial, exceptions, message }: Unwrapped, { text }: ProgramText): boolean {
  return !partial && exceptions.length === 0 && text.endsWith(message);
}

/**
 * Another line of the same template. Digits are changed by their place too, so that equal numbers become different ones; those in
 * `kept` stay. A number in JSON must not begin with a zero.
 */
function twinOf(raw: string, step: number, kept: { readonly from: number; readonly to: number }): string {
  const other = (digit: string, at: number): string =>
    String((Number(digit) + step * (at + 1) + Math.trunc(at / 10)) % 10);
  const twin = raw.replace(/\d/g, other).replace(/(?<=": ?)0(?=\d)/g, '1');
  return twin.slice(0, kept.from) + raw.slice(kept.from, kept.to) + twin.slice(kept.to);
}

/** Finds the place in a line where a value stands that was read from it. */
class SlotFinder {
  readonly #original: FullyRead;
  readonly #twins: readonly FullyRead[];
  readonly #end: number;

  /** Places are looked for up to `end`. */
  constructor(original: FullyRead, twins: readonly FullyRead[], end: number) {
    this.#original = original;
    this.#twins = twins;
    this.#end = end;
  }

  /**
   * The only place that has the value in the line and in all twins, compared after `normalised`. If there is none, or more than one,
   * the result is '': a wrong value, so that `confirms` rejects the recipe.
   */
  find(
    partOf: (line: Unwrapped) => string | undefined,
    normalised: (text: string) => string = (text) => text,
  ): Slot | undefined {
    const { line: raw, read } = this.#original;
    const value = partOf(read.unwrapped);
    if (value === undefined || !/\d/.test(value)) return value;
    const words = normalised === asNumber ? [/\d+/g] : [/[\w.@-]+/g, /[\w./@-]+/g];
    for (const pattern of words) {
      const found = [...raw.slice(0, this.#end).matchAll(pattern)].filter(({ 0: word, index }) => {
        const here = (line: string): string => normalised(line.slice(index, index + word.length));
        return here(raw) === value && this.#twins.every((twin) => here(twin.line) === partOf(twin.read.unwrapped));
      });
      const [place, another] = found.map(({ 0: word, index }) => slotAt(raw, index, index + word.length));
      if (place !== undefined) return another === undefined ? place : '';
    }
    return '';
  }
}

/** Whether reading the line by the recipe gives what reading it in full has given. */
function confirms(recipe: LineRecipe, pidOfWriter: Slot | undefined, { line, read }: FullyRead, clock: Clock): boolean {
  if (read.access) return false;
  const recognised = read.found ?? read.event;
  const { time, pid, process, pod, message } = read.unwrapped;
  const textOf = (slot: Slot | undefined): string | undefined =>
    typeof slot === 'object' ? line.slice(slot.from, slot.to) : slot;
  const { stamp, fields } = recipe;
  return (
    time === (stamp && readStamp(line.slice(stamp.from, stamp.to), clock)?.time) &&
    pid === (pidOfWriter === undefined ? undefined : Number(textOf(pidOfWriter))) &&
    process === textOf(recipe.process) &&
    pod === textOf(recipe.pod) &&
    message === messageIn(line, recipe.message) &&
    recognised?.signature === recipe.signature &&
    (recognised?.stage ?? '') === recipe.stage &&
    Object.keys(recognised?.fields ?? {}).length === fields.length &&
    fields.every(([name, slot]) => recognised?.fields[name] === textOf(slot))
  );
}

function messageIn(line: string, { from, behind, isEscaped }: LineRecipe['message']): string {
  const text = line.slice(from, line.length - behind);
  return isEscaped ? unescaped(text) : text;
}

function pidSlot(ofWriter: Slot | undefined, fields: FieldSlots): PidSlot | undefined {
  const field = fields.find(([name]) => name === 'pid');
  if (field) return { slot: field[1], isField: true };
  return ofWriter === undefined ? undefined : { slot: ofWriter, isField: false };
}

/** Where the time stands at the start of a line. */
function stampIn(raw: string, clock: Clock): LineRecipe['stamp'] {
  const from = raw.startsWith('[') ? 1 : 0;
  const length = ISO.test(raw) ? (readStamp(raw.slice(from), clock)?.length ?? 0) : 0;
  return { from, to: from + length };
}

function slotAt(raw: string, from: number, to: number): Slot {
  const text = raw.slice(from, to);
  return /\d/.test(text) ? { from, to, isNumber: /^\d+$/.test(text) } : text;
}

/** Where the digits in the slots stand; undefined if they are too many for one number. */
function digitsIn(raw: string, slots: readonly (Slot | undefined)[]): readonly number[] | undefined {
  const places = slots.flatMap((slot) => (typeof slot === 'object' ? digitPlaces(raw, slot.from, slot.to) : []));
  return places.length <= MAX_DIGITS ? places : undefined;
}

function digitsBetween(raw: string, from: number, to: number): LineRecipe['fixedDigits'] {
  return digitPlaces(raw, from, to).map((at) => ({ at, byte: raw.charCodeAt(at) }));
}

function digitPlaces(raw: string, from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i).filter((at) => /\d/.test(raw[at] ?? ''));
}

function asNumber(text: string): string {
  return Number(text).toString();
}
