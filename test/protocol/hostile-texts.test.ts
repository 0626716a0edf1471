// Texts that no person writes: each is answered, and the server answers a hover on another file afterwards.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover } from 'vscode-languageserver-protocol/node';
import { LanguageServer } from '../support/language-server.ts';
import { processorTime } from '../support/processor-time.ts';

/** Milliseconds of the server's processor time before a hover on another file is answered. What explodes takes minutes. */
const LIMIT = 8000;
const HEAD = 'spec_version: 2\nmodule:\n  language: python\n';
const inProcess = (command: string) => `${HEAD}  processes:\n    web:\n      command: ${command}\n`;
const deep = (depth: number, text: string) => `${HEAD}  x: ${text.repeat(depth)}\n`;

/** Each line stands for ten times what the one before stands for. */
function bomb(first: string, next: (alias: string) => string, use: string): string {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} ${next(`*a${i}`)}\n`);
  return `a0: &a0 ${first}\n${lines.join('')}${HEAD}  ${use}: *a30\n`;
}

const ten = (piece: (i: number) => string) => Array.from({ length: 10 }, (_, i) => piece(i)).join(', ');

const TEXTS: readonly (readonly [name: string, file: string, text: string])[] = [
  ['one word of 10 MB', 'Procfile', `web: ${'x'.repeat(10_000_000)}\n`],
  ['a line of 10 MB without a colon', 'Procfile', 'x '.repeat(5_000_000)],
  ['2.5 million words', 'Procfile', `web: gunicorn ${'ab '.repeat(2_500_000)}\n`],
  ['200,000 flags', 'Procfile', `web: gunicorn wsgi ${'--timeout 60 '.repeat(200_000)}\n`],
  ['10,000 flags', 'Procfile', `web: gunicorn wsgi ${'--timeout 60 '.repeat(10_000)}\n`],
  ['10,000 unknown flags', 'Procfile', `web: gunicorn wsgi ${'--tiemout 6 '.repeat(10_000)}\n`],
  ['10,000 flags of celery', 'Procfile', `web: celery -A a worker ${'-c 1 '.repeat(10_000)}\n`],
  ['30,000 findings', 'Procfile', 'web gunicorn\n'.repeat(30_000)],
  ['20,000 processes', 'Procfile', 'web: gunicorn wsgi --tiemout 6\n'.repeat(20_000)],
  ['10,000 comments', 'Procfile', '# procfile-doctor-disable-next-line x/y\nweb gunicorn\n'.repeat(10_000)],
  ['30,000 tabs', 'app_desc.yaml', HEAD + '\t- "\n'.repeat(30_000)],
  [
    '20,000 processes by one anchor',
    'app_desc.yaml',
    `${HEAD}  processes:\n    a: &a {command: gunicorn wsgi --tiemout 3}\n${'    b: *a\n'.repeat(20_000)}`,
  ],
  ['unclosed quotes', 'Procfile', `web: ${'"'.repeat(100_001)}\n`],
  ['unclosed quotes of both kinds', 'Procfile', `web: gunicorn ${`"a 'b `.repeat(33_334)}\n`],
  ['unclosed quotes in a command', 'app_desc.yaml', inProcess(`run ${'"'.repeat(100_001)}`)],
  ['unclosed quotes as a value', 'app_desc.yaml', inProcess('"'.repeat(100_001))],
  ['unclosed quotes on many lines', 'app_desc.yaml', HEAD + '  x: "y\n'.repeat(5000)],
  ['a bomb of lists', 'app_desc.yaml', bomb('[x]', (alias) => `[${ten(() => alias)}]`, 'processes')],
  ['a bomb of mappings', 'app_desc.yaml', bomb('{a: x}', (alias) => `{${ten((i) => `k${i}: ${alias}`)}}`, 'processes')],
  ['a bomb of merges', 'app_desc.yaml', bomb('{a: x}', (alias) => `{<<: [${ten(() => alias)}]}`, 'processes')],
  [
    'a bomb of variables',
    'app_desc.yaml',
    bomb('{key: A, value: x}', (alias) => `[${ten(() => alias)}]`, 'env_variables'),
  ],
  ['open lists in lists', 'app_desc.yaml', deep(10_000, '[')],
  ['lists in lists', 'app_desc.yaml', `${HEAD}  x: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`],
  ['mappings in mappings', 'app_desc.yaml', `${HEAD}  x: ${'{a: '.repeat(10_000)}${'}'.repeat(10_000)}\n`],
  ['block lists in block lists', 'app_desc.yaml', deep(10_000, '- ')],
  ['keys in keys', 'app_desc.yaml', deep(10_000, '? ')],
  [
    'block mappings in block mappings',
    'app_desc.yaml',
    `${HEAD}  x:\n${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i + 3)}a:\n`).join('')}`,
  ],
  ['lists in lists in YAML of a Procfile', 'Procfile', `web: ${'['.repeat(10_000)}\n`],
  ['NUL', 'Procfile', 'web: a\0b\n\0: x\n'],
  ['NUL in YAML', 'app_desc.yaml', inProcess('run \0 "a\0')],
  ['half characters', 'Procfile', '\ud800: run \udfff x\nweb: \ud83d\n'],
  [
    'half characters in YAML',
    'app_desc.yaml',
    `${HEAD}  processes:\n    "\\ud800\ud800":\n      command: run \udfff\n`,
  ],
  ['a byte order mark and every line end', 'Procfile', '\ufeffweb: a\rjob: b\r\nc: d\n\r\u2028e: f\u0085g: h\r'],
  [
    'the same in YAML',
    'app_desc.yaml',
    `\ufeff${HEAD.replaceAll('\n', '\r')}  processes:\r\n    web:\r      command: a\u2028b\u0085`,
  ],
  ['open brackets', 'gunicorn.conf.py', `bind = ${'('.repeat(10_000)}\n`],
  ['brackets in brackets', 'gunicorn.conf.py', `bind = ${'('.repeat(10_000)}1${')'.repeat(10_000)}\n`],
  ['unclosed quotes in Python', 'gunicorn.conf.py', 'bind = "'.repeat(100_000)],
  ['a long sum', 'gunicorn.conf.py', `bind = ${'1 + '.repeat(100_000)}1\n`],
  ['many signs', 'gunicorn.conf.py', `workers = ${'- '.repeat(100_000)}1\n`],
  ['50 MB of settings', 'gunicorn.conf.py', 'workers = 4\n'.repeat(4_400_000)],
];

const REQUESTS = [
  ...['hover', 'completion', 'codeAction', 'documentSymbol', 'foldingRange', 'documentLink', 'semanticTokens/full'],
  ...['inlayHint', 'selectionRange', 'documentHighlight', 'definition', 'references', 'formatting'],
];

for (const [name, file, text] of TEXTS) {
  test(`${file}: ${name}`, async () => {
    await using server = await LanguageServer.start();
    const other = 'file:///alive/Procfile';
    await server.open(other, 'web: gunicorn wsgi --timeout 60\n');
    const lives = async (): Promise<void> => {
      const hover = await server.request<Hover>('textDocument/hover', {
        textDocument: { uri: other },
        position: { line: 0, character: 20 },
      });
      assert.match(JSON.stringify(hover.contents), /timeout/);
    };
    await lives();
    const uri = `file:///nowhere/${file}`;
    const opened = processorTime(server.process.pid ?? 0);
    await server.open(uri, text, file === 'Procfile' ? 'procfile' : 'yaml');
    // While it is looked at: nobody waits for that.
    await lives();
    const took = processorTime(server.process.pid ?? 0) - opened;
    assert.ok(took < LIMIT, `a hover on another file took ${took.toFixed(0)} ms`);
    const published = await server.diagnostics(uri);
    // What VS Code takes, and one that says that there are more.
    assert.ok(published.length <= 1001);
    const position = { line: 0, character: 6 };
    for (const name of REQUESTS) {
      await server.request(`textDocument/${name}`, {
        textDocument: { uri },
        position,
        positions: [position],
        range: { start: position, end: { line: 10_000, character: 0 } },
        context: { diagnostics: [], includeDeclaration: true },
        options: { tabSize: 2, insertSpaces: true },
      });
    }
    await lives();
  });
}
