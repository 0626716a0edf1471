import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { atomNamed } from '../../../../server/src/core/programs/access-log/atom.ts';
import { parseAccessLogFormat } from '../../../../server/src/core/programs/access-log/format.ts';
import { gunicornAtom } from '../../../../server/src/core/programs/gunicorn/values/access-log-atoms.ts';
import { HYPERCORN_ATOMS } from '../../../../server/src/core/programs/hypercorn/access-log-atoms.ts';
import { requireProgram } from '../../../support/programs.ts';

function show(format: string, version?: string): string[] {
  return parseAccessLogFormat(format, (name) => gunicornAtom(name, version)).map((part) => {
    const written = format.slice(part.span.start, part.span.end);
    if (part.kind === 'atom') return `${written} ${part.atom ? part.atom.name : 'unknown'}`;
    return part.kind === 'broken' ? `${written} ${part.why}` : `${written} ${part.kind}`;
  });
}

for (const [format, expected, version] of [
  ['%(h)s "%(r)s" %(s)s', ['%(h)s h', '%(r)s r', '%(s)s s']],
  ['%(D)d %(B)5.2f %(M)s', ['%(D)d D', '%(B)5.2f B', '%(M)s M']],
  ['%(M)s %({x}e)s', ['%(M)s unknown', '%({x}e)s unknown'], '19.6.0'],
  [
    '%({X-Request-Id}i)s %({a(b)}o)s %({x}z)s',
    ['%({X-Request-Id}i)s {NAME}i', '%({a(b)}o)s {NAME}o', '%({x}z)s unknown'],
  ],
  ['100%% %', ['%% percent', '% incomplete']],
  ['%h - %(s)d', ['%h unknown-conversion', '%(s)d number-expected']],
  ['%s %s', ['%s everything', '%s name-missing']],
  ['%(h %(s)s', ['%(h %(s)s unclosed-name']],
  ['%(x)*d', ['%(x)*d star']],
] as const) {
  test(`the parts of «${format}»`, () => {
    assert.deepEqual(show(format, version), expected);
  });
}

test('says as Python does whether a line can be written, of 3000 generated formats', (t) => {
  const python = requireProgram(t, 'gunicorn-newest', 'python');
  if (!python) return;
  const piece = fc.constantFrom(
    ...[
      '%',
      '%%',
      '(',
      ')',
      'h',
      's',
      'd',
      ' ',
      '%(h)s',
      '%(D)',
      '%(s)d',
      '%(B)d',
      '%s',
      '%d',
      '%(x)',
      '{host}i',
      '%({host}i)',
    ],
    ...[
      '-',
      '+',
      '#',
      '0',
      '5',
      '.2',
      '*',
      'l',
      'L',
      'r',
      'a',
      'c',
      'f',
      'x',
      'i',
      'é',
      '"',
      '%(r)r',
      '%(T)x',
      '%(M)c',
      '%(L)s',
    ],
  );
  const formats = fc
    .sample(fc.array(piece, { maxLength: 6 }), { seed: 77, numRuns: 3000 })
    .map((parts) => parts.join(''));
  const run = spawnSync(python, ['test/support/python/access-log-answers.py'], {
    input: formats.map((format) => JSON.stringify(format)).join('\n'),
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  const answers = run.stdout.trim().split('\n');
  formats.forEach((format, i) => {
    const isWritable = parseAccessLogFormat(format, (name) => gunicornAtom(name, undefined)).every(
      ({ kind }) => kind !== 'broken',
    );
    assert.equal(String(isWritable), answers[i], format);
  });
});

test('hypercorn has these atoms, and writes a line or none as it is said, of each of them and of what is wrong', (t) => {
  const python = requireProgram(t, 'asgi', 'python');
  if (!python) return;
  const formats = [
    ...HYPERCORN_ATOMS.flatMap(({ name }) => [
      `%(${name.replace('NAME', 'x-mine')})s`,
      `%(${name.replace('NAME', 'x-mine')})d`,
    ]),
    ...['%(u)s', '%(M)s', '%({x-mine}z)s', '%(zz)s', '%h', '%(h', '%(s)', '100%', '%%', '%(T)5.1f', '%(l)c', '%(zz)d'],
  ];
  const run = spawnSync(python, ['test/support/python/hypercorn-access-log.py'], {
    input: formats.map((format) => JSON.stringify(format)).join('\n'),
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  const { names, lines }: { names: string[]; lines: (string | null)[] } = JSON.parse(run.stdout);
  const simple = HYPERCORN_ATOMS.map(({ name }) => name).filter((name) => !name.startsWith('{'));
  assert.deepEqual([...names].sort(), [...simple].sort());
  formats.forEach((format, i) => {
    const parts = parseAccessLogFormat(format, (name) => atomNamed(HYPERCORN_ATOMS, name));
    assert.equal(
      lines[i] !== null,
      parts.every(({ kind }) => kind !== 'broken'),
      format,
    );
    const [part] = parts;
    if (part?.kind === 'atom' && !part.atom) assert.equal(lines[i], '-', format);
    if (part?.kind === 'atom' && part.atom?.name.startsWith('{')) assert.equal(lines[i], 'mine', format);
  });
});
