// What a file is saved as, which its text does not show.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { check } from '../../../../server/src/core/check/checker.ts';
import { fileEncoding } from '../../../../server/src/core/text/file-encoding.ts';
import { ruleContext } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';

const TEXT = 'web: run x # ä 中文\n';

const SAVED: Readonly<Record<string, Buffer>> = {
  'UTF-8': Buffer.from(TEXT),
  'UTF-8 with a mark': Buffer.from(`\ufeff${TEXT}`),
  'UTF-16 LE': Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
  'UTF-16 BE': Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(),
  'Latin 1': Buffer.from('web: run x # ä\n', 'latin1'),
  GBK: Buffer.concat([Buffer.from('web: run x # '), Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a])]),
};

/** The rules that speak of a file with these bytes whose text an editor shows without a mark. */
async function said(
  bytes: Buffer,
  file: string,
  platform: 'blueking' | 'heroku' | 'generic',
): Promise<Readonly<Record<string, string>>> {
  const context = await ruleContext({ text: TEXT, file, platform });
  assert.ok(context.project);
  const project = { ...context.project, encoding: (path: string) => (path === file ? fileEncoding(bytes) : undefined) };
  const found = check({ ...context, project }).filter(({ rule }) => /encoding|byte-order/.test(rule.id));
  for (const { savedWrong, fixes } of found) assert.deepEqual([savedWrong, fixes?.()], [true, undefined]);
  return Object.fromEntries(found.map(({ rule, severity }) => [rule.id, severity]));
}

const MARK = 'procfile/byte-order-mark';
const ENCODING = 'file/encoding';

for (const [name, bytes, blueking, heroku, generic] of [
  ['UTF-8', SAVED['UTF-8'], {}, {}, {}],
  [
    'UTF-8 with a mark',
    SAVED['UTF-8 with a mark'],
    { [MARK]: 'information' },
    { [MARK]: 'error' },
    { [MARK]: 'warning' },
  ],
  ['UTF-16 LE', SAVED['UTF-16 LE'], { [ENCODING]: 'warning' }, { [ENCODING]: 'error' }, { [ENCODING]: 'warning' }],
  ['UTF-16 BE', SAVED['UTF-16 BE'], { [ENCODING]: 'warning' }, { [ENCODING]: 'error' }, { [ENCODING]: 'warning' }],
  ['GBK', SAVED['GBK'], { [ENCODING]: 'error' }, { [ENCODING]: 'warning' }, { [ENCODING]: 'warning' }],
] as const) {
  test(`a Procfile that is saved as ${name}`, async () => {
    assert.ok(bytes);
    assert.deepEqual(await said(bytes, 'Procfile', 'blueking'), blueking);
    assert.deepEqual(await said(bytes, 'Procfile', 'heroku'), heroku);
    assert.deepEqual(await said(bytes, 'Procfile', 'generic'), generic);
  });
}

const LOAD = 'import sys, yaml; yaml.safe_load(sys.stdin.buffer.read())';

function pyYamlReads(python: string, bytes: Buffer): boolean {
  const { status, stderr } = spawnSync(python, ['-c', LOAD], { input: bytes, encoding: 'utf8' });
  assert.ok(status === 0 || /ReaderError/.test(stderr), stderr);
  return status === 0;
}

test('of app_desc.yaml an error is said where PyYAML refuses the bytes, and nothing else', async (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  for (const [name, bytes] of Object.entries(SAVED)) {
    const verdict: Record<string, string> = pyYamlReads(python, bytes) ? {} : { [ENCODING]: 'error' };
    assert.deepEqual(await said(bytes, 'app_desc.yaml', 'blueking'), verdict, name);
  }
});
