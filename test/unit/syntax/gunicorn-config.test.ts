import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentKind, readDocument } from '../../../server/src/core/model/read-document.ts';

test('a gunicorn configuration is a kind of document of its own, by its name', () => {
  const names = [
    'gunicorn.conf.py',
    'gunicorn_config.py',
    'gunicorn-conf.py',
    'gunicorn.py',
    'my_gunicorn.conf.py',
    'conf.py',
  ];
  assert.deepEqual(
    names.map((name) => documentKind(`file:///app/conf/${name}`, 'python')),
    ['gunicorn-config', 'gunicorn-config', 'gunicorn-config', undefined, undefined, undefined],
  );
});

test('the names that a configuration file sets are read in their order', () => {
  const text = 'import os\nworkers = 2\nbind = os.environ["B"]\n';
  const source = { uri: 'file:///app/gunicorn.conf.py', version: 1, kind: 'gunicorn-config' as const, text };
  const { syntax, processes } = readDocument(source, 'lines');
  assert.equal(syntax.kind, 'gunicorn-config');
  if (syntax.kind !== 'gunicorn-config') return;
  assert.deepEqual([...syntax.names.keys()], ['os', 'workers', 'bind']);
  assert.equal(syntax.isOpen, false);
  assert.deepEqual(processes.all, []);
});
