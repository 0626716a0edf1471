import type { Unwrapper } from './draft.ts';
import { levelOf } from './level.ts';

/** `kubectl logs --prefix`: `[pod/<pod>/<container>] text`. */
const KUBECTL = /^\[pod\/([^/\]]{1,253})\/([^\]]{1,63})\] ?/;
/** stern: `<pod> <container> text`; a pod's name ends with the five letters of its own (or a number in a set). */
const STERN =
  /^([a-z0-9][a-z0-9.-]{0,240}-(?:[a-z0-9]{6,10}-[a-z0-9]{5}|[a-z0-9]{5})) (?:› )?([a-z][a-z0-9-]{0,62}) (?=\S)/;
/**
 * docker compose (`web-1  | `, `web_1  | `), PM2 (`0|api  | `), honcho and foreman (`12:00:00 web.1  | `), `docker service logs`
 * (`app_web.1.8tzakzun1m64@node-1  | `, django-danceschool/django-danceschool#111).
 */
const BAR =
  /^(?:\d\d:\d\d:\d\d (?:[AP]M )?)?(?:\d{1,4}\|)?([A-Za-z0-9][\w.-]{0,63}?)(?:[-_]\d{1,4}(?:_[0-9a-f]{12})?|\.\d{1,4}\.([a-z0-9]{25}|[a-z0-9]{12})@[\w.-]{1,100})? *(?:std(?:out|err) )?\| ?/;
/** What docker compose says itself of a service: the bar is missing. */
const EXITED = /^([A-Za-z0-9][\w.-]{0,63}?)(?:[-_]\d{1,4}(?:_[0-9a-f]{12})?)? exited with code \d/;
/** PM2's own lines: `PM2        | 2026-11-20T15:02:47: PM2 log: text`, also without the bar. */
const PM2_LOG = /^(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d: )?PM2 (?:log|error): /;
/** Server-sent events, as BlueKing's log stream sends them. */
const SSE = /^data: ?(?=\{)/;

const BOX_SIDES = /^│ ?| *│ *$/g;

/** `cf logs` begins its lines with three blanks (cloudfoundry/cli:command/v7/shared/log_message.go, GSA/data.gov#5279). */
export const indentedStamp: Unwrapper = (draft) => {
  if (draft.text.charCodeAt(13) !== 84 /* T */ || !draft.text.startsWith('   2')) return false;
  draft.text = draft.text.slice(3);
  return true;
};

export const kubectlPrefix: Unwrapper = (draft) => {
  const found = draft.text.startsWith('[pod/') ? KUBECTL.exec(draft.text) : null;
  if (!found) return false;
  draft.pod = found[1];
  draft.process ??= found[2];
  draft.text = draft.text.slice(found[0].length);
  return true;
};

export const stern: Unwrapper = (draft) => {
  const first = draft.text.charCodeAt(0);
  const found = first >= 65 && first <= 90 ? null : STERN.exec(draft.text);
  if (!found) return false;
  draft.pod = found[1];
  draft.process ??= found[2];
  draft.text = draft.text.slice(found[0].length);
  return true;
};

export const barPrefix: Unwrapper = (draft) => {
  const bar = draft.text.indexOf('|');
  if (bar < 1 || bar > 160) return false;
  const found = BAR.exec(draft.text);
  // `ERROR | app.views | text` is the frame of a program.
  if (!found || levelOf(found[1] ?? '')) return false;
  // What stands nearer to the text knows more than the tag of whatever wrote the line into the journal.
  if (draft.isTagged) draft.process = found[1];
  draft.process ??= found[1];
  draft.pod ??= found[2];
  draft.text = draft.text.slice(found[0].length);
  return true;
};

/** Takes nothing off: the message is the whole line. */
export const composeExit: Unwrapper = (draft) => {
  if (draft.text.includes(' exited with code ')) draft.process ??= EXITED.exec(draft.text)?.[1];
  return false;
};

/** A line that was copied out of a window of k9s or a box of rich, with its sides: `│text      │`. */
export const boxSide: Unwrapper = (draft) => {
  draft.text = draft.text.replace(BOX_SIDES, '');
  draft.isRewritten = true;
  return true;
};

export const pm2Log: Unwrapper = (draft) => {
  if (draft.text.charCodeAt(10) !== 84 /* T */ && !draft.text.startsWith('PM2 ')) return false;
  const found = PM2_LOG.exec(draft.text);
  if (!found) return false;
  draft.text = draft.text.slice(found[0].length);
  return true;
};

export const serverSentEvent: Unwrapper = (draft) => {
  if (!draft.text.startsWith('data:') || !SSE.test(draft.text)) return false;
  draft.text = draft.text.slice(draft.text.indexOf('{'));
  return true;
};
