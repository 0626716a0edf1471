import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Document } from '../../../server/src/core/model/document.ts';
import { nameAt, sameNames } from '../../../server/src/core/navigate/names.ts';
import { sameTargets } from '../../../server/src/core/navigate/same-targets.ts';
import { ruleContext } from '../../support/check-text.ts';

interface Workspace {
  /** The file in which `at` stands; its text is one of `files`. */
  readonly file: string;
  readonly files: Readonly<Record<string, string>>;
  /** The caret is at the begin of the name between `«` and `»` of this file. */
  readonly others?: readonly Document[];
}

/** `file:line kind` of every place of the name that is marked, lines from 1. */
async function places({ file, files, others = [] }: Workspace): Promise<string[]> {
  const marked = files[file] ?? '';
  const offset = marked.indexOf('«');
  const clean = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/[«»]/g, '')]));
  const context = await ruleContext({ text: clean[file] ?? '', file, files: clean });
  return sameNames(context, offset, others).map(({ document, occurrence: { kind, span } }) => {
    const { line } = document.lines.rangeOf(span).start;
    const name = document.text.slice(span.start, span.end);
    return `${document.uri.split('/').at(-1)}:${line + 1} ${kind} ${name}`;
  });
}

const version2 = `spec_version: 2
app: {bk_app_code: shop, bk_app_name: Shop}
modules:
  "api":
    language: python
    is_default: true
    services: [{name: mysql}]
    env_variables: [{key: CACHE, value: redis}]
    processes:
      web: {command: 'gunicorn api.wsgi --bind $CACHE'}
  front:
    language: node
    source_dir: front
    services: [{name: mysql, shared_from: «api»}]
    svc_discovery:
      bk_saas:
        - {bk_app_code: shop, module_name: 'api'}
        - {bk_app_code: other, module_name: api}
        - {bk_app_code: api}
    processes:
      web: {command: node server.js}
`;

test('a module: its definition, whose add-ons are shared, where its address is given; not that of another application', async () => {
  assert.deepEqual(await places({ file: 'app_desc.yaml', files: { 'app_desc.yaml': version2 } }), [
    'app_desc.yaml:4 definition api',
    'app_desc.yaml:14 use api',
    'app_desc.yaml:17 use api',
  ]);
});

const version3 = `specVersion: 3
app: {bkAppCode: shop, bkAppName: Shop}
modules:
  - name: api
    language: python
    spec:
      processes: [{name: «web», procCommand: gunicorn api.wsgi}, {name: worker, procCommand: celery -A api worker}]
      addons: [{name: mysql}]
      configuration: {env: [{name: QUEUE, value: a}]}
      envOverlay:
        replicas: [{envName: prod, process: web, count: 2}]
        envVariables: [{envName: prod, name: QUEUE, value: b}]
      observability: {monitoring: {metrics: [{process: web, serviceName: web}]}}
  - name: front
    language: node
    sourceDir: front
    spec:
      processes: [{name: web, procCommand: 'node server.js $QUEUE'}]
      addons: [{name: mysql, sharedFromModule: api}]
      svcDiscovery: {bkSaaS: [{bkAppCode: shop, moduleName: api}, {bkAppCode: shop}]}
`;

test('a process: where it is defined, and what names it in its own module only', async () => {
  assert.deepEqual(await places({ file: 'app_desc.yaml', files: { 'app_desc.yaml': version3 } }), [
    'app_desc.yaml:7 definition web',
    'app_desc.yaml:11 use web',
    'app_desc.yaml:13 use web',
  ]);
});

test('a Procfile has its processes in common with the modules of its folder', async () => {
  const files = { 'app_desc.yaml': version3, Procfile: 'web: gunicorn api.wsgi\nworker: celery -A api worker\n' };
  const expected = [
    'app_desc.yaml:7 definition web',
    'app_desc.yaml:11 use web',
    'app_desc.yaml:13 use web',
    'Procfile:1 definition web',
  ];
  assert.deepEqual(await places({ file: 'app_desc.yaml', files }), expected);
  const fromProcfile = {
    'app_desc.yaml': version3.replace(/[«»]/g, ''),
    Procfile: '«web»: gunicorn api.wsgi\n',
  };
  assert.deepEqual((await places({ file: 'Procfile', files: fromProcfile })).sort(), expected.sort());
});

test('a variable: where app_desc.yaml gives it a value, where a command sets it, where it is used', async () => {
  const text = version3.replace(/[«»]/g, '').replace('$QUEUE', '$«QUEUE»');
  const files = { 'app_desc.yaml': text, Procfile: 'web: QUEUE=x gunicorn api.wsgi --env ${QUEUE:-y}\n' };
  assert.deepEqual(await places({ file: 'app_desc.yaml', files }), [
    'app_desc.yaml:9 definition QUEUE',
    'app_desc.yaml:12 definition QUEUE',
    'app_desc.yaml:18 use QUEUE',
    'Procfile:1 definition QUEUE',
    'Procfile:1 use QUEUE',
  ]);
});

test('a module that another application of the workspace asks for', async () => {
  const asking = await ruleContext({
    file: 'app_desc.yml',
    text: 'spec_version: 2\nmodule:\n  language: python\n  svc_discovery: {bk_saas: [{bk_app_code: shop, module_name: api}]}\n  processes: {web: {command: x}}\n',
  });
  const others = [{ ...asking.document, uri: 'file:///elsewhere/app_desc.yaml' }];
  const found = await places({ file: 'app_desc.yaml', files: { 'app_desc.yaml': version2 }, others });
  assert.deepEqual(found.slice(3), ['app_desc.yaml:4 use api']);
});

test('what is no name is none', async () => {
  const { document } = await ruleContext({ file: 'app_desc.yaml', text: version2.replace(/[«»]/g, '') });
  for (const word of ['spec_version', 'mysql', 'python', 'gunicorn']) {
    assert.equal(nameAt(document, document.text.indexOf(word) + 1), undefined, word);
  }
});

const python = { 'shop/__init__.py': '', 'shop/wsgi.py': 'import os\napp = 1\nother = 2\n', 'gunicorn.conf.py': '' };

test('a file, a Python module and its attribute: all words that lead to the same place', async () => {
  const text =
    'web: gunicorn -c gunicorn.conf.py shop.wsgi:app\nadmin: gunicorn --config=gunicorn.conf.py shop.wsgi:other\nlong: gunicorn shop.wsgi:app --timeout 600\n';
  const context = await ruleContext({ text, files: python });
  const lines = (word: string) =>
    sameTargets(context, text.indexOf(word) + 1).map(
      ({ document, target }) => document.lines.rangeOf(target.span).start.line + 1,
    );
  assert.deepEqual(lines('gunicorn.conf.py'), [1, 2]);
  assert.deepEqual(lines('shop.wsgi:app'), [1, 3]);
  assert.deepEqual(lines('shop.wsgi:other'), [2]);
  assert.deepEqual(lines('--timeout'), []);
});
