import { commandOf, django } from '../../programs/django/program.ts';
import { runserver } from '../../programs/django/runserver.ts';
import { flask } from '../../programs/flask/program.ts';
import type { ArgumentValue, OptionUse, ParsedArguments } from '../../programs/program.ts';
import { programFor } from '../../programs/registry.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { span } from '../../text/span.ts';
import { hasVariableOf } from '../facts/environment.ts';
import type { ProgramStart } from '../facts/program-starts.ts';
import { SHAPES, type Shape } from './listening-shapes.ts';

/** An address on which a server listens. A part that is not written has its default and no place. */
export interface Listening {
  readonly program: string;
  readonly host: Part;
  readonly port: Part;
}

export interface Part {
  readonly text: string;
  /** The place in the command line's text; undefined for a default. */
  readonly span: ArgumentValue['span'] | undefined;
  /** The option that would set this part, with `{}` for the value; empty where another value would not help. */
  readonly flag: string;
}

/** The addresses a server listens on; none where that cannot be seen, or where it is a Unix socket. */
export function listeningOf(start: ProgramStart): Listening[] {
  const program = programFor(start.invocation.program);
  if (!program) return [];
  if (program === django) return ofRunserver(start);
  const parsed = program.parse(start.invocation, undefined);
  const shape = SHAPES[program.id];
  const serves = SERVING_COMMANDS[program.id];
  if (serves && program.commandWord?.(start.invocation, undefined)?.text !== serves) return [];
  // `flask run` refuses words that are no options.
  if (program === flask && parsed.positionals.length > 0) return [];
  if (program.id === 'streamlit' && mayBeConfigured(start, parsed)) return [];
  if (!shape || parsed.errors.length > 0 || (!parsed.certain && !shape.isLoose)) return [];
  if (shape.hiddenBy.some((id) => parsed.uses.some(({ option }) => option.id === id))) return [];
  if (parsed.uses.some(({ option }) => option.id === shape.endpoints)) return ofEndpoints(program.id, shape, parsed);
  const isBound = shape.binds?.some((id) => id === shape.host || parsed.uses.some(({ option }) => option.id === id));
  return isBound && shape.binds
    ? bound(program.id, shape, shape.binds, parsed)
    : apart(serves === 'flower' ? serves : program.id, shape, parsed, start);
}

/** `tcp:8000`, `ssl:port=443:privateKey=key.pem:interface=0.0.0.0`: twisted/twisted:src/twisted/internet/endpoints.py. */
const ENDPOINT = /^(?:tcp6?|ssl):(?:port=)?([0-9]+)(?=:|$)/;

/** The descriptions of sockets that daphne takes. It listens on a host and a port besides where it is given them. */
function ofEndpoints(program: string, shape: Shape, { uses }: ParsedArguments): Listening[] {
  const values = uses.flatMap(({ option, value }) => (option.id === shape.endpoints && value ? [value] : []));
  if (uses.some(({ option }) => option.id === shape.host || option.id === shape.port)) return [];
  return values.flatMap(({ text, span: place }) => {
    const [before, port] = ENDPOINT.exec(text) ?? [];
    if (before === undefined || port === undefined || place.end - place.start !== text.length) return [];
    const end = place.start + before.length;
    const host = /:interface=([^:\\]*)/.exec(text)?.[1] ?? '';
    return [
      {
        program,
        host: { text: host, span: undefined, flag: shape.hostFlag },
        // The platform sends requests that are not encrypted: another port would be no repair of `ssl`.
        port: { text: port, span: span(end - port.length, end), flag: text.startsWith('ssl') ? '' : shape.portFlag },
      },
    ];
  });
}

/** Where no port is written, `.streamlit/config.toml` may have it, or a script in front write that, with the port of the platform. */
function mayBeConfigured({ command, project }: ProgramStart, { uses }: ParsedArguments): boolean {
  if (uses.some(({ option }) => option.id === 'port')) return false;
  const names = project?.entries('');
  return (
    command.invocations.length > 1 || /STREAMLIT_/.test(command.text.text) || !names || names.includes('.streamlit/')
  );
}

/** Programs that serve with one of their commands only. */
const SERVING_COMMANDS: Readonly<Record<string, string>> = {
  flask: 'run',
  streamlit: 'run',
  fastapi: 'run',
  celery: 'flower',
};

function apart(program: string, shape: Shape, parsed: ParsedArguments, start: ProgramStart): Listening[] {
  const use = (id: string) => parsed.uses.findLast(({ option }) => option.id === id);
  const [hostVariable, portVariable] = shape.variables ?? [];
  const host = partOf(use(shape.host), shape.defaultHost, shape.hostFlag, hostVariable, start);
  const port = partOf(use(shape.port), shape.defaultPort, shape.portFlag, portVariable, start);
  return host && port ? [{ program, host, port }] : [];
}

/** A part of the address; undefined when a variable sets it or its value is unknown. */
function partOf(
  use: OptionUse | undefined,
  standard: string,
  flag: string,
  variable: string | undefined,
  { invocation }: ProgramStart,
): Part | undefined {
  if (use?.value) return { text: use.value.text, span: use.value.span, flag };
  return variable && hasVariableOf(invocation, variable) ? undefined : { text: standard, span: undefined, flag };
}

/** `HOST:PORT` in one value. */
function bound(
  program: string,
  shape: Shape,
  binds: readonly string[],
  { uses, positionals }: ParsedArguments,
): Listening[] {
  const values = uses.flatMap(({ option, value }) => (binds.includes(option.id) && value ? [value] : []));
  // A configuration file may set any address. A word without an ending is none: it is the value of an option that is not known.
  const mayBeFile = positionals.some(({ text }) => !/^\w[\w-]*$/.test(text));
  if (shape.hasNoDefault && (values.length === 0 || mayBeFile)) return [];
  if (values.length === 0) {
    return [
      {
        program,
        host: { text: shape.defaultHost, span: undefined, flag: shape.hostFlag },
        port: { text: shape.defaultPort, span: undefined, flag: shape.portFlag },
      },
    ];
  }
  return values.flatMap((value) => {
    if (/^(?:unix|fd):|[ \t]/.test(value.text)) return [];
    return address(program, value, shape.hostFlag, shape.portFlag);
  });
}

/** Splits `HOST:PORT`; empty if there is no port or the parts have no places of their own. */
function address(program: string, value: ArgumentValue, hostFlag: string, portFlag: string): Listening[] {
  const [, host, port] = /^(.*):([^:\]]+)$/s.exec(value.text) ?? [];
  if (host === undefined || port === undefined) return [];
  const colon = value.span.start + host.length;
  // The place of the port is counted from the end, because a variable is longer in the text than in the value.
  const isHostPlain = isKnown(host);
  return [
    {
      program,
      host: { text: host, span: isHostPlain ? span(value.span.start, colon) : undefined, flag: hostFlag },
      port: { text: port, span: isHostPlain ? span(colon + 1, value.span.end) : undefined, flag: portFlag },
    },
  ];
}

/** `manage.py runserver [HOST:]PORT`: django/django:django/core/management/commands/runserver.py. */
function ofRunserver(start: ProgramStart): Listening[] {
  if (commandOf(start.invocation)?.text !== 'runserver') return [];
  const { positionals, errors } = runserver.parse(start.invocation, undefined);
  const [given, ...more] = positionals;
  if (more.length > 0 || errors.length > 0) return [];
  const program = 'runserver';
  if (!given)
    return [
      {
        program,
        host: { text: '127.0.0.1', span: undefined, flag: '{}:$PORT' },
        port: { text: '8000', span: undefined, flag: '0.0.0.0:{}' },
      },
    ];
  // $PORT holds a number, so that nothing is said of the host; of other variables nothing is known.
  const isPort = isVariable(start, given, 'PORT');
  if (!isPort && !isKnown(given.text[0] ?? '')) return [];
  if (isPort || !given.text.includes(':'))
    return [
      {
        program,
        host: { text: '127.0.0.1', span: span(given.span.start, given.span.start), flag: '{}:' },
        port: { text: given.text, span: given.span, flag: '{}' },
      },
    ];
  return address(program, given, '{}', '{}').map((listening) =>
    listening.host.text === '0' ? { ...listening, host: { ...listening.host, text: '0.0.0.0' } } : listening,
  );
}

/** True where nothing but this variable stands. */
function isVariable({ invocation }: ProgramStart, { span: place }: ArgumentValue, name: string): boolean {
  const expansions = invocation.arguments.flatMap((word) => word.expansions);
  return expansions.some((one) => one.name === name && one.span.start === place.start && one.span.end === place.end);
}
