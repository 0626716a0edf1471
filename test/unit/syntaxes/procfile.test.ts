// What VS Code colours in a Procfile, and in the commands of app_desc.yaml.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { cacheFolder } from '../../../scripts/vscode/cache.mjs';
import { oldest } from '../../../scripts/vscode/releases.mjs';
import { loadGrammar, scopeOf, tokensOf } from '../../support/tokens.ts';

const program = 'support.function.program.procfile';
const option = 'variable.parameter.option.procfile';
const variable = 'variable.other.environment.procfile';
const number = 'constant.numeric.procfile';

type Expected = Readonly<Record<string, string | undefined>>;

function assertScopes(grammar: IGrammar, text: string, expected: Expected): void {
  const tokens = tokensOf(grammar, text);
  const found = Object.fromEntries(Object.keys(expected).map((word) => [word, scopeOf(tokens, word)]));
  assert.deepEqual(found, expected);
}

describe('Procfile', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar('source.procfile');
  });

  const cases: readonly (readonly [text: string, scopes: Expected])[] = [
    [
      'web: PYTHONPATH=src gunicorn shop.wsgi -w 4 --bind=:$PORT --access-logformat \'%(h)s\' "a ${B}" && echo',
      {
        web: 'entity.name.function.process.procfile',
        ':': 'punctuation.separator.key-value.procfile',
        PYTHONPATH: 'variable.other.assignment.procfile',
        gunicorn: program,
        '-w': option,
        '4': number,
        '--bind': option,
        $PORT: variable,
        '%(h)s': 'constant.other.placeholder.procfile',
        '${B}': variable,
        '&&': 'keyword.operator.shell.procfile',
      },
    ],
    ['# a comment', { '# a comment': undefined, '#': 'punctuation.definition.comment.procfile' }],
    ['web: gunicorn –w 4', { '–': 'invalid.illegal.typographic.procfile' }],
    ['web: gunicorn \\\n  --workers 4', { '--workers': option, '4': number }],
  ];
  for (const [text, expected] of cases) test(text, () => assertScopes(grammar, text, expected));

  test('a line that starts no process is shown as wrong', () => {
    for (const line of ['web gunicorn shop.wsgi', 'web：gunicorn', ': gunicorn'])
      assertScopes(grammar, line, { [line]: 'invalid.illegal.line.procfile' });
  });
});

const yamlFolder = join(cacheFolder(), `vscode-${oldest.version}`, 'extensions', 'yaml', 'syntaxes');
const yamlGrammars = Object.fromEntries(
  ['', '.1.0', '.1.1', '.1.2', '.1.3', '.embedded'].map((version) => [
    `source.yaml${version}`,
    join(yamlFolder, `yaml${version.replace('.', '-')}.tmLanguage.json`),
  ]),
);
const skip = existsSync(yamlFolder) ? false : 'the YAML grammar of VS Code is not here: npm test ui downloads it';

describe('app_desc.yaml, by the YAML grammar of VS Code', { skip }, () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar('source.yaml', yamlGrammars);
  });

  const words: Expected = { gunicorn: program, '-w': option, '4': number, $PORT: variable };
  const process = (command: string) => `spec:\n  processes:\n    - name: web\n      ${command}\n      replicas: 2`;
  const cases: Readonly<Record<string, string>> = {
    'on the line of its key': 'command: gunicorn shop.wsgi -w 4 -b :$PORT',
    'in the words of version 3': 'procCommand: gunicorn shop.wsgi -w 4 -b :$PORT',
    'folded over lines': 'command: >-\n        gunicorn shop.wsgi\n        -w 4\n\n        -b :$PORT',
    'as a literal block': 'command: | # why\n        gunicorn shop.wsgi -w 4 -b :$PORT',
  };
  for (const [title, command] of Object.entries(cases)) {
    test(`a command ${title}`, () => {
      assertScopes(grammar, process(command), words);
      const key = command.slice(0, command.indexOf(':'));
      assertScopes(grammar, process(command), { [key]: 'entity.name.tag.yaml', replicas: 'entity.name.tag.yaml' });
    });
  }

  test('other values are no commands', () => {
    const text = 'description: gunicorn -w 4\n# command: gunicorn -w 4\n"command": x';
    assertScopes(grammar, text, { gunicorn: undefined, '-w': undefined });
  });
});
