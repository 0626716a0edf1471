/** Levels that stand before a message without any other mark. */
const LEVEL = /(?:^|[^A-Za-z])(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRIT|CRITICAL|FATAL|PANIC|SEVERE)$/;
/** PostgreSQL repeats a statement, and with it whatever text somebody keeps in a table (postgres/postgres:src/backend/utils/error/elog.c). */
const STATEMENT =
  /^(?:LOG: {1,2})?(?:STATEMENT:|QUERY:|statement: |execute [^:\n]{1,80}: |duration: [\d.]{1,20} ms {1,2}(?:statement|execute|parse|bind)\b)/;
/** `OperationalError(2006, …)`, also inside another: how Python shows an exception, up to its arguments. */
const SHOWN = /(?:[A-Z]\w{1,60}\(){0,3}[A-Z]\w{0,60}(?:Error|Exception)$/;
/** How far back one begins. */
const SHOWN_REACH = 250;
/**
 * The time of day, where no more is told: `F 22:40:19.033 text` of App Engine's viewer (catapult-project/catapult#1474); or the end
 * of a time behind a frame of somebody's own: `[shop] 2026-04-03T09:18:17.680725892Z text` (afairgiant/MediKeep#743).
 */
const TIME_OF_DAY = /(?:\b|T)\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?$/;
/** nginx behind what somebody has put in front of it: `27.12.2017 13:59:30nginx.1 | 2017/12/27 12:59:30 [error] 26#26: *17 text`. */
const NGINX = /#\d{1,7}: \*\d{1,9}$/;
/** How far back a level, a time or nginx's connection is looked for. */
const REACH = 20;
/** A logger's name behind a level that is off already: `django.request Internal Server Error: /`. */
const MAX_LOGGER = 100;
const LOGGER = /^[a-z_]\w{0,60}(?:\.\w{1,60}){1,8}$/;
/** The message of a logger of keys and values whose line begins in another way: `[dramatiq] message="text`. */
const KEY = /(?:^|\s)(?:message|msg|event)="$/;

/**
 * True when a message may start at `index` of `text`: at the start of a line of it, or behind what ends a frame that we could not
 * read (`name: `, `[x] `, `| `, ` - `, two blanks, a tab, a level, a time of day, the name of a logger). Behind blanks alone it is an indented line: source code in
 * a traceback, which says nothing.
 */
export function isMessageStart(text: string, index: number): boolean {
  if (index === 0 || text[index - 1] === '\n') return true;
  if (text[index] === '(') {
    const shown = SHOWN.exec(text.slice(Math.max(0, index - SHOWN_REACH), index));
    if (shown) return isMessageStart(text, index - shown[0].length);
  }
  if (text[index - 1] === '"' && KEY.test(text.slice(Math.max(0, index - 10), index))) return true;
  let end = index;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  const blanks = index - end;
  if (end === 0 || blanks === 0 || isQuoted(text, end)) return false;
  return isFrameEnd(text, end, index) && !STATEMENT.test(text);
}

/** Whether what ends at `end`, with nothing but blanks up to `index`, may be a frame. */
function isFrameEnd(text: string, end: number, index: number): boolean {
  switch (text[end - 1]) {
    case ':':
    case ']':
    case '|':
    case '>':
    case ')':
      return true;
    case '-':
      return end > 1 && isBlank(text.charCodeAt(end - 2));
    default:
      if (index - end >= 2 || text[end] === '\t') return true;
      return (
        endsAsFrame(text.slice(Math.max(0, end - REACH), end)) || (end <= MAX_LOGGER && LOGGER.test(text.slice(0, end)))
      );
  }
}

function endsAsFrame(before: string): boolean {
  return LEVEL.test(before) || TIME_OF_DAY.test(before) || NGINX.test(before);
}

/** Inside double quotes somebody talks about a message: a search, a title, a field that holds another text. */
function isQuoted(text: string, end: number): boolean {
  let quoted = false;
  const line = text.lastIndexOf('\n', end - 1) + 1;
  for (let at = text.indexOf('"', line); at >= 0 && at < end; at = text.indexOf('"', at + 1)) {
    if (text[at - 1] !== '\\') quoted = !quoted;
  }
  return quoted;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
