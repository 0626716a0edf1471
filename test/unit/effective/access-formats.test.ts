import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { test } from 'node:test';
import { accessFormats } from '../../../server/src/core/effective/access-formats.ts';
import { ruleContext, type TextToCheck } from '../../support/check-text.ts';
import { requireProgram } from '../../support/programs.ts';
import { ScratchFolder } from '../../support/scratch-folder.ts';

async function formatsOf(source: TextToCheck): Promise<string[]> {
  const { document, project } = await ruleContext(source);
  return accessFormats(document, project);
}

test('the format on the line, of every process, once', async () => {
  const text = `web: gunicorn wsgi --access-logformat '%(s)s %(D)s "%(r)s"'
api: bash -c "exec gunicorn api --access-logformat='%(s)s %(D)s \\"%(r)s\\"'"
admin: gunicorn admin --access-logformat "%(s)s %(L)s"
worker: celery -A proj worker
`;
  assert.deepEqual(await formatsOf({ text }), ['%(s)s %(D)s "%(r)s"', '%(s)s %(L)s']);
});

test('in app_desc.yaml, in a configuration file, in GUNICORN_CMD_ARGS', async () => {
  const text = `spec_version: 2
module:
  language: python
  processes:
    web:
      command: gunicorn wsgi --access-logformat '%(s)s in %(M)s'
`;
  assert.deepEqual(await formatsOf({ file: 'app_desc.yaml', text }), ['%(s)s in %(M)s']);
  const files = { 'gunicorn.conf.py': "access_log_format = '%(s)s %(T)s'\n" };
  assert.deepEqual(await formatsOf({ text: 'web: gunicorn wsgi\n', files }), ['%(s)s %(T)s']);
  const variable = `web: GUNICORN_CMD_ARGS="--access-logformat '%(s)s %(D)s'" gunicorn wsgi\n`;
  assert.deepEqual(await formatsOf({ text: variable }), ['%(s)s %(D)s']);
});

test('of hypercorn, on its line', async () => {
  const text = "web: hypercorn app:app --access-logfile - --access-logformat '%(s)s %(st)s %(D)s'\n";
  assert.deepEqual(await formatsOf({ text }), ['%(s)s %(st)s %(D)s']);
});

const OF_HYPERCORN: readonly (readonly [config: string, files: Record<string, string>, format: string])[] = [
  ['hypercorn.toml', { 'hypercorn.toml': 'bind = "0.0.0.0:80"\naccess_log_format = "%(s)s %(D)s"\n' }, '%(s)s %(D)s'],
  ['conf/h.toml', { 'conf/h.toml': "access_log_format = '''\n%(s)s,%(L)s'''\n" }, '%(s)s,%(L)s'],
  ['file:conf.py', { 'conf.py': 'access_log_format = "%(s)s " + "%(T)s"\n' }, '%(s)s %(T)s'],
  ['python:shop.conf', { 'shop/__init__.py': '', 'shop/conf.py': 'access_log_format = "%(s)s"\n' }, '%(s)s'],
];

test('of hypercorn, in the file that its line names', async () => {
  for (const [config, files, format] of OF_HYPERCORN) {
    assert.deepEqual(await formatsOf({ text: `web: hypercorn app:app -c ${config}\n`, files }), [format], config);
    const both = `web: hypercorn app:app --config ${config} --access-logformat '%(s)s %(st)s'\n`;
    assert.deepEqual(await formatsOf({ text: both, files }), ['%(s)s %(st)s'], config);
    assert.deepEqual(await formatsOf({ text: 'web: hypercorn app:app\n', files }), [], config);
  }
});

test('the real hypercorn reads the same of these files', (t) => {
  const python = requireProgram(t, 'asgi', 'python');
  if (!python) return;
  const script =
    'import sys; from hypercorn.__main__ import _load_config as load; print(load(sys.argv[1]).access_log_format)';
  for (const [config, files, format] of OF_HYPERCORN) {
    using folder = new ScratchFolder();
    folder.write(files);
    assert.equal(
      execFileSync(python, ['-c', script, config], {
        cwd: folder.path,
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: '.' },
      }),
      `${format}\n`,
    );
  }
});

test('none where none is written, or it is known only when the command runs', async () => {
  for (const text of [
    'web: gunicorn wsgi\n',
    'web: gunicorn wsgi --access-logformat "$FORMAT"\n',
    'web: hypercorn app:app --access-logformat "$FORMAT"\n',
    'web: hypercorn app:app\n',
    'web: hypercorn app:app -c gone.toml\n',
    'web: uvicorn app\n',
  ]) {
    assert.deepEqual(await formatsOf({ text }), [], text);
  }
  const text = 'web: hypercorn app:app -c h.toml\n';
  for (const toml of [
    'access_log_format = 1\n',
    'access_log_format = "%(s)s\n',
    '[h]\naccess_log_format = "%(s)s"\n',
  ]) {
    assert.deepEqual(await formatsOf({ text, files: { 'h.toml': toml } }), [], toml);
  }
});
