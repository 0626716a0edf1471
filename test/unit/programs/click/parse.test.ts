import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClickCommand, ClickOption } from '../../../../server/src/core/programs/click/command.ts';
import { clickOption } from '../../../../server/src/core/programs/click/data-option.ts';
import { CLICK_CUTOFF } from '../../../../server/src/core/programs/click/messages.ts';
import { parseClick } from '../../../../server/src/core/programs/click/parse.ts';
import { STRING } from '../../../../server/src/core/programs/click/types.ts';
import { UNKNOWN } from '../../../../server/src/core/syntax/shell/ast.ts';
import { invocationOf } from '../../../support/commands/invocation.ts';

const origin = { documentation: '', sources: [] };
const option = (id: string, flags: string[], type: string, more: object = {}): ClickOption => ({
  ...clickOption({ id, flags, type, description: '', ...more }, origin),
});
const help: ClickOption = { ...option('help', ['--help'], 'flag'), eager: true, exits: true };

const serve: ClickCommand = {
  name: 'serve',
  options: [
    option('port', ['-p', '--port'], 'integer', { environment: ['SERVE_PORT'] }),
    option('reload', ['-r', '--reload'], 'flag', { off: ['--no-reload'], environment: ['SERVE_RELOAD'] }),
    option('quiet', ['-q'], 'flag'),
    option('level', ['--level'], 'choice', { choices: ['low', 'high'] }),
    option('header', ['--header'], 'integer', { repeatable: true }),
    help,
  ],
  arguments: [{ metavar: 'APP', type: STRING, required: true, environment: ['SERVE_APP'] }],
};

const root: ClickCommand = {
  name: 'tool',
  options: [option('app', ['-A', '--app'], 'string'), help],
  arguments: [],
  group: {
    names: ['serve'],
    command: (name) => (name === 'serve' ? serve : undefined),
    withoutCommand: true,
    suggestionCutoff: CLICK_CUTOFF,
  },
};

function read(argv: string[], env: Record<string, string> = {}) {
  const { arguments: words, environment, programSpan } = invocationOf('tool', argv, env);
  return parseClick(root, { words, environment, home: programSpan, dialect: 'click8.4' });
}

/** Each error as `kind: the text it stands at`. */
function errors(line: string, env: Record<string, string> = {}): string[] {
  const argv = line === '' ? [] : line.split(' ');
  const prefix = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const text = `${prefix.join('')}tool ${line}`;
  return read(argv, env).errors.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
}

const U = UNKNOWN;
const table: readonly (readonly [string, readonly string[]])[] = [
  ['serve x', []],
  ['-A p serve -p80 x', []],
  ['-Ap serve --port=80 x --reload', []],
  ['serve --no-reload -rq x', []],
  ['serve', ['missing-argument: tool']],
  ['serve x y z', ['unexpected-argument: y z']],
  ['serve -p', ['missing-value: -p', 'missing-argument: tool']],
  ['serve x -p=80', ['invalid-value: =80']],
  ['serve x --port x', ['invalid-value: x']],
  // Only the last one is converted.
  ['serve x -p x -p 80', []],
  ['serve x --header 1 --header a --header 2', ['invalid-value: a']],
  ['serve x --level mid', ['invalid-value: mid']],
  ['serve x --reload=1', ['unexpected-value: 1']],
  ['serve x --prt 80', ['unknown-option: --prt']],
  ['serve x -prt', ['invalid-value: rt']],
  ['serve x -zq', ['unknown-option: -z']],
  ['serve x -qz', ['unknown-option: z']],
  ['serve -A p x', ['unknown-option: -A']],
  ['--bogus p serve x', ['unknown-option: --bogus']],
  ['srve x', ['unknown-command: srve']],
  ['serve -- -p', []],
  ['serve --help --port x', []],
  ['serve --help --prt', ['unknown-option: --prt']],
  // A word that may be anything keeps the rest from being judged, a value that is not known does not.
  [`serve ${U} --prt`, []],
  [`serve --prt ${U}`, ['unknown-option: --prt', 'missing-argument: tool']],
  [`serve x --port ${U} --prt`, ['unknown-option: --prt']],
  [`serve x --port=${U}`, []],
  [`serve --${U}`, []],
  [`${U} --prt`, []],
  [`serve x-${U} y`, ['unexpected-argument: y']],
];

for (const [line, expected] of table)
  test(`tool ${line.replaceAll(U, '$X')}`, () => assert.deepEqual(errors(line), expected));

test('variables stand in for options and arguments that are absent', () => {
  assert.deepEqual(errors('serve', { SERVE_APP: 'x' }), []);
  assert.deepEqual(errors('serve x', { SERVE_PORT: 'x' }), ['invalid-value: x']);
  assert.deepEqual(errors('serve x -p 1', { SERVE_PORT: 'y' }), []);
  assert.deepEqual(errors('serve x', { SERVE_RELOAD: 'maybe' }), ['invalid-value: maybe']);
  assert.deepEqual(errors('serve x', { SERVE_PORT: U }), []);
});

test('says which commands, options and words it found', () => {
  const found = read(['-A', 'p', 'serve', '-rp', '80', 'x']);
  assert.deepEqual(
    found.commands.map(({ command, word }) => [command.name, word?.text]),
    [
      ['tool', undefined],
      ['serve', 'serve'],
    ],
  );
  assert.deepEqual(
    found.uses.map((use) => [use.option.spec.id, use.flag.text, use.value?.text, use.command.name]),
    [
      ['app', '-A', 'p', 'tool'],
      ['reload', '-r', undefined, 'serve'],
      ['port', '-p', '80', 'serve'],
    ],
  );
  assert.deepEqual(
    found.positionals.map(({ text }) => text),
    ['x'],
  );
  assert.equal(found.certain, true);
  assert.equal(read(['serve', U]).certain, false);
  assert.equal(read(['serve', '--help']).ended, true);
  assert.equal(read([]).ended, true);
});
