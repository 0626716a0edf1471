// What the servers themselves answer when the application is of the other kind.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { checkText } from '../../../support/check-text.ts';
import { requireProgram } from '../../../support/programs.ts';
import { freePort } from '../../../support/run-and-read.ts';
import { ScratchFolder } from '../../../support/scratch-folder.ts';

const SETTINGS =
  "import django.conf\ndjango.conf.settings.configure(SECRET_KEY='x', ROOT_URLCONF='urls', ALLOWED_HOSTS=['*'])\n";
const FILES = {
  'urls.py':
    "from django.http import HttpResponse\nfrom django.urls import path\nurlpatterns = [path('', lambda _: HttpResponse('x'))]\n",
  'asgi.py': `${SETTINGS}from django.core.asgi import get_asgi_application\napplication = get_asgi_application()\n`,
  'wsgi.py': `${SETTINGS}from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()\n`,
  'shop.py':
    "from flask import Flask\napplication = Flask(__name__)\n\n\n@application.get('/')\ndef index():\n    return 'x'\n",
};
/** The servers, and the modules that each is asked to serve. */
const SERVERS = [
  ['gunicorn-newest', 'gunicorn -b 127.0.0.1:PORT', ['asgi', 'shop']],
  ['gunicorn-newest', 'gunicorn -b 127.0.0.1:PORT -k asgi', ['asgi', 'shop']],
  ['asgi', 'uvicorn --port PORT', ['asgi', 'wsgi']],
  ['asgi', 'uvicorn --port PORT --interface wsgi', ['shop']],
  ['asgi', 'daphne -p PORT', ['wsgi']],
  ['asgi', 'hypercorn -b 127.0.0.1:PORT', ['shop']],
  ['asgi', 'waitress-serve --port=PORT', ['asgi']],
] as const;

test('every request fails exactly where it is said', { timeout: 240_000 }, async (t) => {
  const libraries = [requireProgram(t, 'paas', 'python'), requireProgram(t, 'flask', 'python')];
  if (libraries.some((python) => !python)) return;
  using folder = new ScratchFolder();
  folder.write(FILES);
  const path = libraries.map((python) => sitePackages(python ?? '')).join(':');
  for (const [environment, command, modules] of SERVERS) {
    const [name = '', ...options] = command.split(' ');
    const program = requireProgram(t, environment, name);
    if (!program) return;
    const judged = modules.map(async (module) => {
      const words = [...options, `${module}:application`];
      const status = await answerOf(t, program, words, { cwd: folder.path, path });
      const text = `web: ${[name, ...words].join(' ')}\n`;
      const findings = await checkText({ text, files: FILES, platform: 'heroku' });
      const isSaid = findings.some(({ rule }) => rule.id === 'project/interface-mismatch');
      assert.deepEqual([status, isSaid], isSaid ? [500, true] : [200, false], text);
    });
    await Promise.all(judged);
  }
});

function sitePackages(python: string): string {
  const code = "import sysconfig; print(sysconfig.get_path('purelib'))";
  return spawnSync(python, ['-c', code], { encoding: 'utf8' }).stdout.trim();
}

/** The status of the first answer. */
async function answerOf(
  t: TestContext,
  program: string,
  words: readonly string[],
  { cwd, path }: { readonly cwd: string; readonly path: string },
): Promise<number> {
  const port = await freePort();
  const args = words.map((word) => word.replace('PORT', String(port)));
  const server = spawn(program, args, { cwd, env: { ...process.env, PYTHONPATH: path }, stdio: 'ignore' });
  const ended = once(server, 'exit');
  t.after(() => server.kill('SIGKILL'));
  try {
    for (let i = 0; i < 200 && server.exitCode === null; i++) {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      if (answer) return answer.status;
      await wait(100);
    }
    return 0;
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
