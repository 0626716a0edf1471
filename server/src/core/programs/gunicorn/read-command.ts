import { pythonInt } from '../../syntax/python/python-number.ts';
import { pythonRepr } from '../../syntax/python/python-repr.ts';
import type { PythonValue } from '../../syntax/python/python-value.ts';
import { type Assignment, isKnown, type Word } from '../../syntax/shell/ast.ts';
import type { Span } from '../../text/span.ts';
import { parseArguments } from '../argparse/parse.ts';
import type { ArgparseResult } from '../argparse/spec.ts';
import type { ArgumentValue } from '../program.ts';
import { isAtLeast } from '../release.ts';
import { configFileError, configFileValues, configLocation, refusedValues } from './config-errors.ts';
import { EffectiveSettings, type LayerValue, valuesOf } from './effective-settings.ts';
import type { GunicornError, GunicornErrorKind } from './gunicorn-error.ts';
import { type GunicornOption, parserOf } from './option-specs.ts';
import { settingsOf } from './settings.ts';
import { splitArguments } from './split-arguments.ts';
import { startErrors } from './start-errors.ts';
import type { Surroundings } from './surroundings.ts';

interface CommandRequest {
  readonly words: readonly Word[];
  /** `NAME=value` before the program. */
  readonly environment: readonly Assignment[];
  /** Where an error shows that has no word of its own. */
  readonly home: Span;
  /** undefined: the newest release. */
  readonly version: string | undefined;
  readonly surroundings: Surroundings;
}

/** One start of gunicorn, as far as it can be determined without running it. */
export interface GunicornCommand {
  readonly arguments: ArgparseResult<GunicornOption>;
  readonly settings: EffectiveSettings;
  /** The application on the command line; undefined also when a word before it may be anything. */
  readonly app: ArgumentValue | undefined;
  /** In the order in which gunicorn would meet them; the first ends it. */
  readonly errors: readonly GunicornError[];
}

/** What gunicorn does with a command, from `import gunicorn` to its workers. */
export function readCommand(request: CommandRequest): GunicornCommand {
  const { words, home, version, surroundings } = request;
  const result = parseArguments(words, parserOf(version), home);
  const variables = new Map(request.environment.map((assignment) => [assignment.name, assignment.value]));
  const defaults = defaultsFrom(variables, version);
  const fromVariable = variableArguments(variables.get('GUNICORN_CMD_ARGS'), version, home);
  const commandLine = valuesOf(result, version, 'command-line');
  const config = readConfig([commandLine, fromVariable.values], request);
  const settings = new EffectiveSettings(
    [defaults.values, config.values, fromVariable.values, commandLine],
    version,
    config.mayHoldMore,
  );
  const app = appOf(result);
  const before = [...defaults.importErrors, ...refusedValues(defaults.values, version, surroundings)];
  const ended = before.length === 0 && (result.ended ?? (result.errors.length === 0 && fromVariable.ended));
  const errors = ended
    ? []
    : [
        ...before,
        ...result.errors.map((error) => argparseError(error)),
        ...applicationErrors(request, result, settings, 'early'),
        ...fromVariable.errors,
        ...config.errors,
        ...refusedValues(fromVariable.values, version, surroundings),
        ...refusedValues(commandLine, version, surroundings),
        ...applicationErrors(request, result, settings, 'late'),
        ...startErrors(settings, app, request),
      ];
  return { arguments: result, settings, app, errors };
}

function argparseError(error: ArgparseResult<GunicornOption>['errors'][number]): GunicornError {
  return { ...error, stage: 'argparse', option: error.option?.spec, exitCode: 2 };
}

function configError(kind: GunicornErrorKind, span: Span, text: string): GunicornError {
  return { kind, stage: 'config', span, option: undefined, text, exitCode: 1 };
}

function appOf({ positionals, unsureFrom }: ArgparseResult<GunicornOption>): ArgumentValue | undefined {
  const first = positionals[0]?.[0];
  return first && (unsureFrom === undefined || first.span.start < unsureFrom) ? first : undefined;
}

/** The defaults that gunicorn takes from environment variables while it makes its settings. */
function defaultsFrom(variables: ReadonlyMap<string, Word>, version: string | undefined) {
  const values: LayerValue[] = [];
  const importErrors: GunicornError[] = [];
  // Almost no command sets variables of its own.
  for (const setting of variables.size > 0 ? settingsOf(version) : []) {
    const word = setting.env === undefined ? undefined : variables.get(setting.env);
    const text = word?.value.text;
    // SENDFILE is read at every request; it never fails.
    if (!word || text === undefined || setting.name === 'sendfile') continue;
    let value: PythonValue = { kind: 'str', value: setting.name === 'bind' ? `0.0.0.0:${text}` : text };
    if (setting.name === 'workers' && isKnown(text)) {
      const number = pythonInt(text);
      value = number === undefined ? { kind: 'unknown' } : { kind: 'int', value: number };
      if (number === undefined) {
        const error = `invalid literal for int() with base 10: ${pythonRepr(text)}`;
        importErrors.push({ ...configError('invalid-variable', word.span, error), stage: 'import' });
      }
    }
    values.push({ setting, value, layer: 'environment', span: word.span, uses: [] });
  }
  return { values, importErrors };
}

interface VariableArguments {
  readonly values: readonly LayerValue[];
  readonly errors: readonly GunicornError[];
  readonly ended: boolean;
}

/** GUNICORN_CMD_ARGS, read by the same parser since 19.7. An application in it is ignored. */
function variableArguments(word: Word | undefined, version: string | undefined, home: Span): VariableArguments {
  if (!word || !isAtLeast(version, '19.7.0')) return { values: [], errors: [], ended: false };
  const words = splitArguments(word.value);
  if (typeof words === 'string') {
    const errors = isKnown(word.value.text) ? [configError('invalid-variable', word.span, words)] : [];
    return { values: [], errors, ended: false };
  }
  const result = parseArguments(words, parserOf(version), home);
  return {
    values: valuesOf(result, version, 'command-arguments-variable'),
    errors: result.errors.map(argparseError),
    ended: result.ended !== undefined,
  };
}

/** The configuration file that the layers name (the strongest first), or the one of the start directory. */
function readConfig(layers: readonly (readonly LayerValue[])[], request: CommandRequest) {
  const { version, surroundings, home } = request;
  // The variable chooses the file since 19.8.
  const choosing = isAtLeast(version, '19.8.0') ? layers : layers.slice(0, 1);
  const chosen = choosing
    .map((values) => values.find(({ setting }) => setting.name === 'config'))
    .find((value) => value && !(value.value.kind === 'str' && value.value.value === ''));
  if (chosen?.value.kind !== 'str' && chosen) return { values: [], errors: [], mayHoldMore: true };
  const written = chosen?.value.kind === 'str' ? chosen.value.value : undefined;
  if (written !== undefined && !isKnown(written)) return { values: [], errors: [], mayHoldMore: true };
  const location = configLocation(written ?? 'gunicorn.conf.py', version);
  const file = surroundings.configFile(location);
  const span = chosen?.span ?? home;
  const values = configFileValues(file, version, span);
  const isNone = written === undefined && file?.kind === 'missing';
  return {
    values,
    errors: [
      ...(file && !isNone ? configFileError(location, file, span) : []),
      ...refusedValues(values, version, surroundings),
    ],
    // A file that is named and is not there ends gunicorn, unless the build makes it, with anything in it.
    mayHoldMore: file === undefined || (file.kind === 'values' ? file.isOpen : !isNone),
  };
}

/** `WSGIApplication`: up to 20.0 it looks for the application before the configuration is read, later behind it. */
function applicationErrors(
  { version, home, surroundings }: CommandRequest,
  result: ArgparseResult<GunicornOption>,
  settings: EffectiveSettings,
  when: 'early' | 'late',
): GunicornError[] {
  const paste = result.uses.findLast(({ option }) => option.setting?.name === 'paste');
  if (paste && paste.values[0]?.text !== '') {
    if (when === 'late') return [];
    if (isAtLeast(version, '20.0.0') && surroundings.hasPackage('paste') === false) {
      return [configError('missing-package', paste.flag.span, "No module named 'paste'")];
    }
    const path = paste.values[0]?.text.split('#')[0] ?? '';
    const isMissing = isKnown(path) && surroundings.pathExists(path) === false;
    return isMissing ? [configError('config-file', paste.flag.span, `${pythonRepr(path)} not found`)] : [];
  }
  const isLate = isAtLeast(version, '20.1.0');
  if (isLate !== (when === 'late') || result.unsureFrom !== undefined) return [];
  const [first, second] = result.positionals[0] ?? [];
  const text = 'No application module specified.';
  if (!first) {
    if (isLate && settings.value('wsgi_app').kind !== 'none') return [];
    const stage = isLate ? 'config' : 'argparse';
    return [{ kind: 'missing-app', stage, span: home, option: undefined, text, exitCode: isLate ? 1 : 2 }];
  }
  if (!second || isAtLeast(version, '19.4.0')) return [];
  return [{ kind: 'missing-app', stage: 'argparse', span: second.span, option: undefined, text, exitCode: 2 }];
}
