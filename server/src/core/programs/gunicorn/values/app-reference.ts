import { pythonRepr } from '../../../syntax/python/python-repr.ts';
import { isKnown } from '../../../syntax/shell/ast.ts';
import { isAtLeast } from '../../release.ts';
import { type AppObject, readAppObject } from './app-object.ts';

/** The application as it is named: `MODULE`, or `MODULE:OBJECT`. */
interface AppReference {
  readonly module: string;
  /** `application` when none is written. */
  readonly object: string;
  /** Where the object starts in the text; undefined when none is written. */
  readonly objectStart: number | undefined;
  /** Why no worker can load it, whatever the module holds. */
  readonly error: AppError | undefined;
}

interface AppError {
  readonly part: 'module' | 'object';
  readonly text: string;
  /** 4 for errors that gunicorn foresees, 3 for other exceptions in a worker. */
  readonly exitCode: 3 | 4;
}

/** `util.import_app` of a release (undefined: the newest). */
export function readAppReference(text: string, version: string | undefined): AppReference {
  const colon = text.indexOf(':');
  const module = colon < 0 ? text : text.slice(0, colon);
  const object = colon < 0 ? 'application' : text.slice(colon + 1);
  const error = moduleError(module, version) ?? ownName(text, version) ?? objectError(object, version);
  return { module, object, objectStart: colon < 0 ? undefined : colon + 1, error };
}

/** Errors of module names that no import can find, whatever files there are. */
function moduleError(module: string, version: string | undefined): AppError | undefined {
  const text = moduleErrorText(module, version);
  return text === undefined ? undefined : { part: 'module', text, exitCode: 3 };
}

function moduleErrorText(module: string, version: string | undefined): string | undefined {
  if (module === '') return 'ValueError: Empty module name';
  if (!isKnown(module)) return undefined;
  if (module.startsWith('.')) {
    if (!isAtLeast(version, '20.0.0')) return `ModuleNotFoundError: No module named ${pythonRepr(module)}`;
    return `TypeError: the 'package' argument is required to perform a relative import for ${pythonRepr(module)}`;
  }
  const gap = /^(.*?)\.(?:\.|$)/.exec(module);
  return gap ? `ModuleNotFoundError: No module named ${pythonRepr(gap[1] ?? '')}` : undefined;
}

/** `gunicorn gunicorn wsgi`: its own package is imported already, so that no file of that name would be found. */
function ownName(text: string, version: string | undefined): AppError | undefined {
  if (text !== 'gunicorn') return undefined;
  const found = isAtLeast(version, '20.0.1')
    ? "Failed to find attribute 'application' in 'gunicorn'."
    : "Failed to find application object 'application' in 'gunicorn'";
  return { part: 'module', text: found, exitCode: 4 };
}

/** Characters. Nobody writes more, and of what is no Python the grammar tries to make sense for seconds. */
const LONGEST = 500;

function objectError(object: string, version: string | undefined): AppError | undefined {
  if (!isKnown(object) || object.length > LONGEST) return undefined;
  if (!isAtLeast(version, '20.0.0')) {
    // Any expression is accepted: the text is passed to `eval`, which strips white space before it.
    const read = readAppObject(object.replace(/^[ \t]+/, ''));
    const isRepeated = read.kind === 'call' && read.arguments === 'repeated-keyword';
    return isRepeated || read.kind === 'syntax-error'
      ? { part: 'object', text: syntaxErrorText(object), exitCode: 3 }
      : undefined;
  }
  const read = readAppObject(object);
  const text = isAtLeast(version, '20.0.1') ? modernErrorText(read, object) : plainNameErrorText(read, object);
  return text === undefined ? undefined : { part: 'object', text, exitCode: 4 };
}

function modernErrorText(read: AppObject, object: string): string | undefined {
  switch (read.kind) {
    case 'name':
      return undefined;
    case 'call':
      return read.arguments === 'double-star' ? 'TypeError: keywords must be strings' : undefined;
    case 'call-of-expression':
      return `Function reference must be a simple name: ${pythonRepr(object)}`;
    case 'call-with-expressions':
      return `Failed to parse arguments as literal values: ${pythonRepr(object)}`;
    default:
      return `Failed to parse ${pythonRepr(object)} as an attribute name or function call.`;
  }
}

/** 20.0.0 looks the object up with `getattr`, so a call is an attribute name that does not exist. */
function plainNameErrorText(read: AppObject, object: string): string | undefined {
  return read.kind === 'name' ? undefined : `Failed to find application object ${pythonRepr(object)}`;
}

/** The error texts of Python 3.10 and later for the mistakes that occur here. */
function syntaxErrorText(object: string): string {
  const open = object.split('(').length > object.split(')').length;
  return open ? "SyntaxError: '(' was never closed" : 'SyntaxError: invalid syntax';
}
