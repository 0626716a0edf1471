import { pythonInt } from '../../../syntax/python/python-number.ts';
import { pythonRepr } from '../../../syntax/python/python-repr.ts';
import { isKnown, printable } from '../../../syntax/shell/ast.ts';
import { isNeverInteger } from '../../never-integer.ts';
import { isPort } from '../../port.ts';
import { isAtLeast } from '../../release.ts';

/** What an address given to `--bind` stands for. A part that holds an expansion is `undefined`. */
export type BindAddress =
  | { readonly kind: 'unix'; readonly path: string | undefined }
  | { readonly kind: 'fd'; readonly fd: number | undefined }
  | {
      readonly kind: 'tcp';
      /** In lower case; empty for all interfaces. */
      readonly host: string | undefined;
      readonly port: number | undefined;
      /** Where the port stands in the text; undefined for the default port. */
      readonly portAt: { readonly start: number; readonly end: number } | undefined;
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly error: string };

const DEFAULT_PORT = '8000';

/** `util.parse_address` of a release (undefined: the newest), and the port range that `bind()` takes. */
export function parseBindAddress(text: string, version: string | undefined, defaultPort = DEFAULT_PORT): BindAddress {
  const scheme = /^unix:(?:\/\/)?/.exec(text);
  if (scheme) return { kind: 'unix', path: known(text.slice(scheme[0].length)) };
  const isModern = isAtLeast(version, '20.0.0');
  if (isModern && text.startsWith('fd://')) return fileDescriptor(text.slice(5));
  const skipped = text.startsWith('tcp://') ? 6 : 0;
  const location = text.slice(skipped).split('tcp://')[0] ?? '';
  if (!isKnown(location) && !/[:\]]/.test(location)) return { kind: 'unknown' };
  const { host, port, portStart } = isModern ? splitModern(location) : splitOld(location);
  const portAt =
    port === undefined ? undefined : { start: skipped + portStart, end: skipped + portStart + port.length };
  const number = portNumber(port ?? defaultPort, isModern);
  if (typeof number === 'string') return { kind: 'invalid', error: number };
  return { kind: 'tcp', host: known(host.toLowerCase()), port: number, portAt };
}

interface Location {
  readonly host: string;
  readonly port: string | undefined;
  readonly portStart: number;
}

function splitModern(location: string): Location {
  if (location.includes('[') && location.includes(']')) {
    const host = (location.split(']')[0] ?? '').slice(1);
    const colon = location.indexOf(']:');
    if (colon < 0) return { host, port: undefined, portStart: 0 };
    return { host, port: location.slice(colon + 2).split(']:')[0] ?? '', portStart: colon + 2 };
  }
  const colon = location.indexOf(':');
  if (colon < 0) return { host: location === '' ? '0.0.0.0' : location, port: undefined, portStart: 0 };
  return { host: location.slice(0, colon), port: location.slice(colon + 1).split(':')[0] ?? '', portStart: colon + 1 };
}

/** The split of gunicorn up to 19.10: everything behind the first colon is the port. */
function splitOld(location: string): Location {
  const bracket = location.includes('[') && location.includes(']') ? location.lastIndexOf(']') : -1;
  const host = bracket >= 0 ? (location.split(']')[0] ?? '').slice(1) : (location.split(':')[0] ?? '');
  const colon = location.indexOf(':', location.lastIndexOf(']') + 1);
  const port = colon < 0 ? undefined : location.slice(colon + 1);
  return { host: location === '' ? '0.0.0.0' : host, port, portStart: colon + 1 };
}

/** The number, undefined when it is not known, or the error text. */
function portNumber(port: string, isModern: boolean): number | undefined | string {
  if (!isKnown(port))
    return isNeverInteger(port) ? `${pythonRepr(printable(port))} is not a valid port number.` : undefined;
  const value = isModern || /^\p{Nd}+$/u.test(port) ? pythonInt(port) : undefined;
  if (value === undefined) return `${pythonRepr(port)} is not a valid port number.`;
  return isPort(value) ? Number(value) : 'bind(): port must be 0-65535.';
}

function fileDescriptor(text: string): BindAddress {
  if (!isKnown(text)) return { kind: 'fd', fd: undefined };
  const fd = pythonInt(text);
  if (fd === undefined) return { kind: 'invalid', error: `${pythonRepr(text)} is not a valid file descriptor.` };
  return { kind: 'fd', fd: Number(fd) };
}

function known(text: string): string | undefined {
  return isKnown(text) ? text : undefined;
}
