import { streamlit, waitress } from '../../programs/app-servers.ts';
import { addArguments, replaceArgument } from '../../programs/argument-edits.ts';
import { django } from '../../programs/django/program.ts';
import { flask } from '../../programs/flask/program.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { facesPlatform } from '../facts/reachability.ts';
import type { RuleContext } from '../rule.ts';
import type { Part } from './listening.ts';
import { SERVERS } from './servers.ts';

const PROGRAMS = [...SERVERS, flask, django];
/** Names of programs that listen; celery's command flower does, too. */
export const WEB_NAMES: readonly string[] = ['celery', ...PROGRAMS.flatMap(({ names }) => names)];

/** The ids of these programs. */
export const WEB_PROGRAMS: readonly string[] = ['celery', ...PROGRAMS.map(({ id }) => id)];

/** The servers of web processes that the platform talks to directly, with no proxy between. */
export function* webStarts(context: RuleContext): Iterable<ProgramStart> {
  for (const start of programStarts(context, WEB_NAMES)) {
    if (facesPlatform(start)) yield start;
  }
}

/** Edits that write a value in place of the part, or add the option for it. */
export function setPart({ command, invocation }: ProgramStart, { span: place, flag }: Part, value: string): TextEdit[] {
  if (place && place.end > place.start) return replaceArgument(command, place, value);
  const text = flag.replace('{}', value);
  if (place) return [{ span: command.toDocument(place), newText: command.encode(text) }];
  // waitress reads no options behind its application, and runserver wants its address first.
  if (waitress.names.includes(invocation.program)) return insertBehind(command, invocation.programSpan.end, text);
  const [first] = invocation.arguments;
  // What stands behind `--` is for the script.
  if (
    streamlit.names.includes(invocation.program) &&
    first &&
    invocation.arguments.some(({ value }) => value.text === '--')
  )
    return insertBehind(command, first.span.end, text);
  if (django.names.includes(invocation.program) && first) return insertBehind(command, first.span.end, text);
  return addArguments(command, invocation, text);
}

function insertBehind(command: ProgramStart['command'], at: number, text: string): TextEdit[] {
  const { end } = command.toDocument(span(at - 1, at));
  return [{ span: span(end, end), newText: command.encode(` ${text}`) }];
}
