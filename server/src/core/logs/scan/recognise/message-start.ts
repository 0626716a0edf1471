/** A level right before the message, with nothing but blanks between them. */
const LEVEL = /(?:^|[^A-Za-z])(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRIT|CRITICAL|FATAL|PANIC|SEVERE)$/;
/** PostgreSQL logs whole statements, and with them any text that is kept in a table (postgres/postgres:src/backend/utils/error/elog.c). */
const STATEMENT =
  /^(?:LOG: {1,2})?(?:STATEMENT:|QUERY:|statement: |execute [^:\n]{1,80}: |duration: [\d.]{1,20} ms {1,2}(?:statement|execute|parse|bind)\b)/;
/** `OperationalError(2006, …)`, also inside another exception: the `repr` of a Python exception, up to its arguments. */
const EXCEPTION_NAME = /(?:[A-Z]\w{1,60}\(){0,3}[A-Z]\w{0,60}(?:Error|Exception)$/;
/** How far before its arguments an exception is looked for. */
const EXCEPTION_REACH = 250;
/**
 * A time of day: `F 22:40:19.033 text` of App Engine's viewer (catapult-project/catapult#1474); or the end of a time in an
 * application's own frame: `[shop] 2026-04-03T09:18:17.680725892Z text` (afairgiant/MediKeep#743).
 */
const TIME_OF_DAY = /(?:\b|T)\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?$/;
/** The frame of nginx, behind a prefix that another program has added: `27.12.2017 13:59:30nginx.1 | 2017/12/27 12:59:30 [error] 26#26: *17 text`. */
const NGINX = /#\d{1,7}: \*\d{1,9}$/;
/** How far before the message a level, a time or nginx's connection is looked for. */
const REACH = 20;
/** A logger's name, where the level before it was already removed: `django.request Internal Server Error: /`. */
const MAX_LOGGER = 100;
const LOGGER = /^[a-z_]\w{0,60}(?:\.\w{1,60}){1,8}$/;
/** The message in `key="value"` pairs behind a frame that is not one of them: `[dramatiq] message="text`. */
const KEY = /(?:^|\s)(?:message|msg|event)="$/;

/**
 * Whether a message may start at `index` of `text`: at the start of a line, or behind the end of a frame that the unwrapper does not
 * know (`name: `, `[x] `, `| `, ` - `, two blanks, a tab, a level, a time of day, the name of a logger). Not behind blanks alone:
 * such a line is indented source code in a traceback.
 */
export function isMessageStart(text: string, index: number): boolean {
  if (index === 0 || text[index - 1] === '\n') return true;
  if (text[index] === '(') {
    const name = EXCEPTION_NAME.exec(text.slice(Math.max(0, index - EXCEPTION_REACH), index));
    if (name) return isMessageStart(text, index - name[0].length);
  }
  if (text[index - 1] === '"' && KEY.test(text.slice(Math.max(0, index - 10), index))) return true;
  let end = index;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end--;
  const blanks = index - end;
  if (end === 0 || blanks === 0 || isQuoted(text, end)) return false;
  return isFrameEnd(text, end, index) && !STATEMENT.test(text);
}

/** Whether a frame may end at `end`. Between it and `index` there are only blanks. */
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

/** Whether `end` is inside double quotes: there a program quotes a message (a search, a title) and does not write one. */
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
