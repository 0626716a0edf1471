import { pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import type { ArgumentError, ArgumentValue, OptionUse } from '../program.ts';
import type { CommandData } from './command-data.ts';
import { NODE_NAME } from './value-types.ts';

/** `kombu.log.LOG_LEVELS`: the names Python's logging knows. */
const LEVELS = ['CRITICAL', 'FATAL', 'ERROR', 'WARN', 'WARNING', 'INFO', 'DEBUG', 'NOTSET'];

/** Pools of celery 4.0; `threads` came back with 4.4 and is accepted for all of 4.x. */
const POOLS = ['prefork', 'eventlet', 'gevent', 'solo', 'processes', 'threads'];

/**
 * Errors that celery 4 finds after parsing, in the command's own code. Source:
 * celery/celery:celery/bin/{base,worker,call,result,migrate}.py, celery/apps/beat.py and celery/worker/components.py
 * (4.4.7). `positionals` is undefined when they could not be read.
 */
export function lateArgparseErrors(
  command: CommandData,
  uses: readonly OptionUse[],
  positionals: readonly ArgumentValue[] | undefined,
  home: ArgumentError['span'],
): ArgumentError[] {
  const errors: ArgumentError[] = [];
  const missing = (command.arguments ?? []).slice(positionals?.length ?? 0).map(({ metavar }) => metavar.toLowerCase());
  if (positionals && missing.length > 0) {
    const method = command.name === 'inspect' || command.name === 'control';
    const text = method
      ? `Missing ${command.name} method.  See --help`
      : `Missing required argument${missing.length > 1 ? 's' : ''}: ${missing.join(', ')}`;
    errors.push({ kind: 'missing-argument', span: home, option: undefined, text, exitCode: 64 });
  }
  // In the background (`--detach`) later errors show nowhere.
  if (uses.some(({ option }) => option.id === 'detach')) return errors;
  if (command.name !== 'worker' && command.name !== 'beat') return errors;
  for (const [id, problem] of PROBLEMS) {
    const use = uses.findLast(({ option }) => option.id === id);
    if (!use?.value || use.value.text === '' || !isKnown(use.value.text)) continue;
    const text = problem(use.value.text, command.name);
    if (text) errors.push({ kind: 'invalid-value', span: use.value.span, option: use.option, text, exitCode: 1 });
  }
  return errors;
}

const PROBLEMS: readonly (readonly [string, (value: string, command: string) => string | undefined])[] = [
  ['hostname', (value) => NODE_NAME.problem(value, 'click7')?.text],
  ['loglevel', (value, command) => (LEVELS.includes(value.toUpperCase()) ? undefined : unknownLevel(value, command))],
  // A name with a dot or colon may be a class of the application.
  ['pool', (value) => (/[.:]/.test(value) || POOLS.includes(value) ? undefined : noModule(value))],
  ['autoscale', autoscaleProblem],
];

function noModule(name: string): string {
  return `ModuleNotFoundError: No module named ${pythonRepr(name)}`;
}

function unknownLevel(level: string, command: string): string {
  return command === 'beat' ? `KeyError: ${pythonRepr(level.toUpperCase())}` : `Unknown level ${pythonRepr(level)}.`;
}

/** `max_c, _, min_c = autoscale.partition(',')` */
function autoscaleProblem(value: string): string | undefined {
  const [max = '', ...rest] = value.split(',');
  const min = rest.join(',');
  const wrong = [max, ...(min === '' ? [] : [min])].find((part) => pythonInt(part) === undefined);
  return wrong === undefined ? undefined : `ValueError: invalid literal for int() with base 10: ${pythonRepr(wrong)}`;
}
