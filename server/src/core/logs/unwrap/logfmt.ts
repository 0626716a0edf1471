import type { Unwrapper } from './draft.ts';
import { levelOf } from './level.ts';
import { readStamp } from './timestamp.ts';

/** A line of logrus and its kin: `time="2026-11-20T04:00:00Z" level=info msg="text" …`. */
const LOGFMT = /^(?:(?:time|ts|t)=(?:"([^"]{19,40})"|(\S{19,40})) )?level=([a-z]{3,8}) /;
const MESSAGE = /(?:^|\s)msg=(?:"((?:[^"\\]|\\.){0,8000})"?|(\S{1,8000}))/;

export const logfmt: Unwrapper = (draft) => {
  const head = LOGFMT.exec(draft.text);
  const message = head ? MESSAGE.exec(draft.text) : null;
  if (!head || !message) return false;
  draft.time ??= readStamp(head[1] ?? head[2] ?? '', draft.clock)?.time;
  const level = levelOf(head[3] ?? '');
  if (level) draft.level = level;
  draft.text = (message[1] ?? message[2] ?? '').replace(/\\(["\\])/g, '$1');
  return true;
};
