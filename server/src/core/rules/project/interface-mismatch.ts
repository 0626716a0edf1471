import type { CommandLine } from '../../model/command-line.ts';
import { gunicorn } from '../../programs/gunicorn/program.ts';
import { effectiveClassName } from '../../programs/gunicorn/worker-classes.ts';
import { isInstalled } from '../../programs/installed-version.ts';
import { setOption, useOf } from '../../programs/option-edits.ts';
import type { Program } from '../../programs/program.ts';
import { type Interface, interfaceOf } from '../../project/python/application-interface.ts';
import { findModule } from '../../project/python/find-module.ts';
import { t } from '../../text/l10n.ts';
import { isSameSpan } from '../../text/span.ts';
import { applicationsOfStart } from '../facts/applications-of-start.ts';
import { hasVariableOf } from '../facts/environment.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import { type GunicornStart, gunicornStarts, hasFallback, lastUse } from '../gunicorn/gunicorn-starts.ts';
import type { Fix, Rule } from '../rule.ts';

export const interfaceMismatch: Rule = {
  id: 'project/interface-mismatch',
  severity: 'error',
  scope: 'process',
  title: t('The server calls the application in a way it does not understand.'),
  explanation: t(
    'An application of FastAPI, Starlette, Quart or `get_asgi_application()` is called with three arguments (ASGI), one of Flask or `get_wsgi_application()` with two (WSGI). With a server of the other kind everything starts, and each request ends with a TypeError and status 500. gunicorn speaks WSGI, unless its worker class is `asgi` or one of uvicorn; waitress speaks WSGI, uvicorn and daphne ASGI, hypercorn both.',
  ),
  sources: [
    'PEP 3333',
    'https://asgi.readthedocs.io/en/latest/specs/main.html',
    'test/unit/rules/project/interface-mismatch.test.ts (gunicorn, uvicorn, daphne and waitress with Django and Flask)',
  ],
  *check(context) {
    const gunicorns = byCommand(gunicornStarts(context));
    for (const start of programStarts(context, NAMES)) {
      for (const application of applicationsOfStart(context, start)) {
        const { program, project, module, object = 'application', searchPath, span } = application;
        const found = findModule(project, module, searchPath);
        const made = found.kind === 'file' ? interfaceOf(project, found.path, object) : undefined;
        const spoken = made && spokenBy(program, start, gunicorns.get(start.command) ?? []);
        if (!spoken || made.name === spoken.name) continue;
        const texts = { maker: made.maker, interface: made.name, server: spoken.by, other: spoken.name };
        const { variable } = spoken;
        yield {
          span: start.command.toDocument(span),
          ...(variable !== undefined && { severity: 'warning' as const }),
          message:
            variable === undefined
              ? t(
                  '`{maker}` makes an {interface} application, but {server} speaks {other}: every request ends with a TypeError and status 500.',
                  texts,
                )
              : t(
                  '`{maker}` makes an {interface} application, but {server} speaks {other}: every request ends with a TypeError and status 500, unless the variable {variable} chooses another.',
                  { ...texts, variable },
                ),
          fixes: () => (program === gunicorn ? changeWorkerClass(start, made.name) : []),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn «main:app» -w 2\n',
        files: { 'main.py': 'from fastapi import FastAPI\n\napp = FastAPI(title="Shop")\n' },
        fixed: 'web: gunicorn main:app -w 2 -k uvicorn_worker.UvicornWorker\n',
      },
      {
        text: 'web: gunicorn «shop.asgi» -k gthread\n',
        files: {
          'shop/asgi.py': 'from django.core.asgi import get_asgi_application\n\napplication = get_asgi_application()\n',
          'requirements.txt': 'django\ngunicorn\nuvicorn\n',
        },
        fixed: 'web: gunicorn shop.asgi -k uvicorn.workers.UvicornWorker\n',
      },
      {
        text: 'web: gunicorn -k uvicorn.workers.UvicornWorker «app:app»\n',
        files: { 'app.py': 'import flask\n\napp = flask.Flask(__name__)\n' },
        fixed: 'web: gunicorn app:app\n',
      },
      {
        text: 'web: uvicorn «app:app» --host 0.0.0.0 --port $PORT\n',
        files: { 'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'from flask import Flask\napp = Flask(__name__)\n' } },
      {
        text: 'web: gunicorn main:app\n',
        files: {
          'main.py':
            'from a2wsgi import ASGIMiddleware\nfrom fastapi import FastAPI\napp = FastAPI()\napp = ASGIMiddleware(app)\n',
        },
      },
      {
        text: 'web: gunicorn main:app\n',
        files: {
          'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n',
          'gunicorn.conf.py': 'worker_class = "uvicorn.workers.UvicornWorker"\n',
        },
      },
      {
        text: 'web: gunicorn main:app -k ${WORKER_CLASS:-sync}\n',
        files: { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
      },
      {
        text: 'web: gunicorn main:app\n',
        files: { 'main.py': 'from shop.web import FastAPI\napp = FastAPI()\n', 'shop/web.py': '' },
      },
      {
        text: 'web: gunicorn main:app\n',
        files: { 'main.py': 'import flask\napp = flask.toString()\n' },
      },
      {
        text: 'web: hypercorn app:app -b 0.0.0.0:$PORT\n',
        files: { 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' },
      },
      {
        text: 'web: uvicorn --interface wsgi app:app --host 0.0.0.0 --port $PORT\n',
        files: { 'app.py': 'from flask import Flask\napp = Flask(__name__)\n' },
      },
    ],
  },
};

interface Spoken {
  readonly name: Interface;
  /** Who speaks it. */
  readonly by: string;
  /** The variable of the platform that decides where nothing is written here. */
  readonly variable?: string;
}

/** The servers that speak one of the two. */
const NAMES = ['gunicorn', 'uvicorn', 'daphne', 'waitress', 'waitress-serve'];
const SPOKEN: Readonly<Record<string, Interface>> = { daphne: 'ASGI', waitress: 'WSGI' };
const WSGI_WORKERS = ['sync', 'gthread', 'gevent', 'gevent_pywsgi', 'eventlet'];

function byCommand<T extends { readonly command: CommandLine }>(all: readonly T[]): ReadonlyMap<CommandLine, T[]> {
  const found = new Map<CommandLine, T[]>();
  for (const one of all) found.set(one.command, [...(found.get(one.command) ?? []), one]);
  return found;
}

function spokenBy(program: Program, start: ProgramStart, gunicorns: readonly GunicornStart[]): Spoken | undefined {
  if (program === gunicorn) {
    const { programSpan } = start.invocation;
    return ofGunicorn(gunicorns.find(({ invocation }) => isSameSpan(invocation.programSpan, programSpan)));
  }
  const always = SPOKEN[program.id];
  if (program.id !== 'uvicorn') return always && { name: always, by: program.id };
  const parsed = program.parse(start.invocation, undefined);
  // With a factory the object is a function that makes the application.
  const isHidden =
    !parsed.certain || useOf(parsed, '--factory') || hasVariableOf(start.invocation, 'UVICORN_INTERFACE');
  const chosen = useOf(parsed, '--interface')?.value?.text ?? 'auto';
  if (isHidden) return undefined;
  if (chosen === 'wsgi') return { name: 'WSGI', by: 'uvicorn --interface wsgi' };
  const isChosen = useOf(parsed, '--interface') !== undefined;
  if (!/^(?:auto|asgi3)$/.test(chosen)) return undefined;
  return { name: 'ASGI', by: program.id, ...(!isChosen && { variable: 'UVICORN_INTERFACE' }) };
}

function ofGunicorn(start: GunicornStart | undefined): Spoken | undefined {
  const name = start?.settings.text('worker_class')?.trim();
  const written = start && lastUse(start, 'worker_class')?.values[0];
  if (name === undefined || (written && hasFallback(start, written.span))) return undefined;
  const worker = effectiveClassName(name, start?.settings.number('threads') ?? 1n);
  const isAsgi = worker === 'asgi' || /^uvicorn(?:\.workers|_worker)\.Uvicorn\w*Worker$/.test(worker);
  if (!isAsgi && !WSGI_WORKERS.includes(worker)) return undefined;
  const spoken: Spoken = { name: isAsgi ? 'ASGI' : 'WSGI', by: `gunicorn (${worker})` };
  return written ? spoken : { ...spoken, variable: 'GUNICORN_CMD_ARGS' };
}

/** The class for this kind of application; where it stands in a file nothing is changed here. */
function changeWorkerClass({ command, invocation, project }: ProgramStart, name: Interface): Fix[] {
  const parsed = gunicorn.parse(invocation, undefined);
  const use = useOf(parsed, '-k');
  if (name === 'WSGI') return use ? [removeOption({ command, invocation }, use)] : [];
  const isOld = isInstalled(project, 'uvicorn') && !isInstalled(project, 'uvicorn-worker');
  const worker = isOld ? 'uvicorn.workers.UvicornWorker' : 'uvicorn_worker.UvicornWorker';
  const edits = setOption(command, invocation, parsed, '-k', worker);
  return edits.length === 0
    ? []
    : [{ title: t('Change to `{name}`', { name: `-k ${worker}` }), edits, preferred: true, safe: false }];
}
