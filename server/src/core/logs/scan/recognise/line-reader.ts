import type { AccessRecord } from '../../access-log/access-record.ts';
import { accessOfText, mayBecomeAccess, type OwnFormat } from '../../access-log/text-access.ts';
import { type Pid, pidOf } from '../../pid.ts';
import type { LifecycleEvent, Recognisable, Signature, Stage } from '../../signatures/signature.ts';
import { stageOf } from '../../stage.ts';
import { type Clock, readStamp } from '../../unwrap/timestamp.ts';
import { outerTime, type Unwrapped, unwrap } from '../../unwrap/unwrap.ts';
import { REQUEST, type Sifted, UNKNOWN } from '../prefilter/prefiltered.ts';
import type { Classifier, FoundShape } from './classifier.ts';

/** Everything one line says by itself; at most one of `found` and `event`. */
export interface ReadLine {
  readonly unwrapped: Unwrapped;
  readonly access: AccessRecord | undefined;
  readonly found: Said<Signature> | undefined;
  readonly event: Said<LifecycleEvent> | undefined;
}

/** What a line says. */
export interface Said<T extends Recognisable> {
  readonly signature: T;
  readonly stage: Stage;
  readonly fields: Readonly<Record<string, string>>;
}

/** What a line and all that differ from it only in digits say, and where their fields stand. */
type SaidByShape = Pick<FoundShape<Signature | LifecycleEvent>, 'isDigitBlind' | 'signature' | 'fields'> & {
  readonly stage: Stage;
};

type AnySaid = Said<Signature | LifecycleEvent>;

/** Sorts what was found into signature or event. */
function foundOrEvent(said: AnySaid | undefined): Pick<ReadLine, 'found' | 'event'> {
  if (said === undefined) return { found: undefined, event: undefined };
  const { signature, stage, fields } = said;
  return 'role' in signature
    ? { found: undefined, event: { signature, stage, fields } }
    : { found: { signature, stage, fields }, event: undefined };
}

/**
 * Reads single lines: unwraps them, recognises access lines by their form, and finds the signature. Keeps no state of
 * the stream.
 */
export class LineReader {
  readonly #classifier: Classifier<Signature | LifecycleEvent>;
  readonly #formats: readonly OwnFormat[];
  readonly #isOwn: ((text: string) => boolean) | undefined;

  constructor(classifier: Classifier<Signature | LifecycleEvent>, formats: readonly OwnFormat[]) {
    this.#classifier = classifier;
    this.#formats = formats;
    this.#isOwn = formats.length === 0 ? undefined : (text) => formats.some(({ pattern }) => pattern.test(text));
  }

  /**
   * `before`: the text that the transport cut off in front of this line; `sifted`: what is known of the line's bytes.
   */
  read(raw: string, clock: Clock, sifted: Sifted = UNKNOWN, before = ''): ReadLine {
    const taken = unwrap(raw, clock, this.#isOwn);
    const message = before + taken.message;
    const access = sifted.mayBeRequest ? (taken.access ?? accessOfText(message, this.#formats)) : undefined;
    const unwrapped = taken.time === undefined && access?.stamp ? { ...taken, ...timeOf(access.stamp, clock) } : taken;
    // An access line is judged by its status, never by its text: any user can put any text into a path.
    const found = access && !access.code ? this.#byStatus(access) : this.#byText(message, unwrapped, sifted.literals);
    return { unwrapped, access, ...foundOrEvent(found) };
  }

  /** The time that `read` tells of a line by itself. */
  timeOf(raw: string, clock: Clock): number | undefined {
    // What is of a format of one's own is in no envelope, whatever it looks like; colours are taken out of a line only once.
    const time = this.#isOwn || raw.includes('\x1b') ? undefined : outerTime(raw, clock);
    return time ?? this.read(raw, clock, REQUEST).unwrapped.time;
  }

  /**
   * What a message, and every message that differs from it only in digits if these do not matter, is recognised as; undefined if
   * that is not certain.
   */
  shapeOf({ message, framed, pid }: Unwrapped, literals: readonly number[]): SaidByShape | undefined {
    if (message === '' || this.#formats.length > 0 || mayBecomeAccess(message)) return undefined;
    const found = this.#classifier.classifyShape(message, literals, pid !== undefined);
    if (!found) return undefined;
    const { isDigitBlind, signature, shape, fields } = found;
    return { isDigitBlind, signature, stage: stageOf(shape, message, framed), fields };
  }

  /** Whether an access line with this status has a signature. */
  isFailure(status: number): boolean {
    return this.#classifier.ofStatus(status) !== undefined;
  }

  #byText(message: string, { exceptions, framed, pid }: Unwrapped, literals?: readonly number[]): AnySaid | undefined {
    if (message === '' && exceptions.length === 0) return undefined;
    const texts = exceptions.length === 0 ? [message] : [message, ...exceptions];
    const found = this.#classifier.classify(texts, literals, pid !== undefined);
    return found && { signature: found.signature, stage: stageOf(found.shape, message, framed), fields: found.fields };
  }

  /** What a request with this answer is a failure of. */
  ofRequest(access: AccessRecord): Said<Signature> | undefined {
    return foundOrEvent(this.#byStatus(access)).found;
  }

  #byStatus({ status, method, path }: AccessRecord): AnySaid | undefined {
    const signature = status < 500 ? undefined : this.#classifier.ofStatus(status);
    if (!signature) return undefined;
    const fields = {
      status: String(status),
      ...(method && { method }),
      ...(path && { path: path.replace(/[?#][^\n]*$/, '') }),
    };
    return { signature, stage: '', fields };
  }
}

/** The pid of the process that a line is about, else of the one that wrote it. */
export function pidIn({ found, event, unwrapped }: ReadLine): Pid | undefined {
  const text = (found ?? event)?.fields['pid'] ?? unwrapped.pid?.toString();
  return text === undefined ? undefined : pidOf(text);
}

/** The time of an access line stands behind the client's address, where no frame is looked for. */
function timeOf(text: string, clock: Clock): Partial<Pick<Unwrapped, 'time' | 'zone'>> {
  const stamp = readStamp(text, clock);
  return stamp ? { time: stamp.time, zone: stamp.zone } : {};
}
