import type { Draft, Unwrapper } from './draft.ts';
import { levelOf, levelOfPriority } from './level.ts';
import { readStamp, startsWithMonth } from './timestamp.ts';

/** `<134>…`: the priority of RFC 3164 and 5424, also behind the length that Heroku's drains write first. */
const PRIORITY = /^(?:\d{1,6} )?<(\d{1,3})>(1 )?/;
/**
 * `host app proc-id msg-id [structured data] message` of RFC 5424. Heroku leaves the structured data out: `[Errno 98] …` is
 * a message, for an element has an owner (`[id@32473]`) or parameters (`[origin ip="…"]`).
 */
const RFC5424 = /^ (\S+) (\S+) (\S+) (\S+) (?:-(?: |$)|(?:\[[^\s=\]"@]{1,32}(?:@\d| [^\s=\]"]{1,32}=")[^\]]*\])+ ?)?/;
const TAG = /^ (\S+) ([\w.@/-]{1,64})(?:\[(\d+)\])?(?:: ?|(?<=(?:app|heroku)\/[\w.-]{1,40}) )/;
/** The tag that Papertrail makes of Heroku's source and dyno, with two blanks behind it (mrluanma/shadowsocks-heroku#2). */
const DYNO = /^(?:app|heroku)\/(.+)$/;

/** `<134>Nov 20 06:06:10 lb haproxy[655]: …`, `<158>1 2026-… host heroku router - …`. */
export const syslogPriority: Unwrapper = (draft) => {
  const found = PRIORITY.exec(draft.text);
  if (!found) return false;
  const rest = draft.text.slice(found[0].length);
  draft.level = levelOfPriority(Number(found[1]));
  if (found[2] === undefined) {
    draft.text = rest;
    return true;
  }
  const stamp = readStamp(rest, draft.clock);
  const header = RFC5424.exec(stamp ? rest.slice(stamp.length) : '');
  if (!stamp || !header) return false;
  draft.time ??= stamp.time;
  draft.process = header[3] === '-' ? header[2] : header[3];
  draft.text = rest.slice(stamp.length + header[0].length);
  return true;
};

/** `Nov 20 04:00:18 node-3 gunicorn[1201]: …` and, with an ISO time, journald's `short-iso`. */
export function hostAndTag(draft: Draft, rest: string): boolean {
  const found = TAG.exec(rest);
  // `2026-11-20T02:09:14Z [web] ERROR: text` is the frame of a program: neither a host nor a tag.
  // `2026-11-20T02:09:14Z Error: SQLITE_BUSY: text` has neither, too.
  if (!found || /^(?:[A-Z]{4,8}$|\[)|:$/.test(found[1] ?? '') || levelOf(found[2] ?? '')) return false;
  const dyno = DYNO.exec(found[2] ?? '');
  draft.process = dyno?.[1] ?? found[2];
  draft.isTagged = !dyno;
  if (found[3] !== undefined) draft.pid = Number(found[3]);
  const text = rest.slice(found[0].length);
  draft.text = dyno ? text.trimStart() : text;
  return true;
}

export const syslog: Unwrapper = (draft) => {
  const stamp = readStamp(draft.text, draft.clock);
  if (!stamp || !hostAndTag(draft, draft.text.slice(stamp.length))) return false;
  draft.time ??= stamp.time;
  return true;
};

/** Where the month begins with its number. */
export const localSyslog: Unwrapper = (draft) => startsWithMonth(draft.text) && syslog(draft);
