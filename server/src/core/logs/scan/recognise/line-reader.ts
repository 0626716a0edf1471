import type { AccessRecord } from '../../access-log/access-record.ts';
import { accessOfText, mayBecomeAccess, type OwnFormat } from '../../access-log/text-access.ts';
import { type Pid, pidOf } from '../../pid.ts';
import type { LifecycleEvent, Recognisable, Signature, Stage } from '../../signatures/signature.ts';
import { stageOf } from '../../stage.ts';
import { type Clock, readStamp } from '../../unwrap/timestamp.ts';
import { outerTime, type Unwrapped, unwrap } from '../../unwrap/unwrap.ts';
import { type Prefiltered, REQUEST, UNKNOWN } from '../prefilter/prefiltered.ts';
import type { Classifier, TemplateMatch } from './classifier.ts';

/** Everything one line says by itself. At most one of `found` and `event` is set. */
export interface ReadLine {
  readonly unwrapped: Unwrapped;
  readonly access: AccessRecord | undefined;
  readonly found: Recognised<Signature> | undefined;
  readonly event: Recognised<LifecycleEvent> | undefined;
}

/** A signature or an event with the fields that the line gives it. */
export interface Recognised<T extends Recognisable> {
  readonly signature: T;
  readonly stage: Stage;
  readonly fields: Readonly<Record<string, string>>;
}

/** The same for a line and all lines that differ from it only in digits: where the fields stand. */
type RecognisedByTemplate = Pick<TemplateMatch<Signature | LifecycleEvent>, 'isDigitBlind' | 'signature' | 'fields'> & {
  readonly stage: Stage;
};

type AnyRecognised = Recognised<Signature | LifecycleEvent>;

function foundOrEvent(recognised: AnyRecognised | undefined): Pick<ReadLine, 'found' | 'event'> {
  if (recognised === undefined) return { found: undefined, event: undefined };
  const { signature, stage, fields } = recognised;
  return 'role' in signature
    ? { found: undefined, event: { signature, stage, fields } }
    : { found: { signature, stage, fields }, event: undefined };
}

/**
 * Reads single lines in full: removes what transports and loggers have put around the message, recognises access lines by
 * their form, and finds the signature or event of all others. Every faster way to read a line has to give the same
 * result. Knows nothing about other lines of the stream.
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

  /** `before`: the start of the message, where the transport has cut it into several lines. */
  read(raw: string, clock: Clock, prefiltered: Prefiltered = UNKNOWN, before = ''): ReadLine {
    const taken = unwrap(raw, clock, this.#isOwn);
    const message = before + taken.message;
    const access = prefiltered.mayBeRequest ? (taken.access ?? accessOfText(message, this.#formats)) : undefined;
    const unwrapped = taken.time === undefined && access?.stamp ? { ...taken, ...timeOf(access.stamp, clock) } : taken;
    // A request is judged by its status, never by its text: anybody can put any text into a path.
    const found =
      access && !access.code ? this.#byStatus(access) : this.#byText(message, unwrapped, prefiltered.literals);
    return { unwrapped, access, ...foundOrEvent(found) };
  }

  /** The time that `read` would find in the line, without reading more of the line than needed. */
  timeOf(raw: string, clock: Clock): number | undefined {
    // A line in a custom access log format has no envelope, whatever it looks like; only `read` removes colours.
    const time = this.#isOwn || raw.includes('\x1b') ? undefined : outerTime(raw, clock);
    return time ?? this.read(raw, clock, REQUEST).unwrapped.time;
  }

  /**
   * The signature or event of a message and of all messages of its template; undefined if they cannot be judged together.
   */
  recogniseTemplate(
    { message, framed, pid }: Unwrapped,
    literals: readonly number[],
  ): RecognisedByTemplate | undefined {
    if (message === '' || this.#formats.length > 0 || mayBecomeAccess(message)) return undefined;
    const found = this.#classifier.classifyTemplate(message, literals, pid !== undefined);
    if (!found) return undefined;
    const { isDigitBlind, signature, shape, fields } = found;
    return { isDigitBlind, signature, stage: stageOf(shape, message, framed), fields };
  }

  /** Whether a request with this status has a signature. */
  isFailure(status: number): boolean {
    return this.#classifier.ofStatus(status) !== undefined;
  }

  #byText(
    message: string,
    { exceptions, framed, pid }: Unwrapped,
    literals?: readonly number[],
  ): AnyRecognised | undefined {
    if (message === '' && exceptions.length === 0) return undefined;
    const texts = exceptions.length === 0 ? [message] : [message, ...exceptions];
    const found = this.#classifier.classify(texts, literals, pid !== undefined);
    return found && { signature: found.signature, stage: stageOf(found.shape, message, framed), fields: found.fields };
  }

  /** The signature of a request that failed. */
  ofRequest(access: AccessRecord): Recognised<Signature> | undefined {
    return foundOrEvent(this.#byStatus(access)).found;
  }

  #byStatus({ status, method, path }: AccessRecord): AnyRecognised | undefined {
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

/** The pid of the process that the line is about; if the line names none, of the process that wrote it. */
export function pidIn({ found, event, unwrapped }: ReadLine): Pid | undefined {
  const text = (found ?? event)?.fields['pid'] ?? unwrapped.pid?.toString();
  return text === undefined ? undefined : pidOf(text);
}

/** In an access line the time stands behind the client's address, where the unwrapper does not look for it. */
function timeOf(text: string, clock: Clock): Partial<Pick<Unwrapped, 'time' | 'zone'>> {
  const stamp = readStamp(text, clock);
  return stamp ? { time: stamp.time, zone: stamp.zone } : {};
}
