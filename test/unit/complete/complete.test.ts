import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { completionsAt } from '../../../server/src/core/complete/complete.ts';
import { checkText, ruleContext } from '../../support/check-text.ts';

interface Place {
  readonly file?: string;
  readonly files?: Record<string, string>;
}

/** What is offered at `|`, as the text of the document after taking it. */
async function offered(marked: string, { file, files }: Place = {}): Promise<Map<string, string>> {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const items = completionsAt(await ruleContext({ text, file, files }), offset);
  return new Map(
    items.map(({ label, span, newText }) => [label, text.slice(0, span.start) + newText + text.slice(span.end)]),
  );
}

test('options that are not given yet, abbreviations of the word under the caret replaced', async () => {
  const items = await offered('web: gunicorn wsgi -w 4 --time|\n');
  assert.equal(items.get('--timeout'), 'web: gunicorn wsgi -w 4 --timeout \n');
  assert.equal(items.has('--workers'), false, 'given already as -w');
  assert.equal(items.has('--bind'), true, 'can be given again');
});

test('short options where a single dash is written', async () => {
  assert.equal((await offered('web: gunicorn wsgi -|\n')).get('-t'), 'web: gunicorn wsgi -t \n');
});

test('an option that takes a value brings the blank before it, and says where there is a choice of values', async () => {
  const taken = async (marked: string, label: string) => {
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const item = completionsAt(await ruleContext({ text }), offset).find((one) => one.label === label);
    return [item?.newText, item?.opensValues ?? false];
  };
  assert.deepEqual(await taken('web: gunicorn wsgi --work|', '--worker-class'), ['--worker-class ', true]);
  assert.deepEqual(await taken('web: gunicorn wsgi --time|', '--timeout'), ['--timeout ', false], 'any number');
  assert.deepEqual(await taken('web: gunicorn wsgi --pre|', '--preload'), ['--preload', false], 'a switch');
  assert.deepEqual(await taken('worker: celery -|', '-A'), ['-A ', true], 'modules');
  // The value is there, or the place for it.
  assert.deepEqual(await taken('web: gunicorn --bin| :$PORT wsgi', '--bind'), ['--bind', false]);
  assert.deepEqual(await taken('web: gunicorn wsgi --log-lev|; true', '--log-level'), ['--log-level ', true]);
});

test('what ends the program at once is offered last', async () => {
  for (const program of ['gunicorn wsgi', 'uvicorn main:app', 'celery -A x worker']) {
    const labels = [...(await offered(`web: ${program} --|\n`)).keys()];
    const ends = labels.filter((label) => label === '--help' || label === '--version');
    assert.notEqual(ends.length, 0, program);
    assert.deepEqual(labels.slice(-ends.length), ends, program);
  }
});

test('values of the option before the caret, in both forms', async () => {
  assert.equal((await offered('web: gunicorn wsgi -k |\n')).get('gevent'), 'web: gunicorn wsgi -k gevent\n');
  assert.equal(
    (await offered('web: gunicorn wsgi --log-level=|\n')).get('debug'),
    'web: gunicorn wsgi --log-level=debug\n',
  );
  assert.equal((await offered('web: gunicorn wsgi -k g|eve\n')).get('gthread'), 'web: gunicorn wsgi -k gthread\n');
});

test('modules of the workspace where the application stands', async () => {
  const items = await offered('web: gunicorn |\n', { files: { 'wsgi.py': 'application = 1\n' } });
  assert.equal(items.get('wsgi'), 'web: gunicorn wsgi\n');
});

test('what a module defines, after the colon', async () => {
  const items = await offered('web: gunicorn wsgi:|\n', { files: { 'wsgi.py': 'application = 1\n_hidden = 2\n' } });
  assert.equal(items.get('wsgi:application'), 'web: gunicorn wsgi:application\n');
  assert.equal(items.has('wsgi:_hidden'), false);
});

test('an access log format comes in quotes', async () => {
  const items = [...(await offered('web: gunicorn wsgi --access-logformat |\n')).values()];
  assert.ok(
    items.some((text) =>
      text.endsWith(`'[%(h)s] %({request_id}i)s %(u)s %(t)s "%(r)s" %(s)s %(D)s %(b)s "%(f)s" "%(a)s"'\n`),
    ),
  );
});

test('programs where a command begins, processes where a line begins', async () => {
  assert.equal((await offered('web: |\n')).get('gunicorn'), 'web: gunicorn\n');
  assert.equal((await offered('web: cd app && gu|\n')).get('gunicorn'), 'web: cd app && gunicorn\n');
  assert.ok((await offered('|')).has('web: gunicorn'));
  assert.ok(!(await offered('web: gunicorn wsgi\n|')).has('web: gunicorn'));
  assert.ok((await offered('web: gunicorn wsgi\nwo|')).has('worker: celery'));
});

test('a process that is offered is one line without a mistake, and is offered once', async () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  assert.equal(
    contributes.snippets,
    undefined,
    'snippets of VS Code would be offered beside them, also within a command',
  );
  const items = await offered('|\n');
  const everywhere = ['web: gunicorn', 'web: uvicorn', 'worker: celery', 'beat: celery'];
  assert.deepEqual([...items.keys()], [...everywhere, 'release: python']);
  const onBlueking = completionsAt(await ruleContext({ text: '', platform: 'blueking' }), 0);
  assert.deepEqual(
    onBlueking.map(({ label }) => label),
    everywhere,
    'it would run `release` as any other process',
  );
  items.delete('release: python');
  for (const snippet of items.values()) {
    const text = snippet.replaceAll(/\$\{\d+:([^}]*)\}/g, '$1').replaceAll('\\$', '$');
    for (const platform of ['blueking', 'heroku'] as const) {
      const found = await checkText({ text, platform });
      const bad = found.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        bad.map(({ rule }) => rule.id),
        [],
        `${platform}: ${text}`,
      );
    }
  }
});

test('where a server has to listen on a platform', async () => {
  assert.equal((await offered('web: uvicorn a:b --host |\n')).get('0.0.0.0'), 'web: uvicorn a:b --host 0.0.0.0\n');
  assert.equal((await offered('web: daphne -p |\n')).get('$PORT'), 'web: daphne -p $PORT\n');
  assert.equal((await offered('web: hypercorn -b |\n')).get('0.0.0.0:$PORT'), 'web: hypercorn -b 0.0.0.0:$PORT\n');
  assert.equal((await offered('web: flask run --port=|\n')).get('$PORT'), 'web: flask run --port=$PORT\n');
  assert.equal((await offered('worker: celery -A a worker -c |\n')).size, 0);
});

test('modules that are likely to hold an application come first, options behind them, and only as long as none is named', async () => {
  const files = {
    'manage.py': '',
    'docs/index.md': '',
    'shop/__init__.py': '',
    'shop/wsgi.py': 'application = 1\n',
    'shop/celery.py': 'app = 1\n',
    'shop/models.py': '',
  };
  const labels = async (marked: string) => [...(await offered(marked, { files })).keys()];
  const [first, second, third, fourth, fifth] = await labels('web: gunicorn |\n');
  assert.deepEqual([first, second, third, fourth], ['shop.wsgi', 'shop.celery', 'manage', 'shop']);
  assert.match(fifth ?? '', /^--/);
  assert.deepEqual((await labels('worker: celery -A |\n')).slice(0, 2), ['shop.celery', 'shop.wsgi']);
  assert.ok((await labels('worker: celery -A shop.ce|\n')).includes('shop.celery'));
  // With the command behind it, too.
  assert.deepEqual((await labels('worker: celery -A |shop worker -c 2\n')).slice(0, 2), ['shop.celery', 'shop.wsgi']);
  assert.deepEqual((await labels('worker: celery -A sh|op beat\n')).slice(0, 2), ['shop.celery', 'shop.wsgi']);
  assert.ok((await labels('web: flask --app=|\n')).includes('shop.wsgi'));
  assert.match((await labels('web: gunicorn shop.wsgi |\n'))[0] ?? '', /^--/);
  assert.match((await labels('worker: celery |\n'))[0] ?? '', /^[a-z]/);
});

test('variables after a dollar sign', async () => {
  assert.equal((await offered('web: gunicorn wsgi -b :$P|\n')).get('PORT'), 'web: gunicorn wsgi -b :$PORT\n');
  assert.equal((await offered('web: gunicorn wsgi -b :${|\n')).get('PORT'), 'web: gunicorn wsgi -b :${PORT\n');
});

test('inside quotes and folded scalars of app_desc.yaml', async () => {
  const head = 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: ';
  const file = 'app_desc.yaml';
  assert.equal(
    (await offered(`${head}gunicorn wsgi --preloa|\n`, { file })).get('--preload'),
    `${head}gunicorn wsgi --preload\n`,
  );
  assert.equal(
    (await offered(`${head}"gunicorn wsgi -k |"\n`, { file })).get('gevent'),
    `${head}"gunicorn wsgi -k gevent"\n`,
  );
  assert.equal(
    (await offered(`${head}>\n        gunicorn wsgi\n        --prel|\n`, { file })).get('--preload'),
    `${head}>\n        gunicorn wsgi\n        --preload\n`,
  );
});

test('nothing for programs we do not know', async () => {
  assert.equal((await offered('web: node server.js --|\n')).size, 0);
});

/** The first labels that are offered, in order. */
async function first(marked: string, count: number, place: Place = {}): Promise<string[]> {
  return [...(await offered(marked, place)).keys()].slice(0, count);
}

test('what a process of this name usually starts comes first, and what the requirements do not name last', async () => {
  assert.deepEqual(await first('web: |\n', 3), ['gunicorn', 'uvicorn', 'python']);
  assert.deepEqual(await first('worker: |\n', 2), ['celery', 'gunicorn']);
  assert.deepEqual(await first('release: py|\n', 1), ['python']);
  const files = { 'requirements.txt': 'uvicorn\nfastapi\n' };
  assert.deepEqual(await first('web: |\n', 2, { files }), ['uvicorn', 'python']);
  assert.deepEqual(await first('web: gunicorn wsgi --|\n', 3), ['--bind', '--workers', '--worker-class']);
  assert.deepEqual(await first('w: celery -A a worker --|\n', 3), ['--loglevel', '--concurrency', '--pool']);
});

test('programs behind what starts others, and only there', async () => {
  for (const before of ['exec ', 'uv run ', 'env A=1 ', 'A=1 ', 'bin/start-nginx ', 'newrelic-admin run-program '])
    assert.equal((await offered(`web: ${before}|\n`)).get('gunicorn'), `web: ${before}gunicorn\n`, before);
  assert.equal((await offered('web: uv run gun|\n')).get('gunicorn'), 'web: uv run gunicorn\n');
  for (const before of ['echo ', 'npm run ', 'python manage.py migrate '])
    assert.equal((await offered(`web: ${before}|\n`)).has('gunicorn'), false, before);
  assert.equal((await offered('web: bash -c "|"\n')).has('gunicorn'), false, 'the quotes would be lost');
});

test('inside a script in quotes, as outside of it; in a comment nothing', async () => {
  const inside = await offered('web: bash -c "cd src && gunicorn wsgi --work|"\n');
  assert.equal(inside.get('--workers'), 'web: bash -c "cd src && gunicorn wsgi --workers "\n');
  assert.equal((await offered('web: bash -c "gunicorn |"\n')).has('celery'), false);
  assert.equal((await offered("web: sh -c 'exec |'\n")).get('gunicorn'), "web: sh -c 'exec gunicorn'\n");
  const formats = await offered('web: bash -c "gunicorn wsgi --access-logformat |"\n');
  assert.equal(formats.size, 0, 'their quotes would end the script');
  assert.equal((await offered('web: gunicorn wsgi # with --wor|\n', {})).size, 0);
});

test('an application only where one is named; files for python, modules behind -m', async () => {
  const files = {
    'manage.py': '',
    'tasks.py': '',
    'gunicorn.conf.py': '',
    'shop/wsgi.py': 'import os\nfrom x import y\nfrom django import get\nmade = 1\napplication = get()\n',
    'shop/asgi.py': '',
  };
  assert.deepEqual(await first('release: python |\n', 3, { files }), ['manage.py', 'tasks.py', '-u']);
  assert.deepEqual(await first('w: python -m |\n', 1, { files }), ['shop.wsgi']);
  assert.deepEqual(await first('web: uvicorn |\n', 2, { files }), ['shop.asgi', 'shop.wsgi']);
  for (const command of ['celery', 'celery -A shop', 'python manage.py', 'python manage.py runserver', 'flask'])
    assert.equal((await offered(`web: ${command} |\n`, { files })).has('shop.wsgi'), false, command);
  const objects = [...(await offered('web: gunicorn shop.wsgi:|\n', { files })).keys()];
  assert.deepEqual(objects, ['shop.wsgi:application', 'shop.wsgi:made'], 'not what it imports');
});

test('modules of packages inside packages, where a command names those', async () => {
  const files = {
    'app/__init__.py': '',
    'app/main.py': '',
    'app/tasks/__init__.py': '',
    'app/tasks/celery_app.py': '',
  };
  const labels = [...(await offered('worker: celery -A app.tasks.ce| worker\n', { files })).keys()];
  assert.deepEqual(labels.slice(0, 2), ['app.tasks.celery_app', 'app.tasks']);
});

test('a module of app_desc.yaml is offered what lies in its own directory', async () => {
  const text = (command: string) =>
    `spec_version: 2\nmodule:\n  language: python\n  source_dir: back\n  processes:\n    web:\n      command: ${command}\n`;
  const files = {
    'front.py': '',
    'back/requirements.txt': 'gunicorn==19.6.0\n',
    'back/shop/__init__.py': '',
    'back/shop/wsgi.py': '',
    'back/manage.py': '',
  };
  const labels = async (command: string) => [
    ...(await offered(text(command), { file: 'app_desc.yaml', files })).keys(),
  ];
  const modules = (await labels('gunicorn |')).filter((label) => !label.startsWith('-'));
  assert.deepEqual(modules, ['shop.wsgi', 'manage', 'shop']);
  assert.equal((await labels('python |'))[0], 'manage.py');
  const options = await labels('gunicorn shop.wsgi --|');
  assert.deepEqual([options.includes('--bind'), options.includes('--print-config')], [true, false], 'of that release');
});
