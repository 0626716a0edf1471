import type { Unwrapper } from './draft.ts';
import { levelOf } from './level.ts';
import { readStamp } from './timestamp.ts';

/**
 * A line of logrus, go-kit and their kin: `time="2026-11-20T04:00:00Z" level=info msg="text" …`, in any order. structlog's
 * LogfmtRenderer says `event="text"` (hynek/structlog:src/structlog/_output.py).
 */
const LOGFMT = /^(?:time|timestamp|ts|t|level|lvl|severity|caller|logger|event)=/;
const TIME = /(?:^|\s)(?:time|timestamp|ts|t)=(?:"([^"]{19,40})"|(\S{19,40}|\d{4}-\d\d-\d\d \S{8,20}))/;
const LEVEL = /(?:^|\s)(?:level|lvl|severity)=([A-Za-z]{3,8})(?=\s)/;
/** The first that there is: `event` is the message only where nothing else is. */
const MESSAGES = ['msg', 'message', 'event'].map(
  // Without quotes up to the next key: whoever writes the format by hand puts the message last, blanks and all.
  (name) => new RegExp(`(?:^|\\s)${name}=(?:"((?:[^"\\\\]|\\\\.){0,8000})"?|((?:\\S| (?!\\w{1,40}=)){1,8000}))`),
);

/** Fields that hold the exception itself. */
const ERROR = /\s(?:error|err|exception)="((?:[^"\\]|\\.){1,8000})"/;

export const logfmt: Unwrapper = (draft) => {
  if (!LOGFMT.test(draft.text)) return false;
  draft.isRewritten = true;
  const message = messageOf(draft.text);
  const level = levelOf(LEVEL.exec(draft.text)?.[1] ?? '');
  if (!message || !level) return false;
  const time = TIME.exec(draft.text);
  draft.time ??= readStamp(time?.[1] ?? time?.[2] ?? '', draft.clock)?.time;
  draft.level = level;
  const error = ERROR.exec(draft.text)?.[1];
  if (error !== undefined) draft.exceptions.push(unescaped(error));
  draft.text = unescaped(message[1] ?? message[2] ?? '');
  return true;
};

function messageOf(text: string): RegExpExecArray | undefined {
  for (const pattern of MESSAGES) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
