import type { Invocation } from '../../model/command-line.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { wholeArgument } from '../argparse/argument-words.ts';
import type { ArgumentError, ArgumentValue, OptionUse } from '../program.ts';
import { isAtLeast } from '../release.ts';

/** What a worker refuses once the command line was read, in the order in which it looks at it: each ends with code 1. */
export function lateErrors(
  command: string | undefined,
  uses: readonly OptionUse[],
  { environment }: Invocation,
  version: string | undefined,
): ArgumentError[] {
  if (command !== 'worker' && command !== 'worker-pool') return [];
  const last = (id: string) => uses.findLast(({ option }) => option.id === id);
  const hasAliases = isAtLeast(version, '2.9.0');
  const errors: ArgumentError[] = [];
  const refuse = (id: string, wrong: (value: string) => string | undefined, variable?: string): void => {
    const use = last(id);
    const value = use ? use.value : fromEnvironment(environment, variable);
    const text = value && isKnown(value.text) ? wrong(value.text) : undefined;
    if (value && text !== undefined)
      errors.push({ kind: 'invalid-value', span: value.span, option: use?.option, text, exitCode: 1 });
  };
  refuse('worker_class', wrongClass, 'RQ_WORKER_CLASS');
  refuse('config', wrongModule, 'RQ_CONFIG');
  if (command === 'worker') refuse('dequeue_strategy', wrongStrategy);
  const [verbose, quiet] = [last('verbose'), last('quiet')];
  if (verbose && quiet) {
    const text = 'RuntimeError: Flags --verbose and --quiet are mutually exclusive.';
    errors.push({ kind: 'conflict', span: quiet.flag.span, option: quiet.option, text, exitCode: 1 });
  }
  refuse('serializer', (name) => (hasAliases && ALIASES.includes(name) ? undefined : wrongClass(name)));
  // Either of the two counts instead.
  if (!verbose && !quiet) refuse('logging_level', wrongLevel);
  return errors;
}

function fromEnvironment(environment: Invocation['environment'], name: string | undefined): ArgumentValue | undefined {
  const assignment = environment.findLast((candidate) => candidate.name === name);
  return assignment && assignment.value.value.text !== '' ? wholeArgument(assignment.value) : undefined;
}

/** rq/rq:rq/utils.py import_attribute: a name without a dot is looked for among Python's own, of which none is a worker. */
function wrongClass(name: string): string | undefined {
  return name.includes('.') ? undefined : `ValueError: Invalid attribute name: ${name}`;
}

/** `importlib.import_module('settings.py')`. */
function wrongModule(name: string): string | undefined {
  if (name.startsWith('.'))
    return `TypeError: the 'package' argument is required to perform a relative import for ${pythonRepr(name)}`;
  if (/^\d+$/.test(name)) return `ModuleNotFoundError: No module named '${name}'`;
  const [, module] = /^([A-Za-z_]\w*)\.py$/.exec(name) ?? [];
  return module && `ModuleNotFoundError: No module named '${name}'; '${module}' is not a package`;
}

/** rq/rq:rq/serializers.py SERIALIZER_ALIASES */
const ALIASES = ['json', 'pickle'];

function wrongStrategy(name: string): string | undefined {
  return ['default', 'random', 'round_robin'].includes(name)
    ? undefined
    : 'Dequeue Strategy can only be one of `default`, `random` or `round_robin`.';
}

/** `logger.setLevel(level.upper())`: python/cpython:Lib/logging/__init__.py _checkLevel. */
function wrongLevel(level: string): string | undefined {
  const name = level.toUpperCase();
  return LEVELS.includes(name) ? undefined : `ValueError: Unknown level: ${pythonRepr(name)}`;
}

const LEVELS = ['CRITICAL', 'FATAL', 'ERROR', 'WARNING', 'WARN', 'INFO', 'DEBUG', 'NOTSET'];
