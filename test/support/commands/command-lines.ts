import fc from 'fast-check';
import type { OptionSpec } from '../../../server/src/core/programs/program.ts';

/** Values a person may write, right and wrong, by the kind of value an option takes. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  integer: ['4', '0', '-1', ' 7 ', '1_000', '4.5', 'x', '', '٣', '+2', '200MB', '0x10'],
  float: ['60', '0.5', '1e3', '5m', '', 'inf', 'nan', '1_0.5', ' 2 ', '.5'],
  boolean: ['true', 'off', 'X', '', 'Yes', '0', ' on '],
  concurrency: ['4', 'auto', ' AUTO ', '0', '-1', 'x', '', '4.5', '1_0'],
  autoscale: ['10,3', '3,10', '10', 'a,b', '1,2,3', '10,', '', ',', 'x', ' 4 , 2 '],
  'node-name': ['w1@%h', 'w1', '%n', 'w@%x', '%p', '100%', '%%', '@h', 'w%i@h'],
  'log-level': ['info', 'INFO', 'warn', '10', 'Debug', 'fatal', '', 'NOTSET'],
  pool: ['prefork', 'solo', 'threads', 'thread', 'Prefork', 'processes', 'eventlet', ''],
  path: ['.', '/tmp'],
  octal: ['600', '0o17', '8', 'x', '1_7', ''],
  implementation: ['auto', 'uvloop', 'h11', 'foo', 'mod:', 'my.loops:make', 'AUTO'],
  'verify-mode': ['CERT_NONE', 'CERT_REQUIRED', 'none', ''],
};
const ANY = ['x', 'a,b', 'proj.app:app', '4', 'redis://h', '', '-', 'a b', 'ü'];

/** Words of a command line made of these options: written in every form, misspelt, shortened, bundled, left open. */
export function optionWords(options: readonly OptionSpec[]): fc.Arbitrary<readonly string[]> {
  const option = fc.constantFrom(...options).chain((spec) => formsOf(spec));
  const strange = fc.constantFrom(
    '-z',
    '-h',
    '--bogus',
    '--bogus=1',
    '--',
    '-',
    '-4',
    '--=',
    '-=',
    '--no',
    '-zB',
    '--ver',
  );
  return fc.oneof(
    { weight: 12, arbitrary: option },
    { weight: 1, arbitrary: strange.map((word) => [word]) },
    { weight: 1, arbitrary: fc.constantFrom(...ANY).map((word) => [word]) },
  );
}

function formsOf(spec: OptionSpec): fc.Arbitrary<readonly string[]> {
  const flag = fc.constantFrom(...spec.flags);
  if (spec.value === 'none') {
    return fc.oneof(
      { weight: 6, arbitrary: flag.map((name) => [name]) },
      { weight: 1, arbitrary: flag.map((name) => [`${name}=1`]) },
      { weight: 1, arbitrary: misspelt(flag).map((name) => [name]) },
      { weight: 1, arbitrary: flag.map((name) => [`${name}B`]) },
    );
  }
  const pool = [...(spec.choices.length > 0 ? [...spec.choices, 'nope', spec.choices[0]?.toUpperCase() ?? ''] : [])];
  const values = VALUES[spec.kind] ?? (pool.length > 0 ? pool : ANY);
  const value = fc.constantFrom(...values);
  return fc.oneof(
    { weight: 5, arbitrary: fc.tuple(flag, value).map(([name, text]) => [name, text]) },
    { weight: 4, arbitrary: fc.tuple(flag, value).map(([name, text]) => [`${name}=${text}`]) },
    { weight: 2, arbitrary: fc.tuple(flag, value).map(([name, text]) => [`${name}${text}`]) },
    { weight: 1, arbitrary: flag.map((name) => [name]) },
    { weight: 1, arbitrary: fc.tuple(misspelt(flag), value).map(([name, text]) => [name, text]) },
  );
}

function misspelt(flag: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(flag, fc.nat(20), fc.constantFrom('cut', 'drop', 'swap', 'dash', 'underscore'))
    .map(([name, at, how]) => {
      const i = 2 + (at % Math.max(1, name.length - 2));
      if (how === 'cut') return name.slice(0, Math.max(3, i));
      if (how === 'drop') return name.slice(0, i) + name.slice(i + 1);
      if (how === 'swap') return name.slice(0, i) + name.charAt(i + 1) + name.charAt(i) + name.slice(i + 2);
      if (how === 'dash') return name.startsWith('--') ? name.slice(1) : `-${name}`;
      return name.replace(/(?<=\w)-/g, '_');
    });
}
