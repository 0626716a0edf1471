import type { Draft } from './draft.ts';
import { levelOf } from './level.ts';
import { readStamp } from './timestamp.ts';

/**
 * rich's handler for Python's logging: `[11/20/26 07:20:00] ERROR    text        app.py:12`; where the time is that of the line before,
 * blanks stand for it. Where there is no terminal, as in a container, its lines are 80 columns wide. What does not fit is on the next
 * lines below the text, which are left as they are: they look like the code of a traceback
 * (Textualize/rich:rich/_log_render.py, rich/logging.py).
 */
const HEAD = /^(?:\[([\d/:. APM-]{5,24})\]| {10,25}) (DEBUG {4}|INFO {5}|WARNING {2}|ERROR {4}|CRITICAL )(?=\S)/;
const PLACE = / +[\w.-]{1,100}\.py:\d{1,6} *$/;
/** How far from the end of a line the place begins, in UTF-16 units. */
const PLACE_REACH = 200;

export function richFrame(draft: Draft): boolean {
  const head = HEAD.exec(draft.text);
  if (!head) return false;
  const from = Math.max(head[0].length, draft.text.length - PLACE_REACH);
  const place = PLACE.exec(draft.text.slice(from));
  if (!place && head[1] === undefined) return false;
  const stamp = head[1] === undefined ? undefined : readStamp(head[1], draft.clock);
  draft.time ??= stamp?.time;
  draft.level = levelOf(head[2]?.trim() ?? '');
  draft.text = draft.text.slice(head[0].length, place ? from + place.index : undefined);
  draft.isRewritten = true;
  return true;
}
