import type { Unwrapper } from './draft.ts';
import { levelOf } from './level.ts';
import { readStamp } from './timestamp.ts';

/** A line of logrus, go-kit and their kin: `time="2026-11-20T04:00:00Z" level=info msg="text" …`, in any order. */
const LOGFMT = /^(?:time|ts|t|level|lvl|severity|caller|logger)=/;
const TIME = /(?:^|\s)(?:time|ts|t)=(?:"([^"]{19,40})"|(\S{19,40}))/;
const LEVEL = /(?:^|\s)(?:level|lvl|severity)=([A-Za-z]{3,8})(?=\s)/;
const MESSAGE = /(?:^|\s)msg=(?:"((?:[^"\\]|\\.){0,8000})"?|(\S{1,8000}))/;

/** Fields that hold the exception itself. */
const ERROR = /\s(?:error|err|exception)="((?:[^"\\]|\\.){1,8000})"/;

export const logfmt: Unwrapper = (draft) => {
  if (!LOGFMT.test(draft.text)) return false;
  draft.isRewritten = true;
  const message = MESSAGE.exec(draft.text);
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

function unescaped(text: string): string {
  return text.replace(/\\(["\\])/g, '$1');
}
