import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseArguments } from '../../../../server/src/core/programs/argparse/parse.ts';
import type {
  ArgparseOption,
  ArgparseResult,
  ArgparseSpec,
} from '../../../../server/src/core/programs/argparse/spec.ts';
import { float, int } from '../../../../server/src/core/programs/argparse/types.ts';
import { argumentWords } from '../../../support/commands/argument-words.ts';

interface Answer {
  readonly error: string | null;
  readonly ended: boolean;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

const help: ArgparseOption = { flags: ['-h', '--help'], action: 'help' };
const specs: readonly ArgparseSpec[] = [
  {
    options: [
      help,
      { flags: ['-v', '--version'], action: 'version' },
      { flags: ['-w', '--workers'], action: 'store', type: int },
      { flags: ['-D', '--daemon'], action: 'store_true' },
      { flags: ['--worker-class'], action: 'store' },
      { flags: ['-b', '--bind'], action: 'append' },
      { flags: ['--proxy'], action: 'store', nargs: '?', choices: ['v1', 'v2'] },
      { flags: ['--proxy-from'], action: 'store', nargs: '*' },
    ],
    positionals: [{ name: 'args', nargs: '*' }],
  },
  {
    options: [
      { flags: ['-w'], action: 'store', nargs: '+', type: float },
      { flags: ['-D', '--daemon'], action: 'store_const' },
      { flags: ['--bind'], action: 'store', nargs: 2, required: true },
      { flags: ['-1'], action: 'store_true' },
    ],
    positionals: [{ name: 'app' }, { name: 'rest', nargs: '+' }],
  },
  {
    options: [help, { flags: ['-w', '--workers'], action: 'store', type: int, choices: ['1', '2'] }],
    positionals: [
      { name: 'app', choices: ['wsgi', 'a b'] },
      { name: 'one', nargs: '?' },
      { name: 'rest', nargs: 'remainder' },
    ],
  },
];

const fragments = [
  ...['-', '--', '=', 'w', 'D', 'b', 'h', 'v', '1', '2', '4', '.5', ' ', 'x', "'", '"', '\\', 'é', '\n', '_', '+'],
  ...['workers', 'worker', 'daemon', 'bind', 'proxy', 'from', 'class', 'wsgi', 'v1', 'a b', '1e3', 'inf', '٣'],
];
const words = [
  ...[
    '-w',
    '-w4',
    '-w=4',
    '-Dw4',
    '-Dw',
    '-D=1',
    '-D',
    '-Dx',
    '-x',
    '-b',
    '-b:1',
    '-h',
    '-v',
    '-1',
    '-1.5',
    '-.5',
    '--',
    '-',
  ],
  ...['--workers', '--workers=4', '--worker', '--work=1', '--wor', '--daemon', '--daemon=1', '--d', '--bind', '--bi=x'],
  ...[
    '--proxy',
    '--proxy=v1',
    '--proxy-',
    '--proxy-from',
    '--p',
    '--unknown',
    '--unknown=3',
    '--help',
    '--hel',
    '--=',
    '-=',
    '--worker-class',
  ],
  ...['wsgi', 'app', '4', '04', ' 4 ', '0x4', '1_0', '+4', '4.0', 'v1', 'v3', '', 'a b', '-a b', '--a b', '1', '2'],
];
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...fragments), { maxLength: 4 }).map((parts) => parts.join('')) },
);

for (const [index, spec] of specs.entries()) {
  test(`reads 4000 command lines as Python's argparse does, specification ${index}`, (t) => {
    const lines = fc.sample(fc.array(word, { maxLength: 8 }), { seed: 20_011 + index, numRuns: 4000 });
    const answers = ask(spec, lines);
    if (!answers) return t.skip('python3 is not installed, or is not Python 3.11');
    lines.forEach((argv, i) => {
      assert.deepEqual(summary(spec, argv), answers[i], JSON.stringify(argv));
    });
  });
}

function ask(spec: ArgparseSpec, lines: readonly (readonly string[])[]): readonly Answer[] | undefined {
  const plain = ({ type, ...rest }: { readonly type?: { readonly name: string } | undefined }) => ({
    ...rest,
    type: type?.name,
  });
  const question = { options: spec.options.map(plain), positionals: spec.positionals.map(plain), lines };
  const version = spawnSync('python3', ['-c', 'import sys; print(*sys.version_info[:2])'], { encoding: 'utf8' });
  if (version.stdout?.trim() !== '3 11') return undefined;
  const script = 'test/support/python/argparse-answers.py';
  const run = spawnSync('python3', [script], {
    input: `${JSON.stringify(question)}\n`,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

function summary(spec: ArgparseSpec, argv: readonly string[]): Answer {
  const result = parseArguments(argumentWords(argv), spec, { start: 0, end: 0 });
  assert.equal(result.unsureFrom, undefined);
  const first = result.errors[0];
  const values = first || result.ended ? {} : finalValues(spec, result);
  return { error: first?.text ?? null, ended: result.ended !== undefined, values };
}

function finalValues(spec: ArgparseSpec, result: ArgparseResult<ArgparseOption>): Record<string, readonly string[]> {
  const values: Record<string, readonly string[]> = {};
  spec.options.forEach((option, i) => {
    if (option.action === 'help' || option.action === 'version') return;
    const given = result.uses.filter((use) => use.option === option).map((use) => use.values.map(({ text }) => text));
    const constant = option.action === 'store_const' && given.length > 0 ? ['const'] : undefined;
    values[`o${i}`] = constant ?? (option.action === 'append' ? given.flat() : (given.at(-1) ?? []));
  });
  spec.positionals.forEach((_, i) => {
    values[`p${i}`] = result.positionals[i]?.map(({ text }) => text) ?? [];
  });
  return values;
}
