/**
 * Limits after which a record is closed (lines, UTF-16 units, milliseconds of silence): a reader of a live log must not
 * wait.
 */
const MAX_LINES = 500;
const MAX_LENGTH = 256 * 1024;
const MAX_SILENCE = 500;
/** Streams whose last record is remembered; the oldest is forgotten first. */
const MAX_STREAMS = 1000;

interface OpenRecord {
  readonly first: number;
  lines: number;
  length: number;
  /** When its last line arrived. */
  arrived: number;
  /** Inside a Python traceback: its end is the exception at column 0. */
  inTraceback: boolean;
  /** It began with a line of a logger's: an exception without a frame is what that line is about. */
  readonly framed: boolean;
  /** A panic of Go: everything it writes until its end belongs to it. */
  readonly isPanic: boolean;
  /** Inside a dump whose lines carry no mark of their own: the text that its last line starts with. */
  until: RegExp | undefined;
}

/** What the tracker needs to know about a line. */
interface RecordLine {
  readonly sequence: number;
  /** One open record each: a source, and the pod or process within it. */
  readonly stream: string;
  readonly message: string;
  /** The program's own frame was taken off, so the line starts a record. */
  readonly framed: boolean;
  /** The pid in the frame or in the transport's tag. */
  readonly pid: number | undefined;
  readonly arrived: number;
}

const CONTINUATION =
  /^(?:[ \t]|Traceback \(most recent call last\):|The above exception was the direct cause|During handling of the above exception|Caused by: |Suppressed: |\.\.\. \d+ more|goroutine \d+ \[|runtime stack:|created by |"""|[)}\]]+[;,]?$)/;
const TRACEBACK = /(?:^|\n)(?: *[|+]-?[-+ ]*)?(?:Exception Group )?Traceback \(most recent call last\):/;
/** `package.SomeError: text` or a bare class, at column 0. */
const EXCEPTION = /^[A-Za-z_][\w.]{0,200}(?:: |$)/;
/** Java's and Node's stacks start with it, behind the line that a logger has framed. */
const STACK_HEAD = /^(?:[A-Za-z_$][\w$]{0,60}\.){0,12}[A-Za-z_$]?[\w$]{0,100}(?:Error|Exception)(?:: |$| \[)/;
const PANIC = /^(?:panic|fatal error): /;
/** Dumps that run over many framed lines: the kernel's report, Node's last words. */
const DUMPS: readonly { readonly start: RegExp; readonly end: RegExp }[] = [
  { start: /invoked oom-killer:/, end: /^oom_reaper: |Killed process \d/ },
  { start: /^<--- Last few GCs --->/, end: /^----- Native stack trace -----|^Aborted/ },
];

/** Gathers the lines of a traceback, stack or dump under the line that started it. */
export class RecordTracker {
  readonly #open = new Map<string, OpenRecord>();

  /** The sequence of the first line of the record that this line belongs to. */
  recordOf(line: RecordLine): number {
    // If every line has a pid, it distinguishes workers that write at the same time.
    const record = this.#open.get(line.framed || line.pid === undefined ? line.stream : keyOf(line.stream, line.pid));
    if (record && this.#continues(record, line)) {
      record.lines++;
      record.length += line.message.length;
      record.arrived = line.arrived;
      if (record.until?.test(line.message)) record.until = undefined;
      if (TRACEBACK.test(line.message)) record.inTraceback = true;
      else if (record.inTraceback && EXCEPTION.test(line.message)) record.inTraceback = false;
      return record.first;
    }
    this.#start(line);
    return line.sequence;
  }

  #continues(record: OpenRecord, line: RecordLine): boolean {
    if (record.lines >= MAX_LINES || record.length >= MAX_LENGTH) return false;
    if (line.arrived - record.arrived > MAX_SILENCE) return false;
    if (record.until) return true;
    if (line.framed) return false;
    if (CONTINUATION.test(line.message)) return true;
    if (line.message === '' || record.isPanic) return true;
    if (record.framed && record.lines === 1 && STACK_HEAD.test(line.message)) return true;
    return record.inTraceback && EXCEPTION.test(line.message);
  }

  #start({ stream, sequence, message, framed, pid, arrived }: RecordLine): void {
    const record: OpenRecord = {
      first: sequence,
      lines: 1,
      length: message.length,
      arrived,
      framed,
      isPanic: !framed && PANIC.test(message),
      inTraceback: TRACEBACK.test(message),
      until: DUMPS.find((dump) => dump.start.test(message))?.end,
    };
    this.#set(stream, record);
    if (pid !== undefined) this.#set(keyOf(stream, pid), record);
  }

  #set(key: string, record: OpenRecord): void {
    this.#open.delete(key);
    const oldest = this.#open.size >= MAX_STREAMS ? this.#open.keys().next().value : undefined;
    if (oldest !== undefined) this.#open.delete(oldest);
    this.#open.set(key, record);
  }
}

function keyOf(stream: string, pid: number): string {
  return `${stream}\0${pid}`;
}
