import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from '../../../../server/src/core/model/read-document.ts';
import { documentSymbols } from '../../../../server/src/features/names/document-symbol.ts';

const read = (name: string, text: string) =>
  readDocument(
    { uri: `file:///app/${name}`, version: 1, kind: name === 'Procfile' ? 'procfile' : 'app-desc', text },
    'lines',
  );

test('a module reaches around its processes and hooks, in whatever order they are written', () => {
  const text = `spec_version: 2
modules:
  api:
    scripts:
      pre_release_hook: python manage.py migrate
    processes:
      web:
        command: gunicorn wsgi
`;
  const [module] = documentSymbols(read('app_desc.yaml', text));
  assert.equal(module?.name, 'api');
  assert.deepEqual(module.range, { start: { line: 4, character: 6 }, end: { line: 7, character: 30 } });
});

test('a long command is cut to whole characters', () => {
  const faces = '😀'.repeat(200);
  const symbols = documentSymbols(read('Procfile', `web: echo ${faces}\nworker: echo x${faces}\n`));
  assert.deepEqual(
    symbols.map(({ detail }) => detail?.length),
    [199, 200],
  );
});
