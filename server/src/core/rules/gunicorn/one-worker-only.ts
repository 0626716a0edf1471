import type { Application } from '../../effective/application.ts';
import { replaceArgument } from '../../programs/argument-edits.ts';
import { findModule } from '../../project/python/find-module.ts';
import { importCalls, type ModuleCall } from '../../syntax/python/module-calls.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { applicationsOfStart } from '../facts/applications-of-start.ts';
import { placeInFile } from '../facts/place-in-file.ts';
import type { Finding, Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts, hasFallback, lastUse, useSpan } from './gunicorn-starts.ts';

export const oneWorkerOnly: Rule = {
  id: 'gunicorn/one-worker-only',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  title: t('The application works with one worker process only.'),
  explanation: t(
    'Each worker of gunicorn imports the application for itself. Flask-SocketIO keeps its sessions in one of them, and gunicorn gives each request to any: most connections end with status 400, «Invalid session». A scheduler of APScheduler that is started with the module runs every job once in each worker. Use one worker with threads, `-w 1 --threads 100`; for jobs a process of their own.',
  ),
  sources: [
    'miguelgrinberg/Flask-SocketIO:docs/deployment.rst ("it is not possible to use more than one worker process")',
    'agronholm/apscheduler:docs/faq.rst (3.x: "How do I share a single job store among one or more worker processes?")',
    'tried with gunicorn 27.0.1, Flask-SocketIO 5.7.0 (`-w 4`: 9 of 12 new connections refused) and APScheduler 3.11.3 (`-w 2`: each job twice)',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const [application] = applicationsOfStart(context, start);
      const finding = application && judge(start, application);
      if (finding) yield finding;
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn app:app «-w 4»\n',
        fixed: 'web: gunicorn app:app -w 1\n',
        files: {
          'app.py':
            'from flask import Flask\nfrom flask_socketio import SocketIO\n\napp = Flask(__name__)\nsocketio = SocketIO(app)\n',
          'requirements.txt': 'gunicorn\nFlask-SocketIO\n',
        },
      },
      {
        text: 'web: gunicorn «--workers=2» --threads 8 shop.wsgi\n',
        fixed: 'web: gunicorn --workers=1 --threads 8 shop.wsgi\n',
        files: {
          'shop/__init__.py': '',
          'shop/wsgi.py':
            'from apscheduler.schedulers.background import BackgroundScheduler\n\n\ndef start_jobs():\n    scheduler = BackgroundScheduler()\n    scheduler.start()\n\n\nstart_jobs()\napplication = None\n',
          'requirements.txt': 'gunicorn\nAPScheduler\n',
        },
      },
    ],
    good: [
      {
        text: 'web: gunicorn app:app -w 1 --threads 100\n',
        files: {
          'app.py': 'from flask_socketio import SocketIO\nsocketio = SocketIO()\napp = None\n',
          'requirements.txt': 'gunicorn\nFlask-SocketIO\n',
        },
      },
      {
        text: 'web: gunicorn app:app -w 4 --preload\n',
        files: {
          'app.py':
            'from apscheduler.schedulers.background import BackgroundScheduler\nBackgroundScheduler().start()\napp = None\n',
          'requirements.txt': 'gunicorn\nAPScheduler\n',
        },
      },
      {
        text: 'web: gunicorn app:app -w 4\n',
        files: {
          'app.py':
            'from apscheduler.schedulers.background import BackgroundScheduler\napp = None\nif __name__ == "__main__":\n    BackgroundScheduler().start()\n',
          'requirements.txt': 'gunicorn\nAPScheduler\n',
        },
      },
    ],
  },
};

/** What only one process may have, by the call that makes it (packages: may-fail-in-production.ts); true for what `--preload` keeps in the master alone. */
const ONCE: Readonly<Record<string, { readonly isKeptByPreload: boolean }>> = {
  'flask_socketio.SocketIO': { isKeptByPreload: false },
  'apscheduler.schedulers.background.BackgroundScheduler.start': { isKeptByPreload: true },
  'flask_apscheduler.APScheduler.start': { isKeptByPreload: true },
};

function judge(start: GunicornStart, { project, module, searchPath }: Application): Finding | undefined {
  const workers = start.settings.number('workers');
  const use = lastUse(start, 'workers');
  const value = use?.values[0];
  if (!use || !value || workers === undefined || workers <= 1n || hasFallback(start, value.span)) return undefined;
  const found = findModule(project, module, searchPath);
  const text = found.kind === 'file' ? project.file(found.path) : undefined;
  if (found.kind !== 'file' || text === undefined) return undefined;
  const mayPreload = start.settings.isOn('preload_app') !== false;
  const call = importCalls(text).find(({ origin, certain }) => {
    const kind = ONCE[origin];
    return certain && kind && !(kind.isKeptByPreload && mayPreload);
  });
  if (!call) return undefined;
  const { callee, list } = call;
  return {
    span: useSpan(start, use),
    message: sentence(call, found.path, String(workers)),
    related: placeInFile(project, found.path, span(callee.start, list.end), t('It is started here.')),
    fixes: () => [
      {
        title: t('Change to `{name}`', { name: '1' }),
        edits: replaceArgument(start.command, value.span, '1'),
        preferred: true,
        safe: false,
      },
    ],
  };
}

function sentence({ origin }: ModuleCall, file: string, workers: string): Text {
  return origin === 'flask_socketio.SocketIO'
    ? t(
        '`SocketIO` in {file} keeps its sessions in one process: with {workers} workers most connections fail with «Invalid session». Use one, and `--threads`.',
        { file, workers },
      )
    : t('The scheduler in {file} is started by each worker: every job runs {workers} times.', { file, workers });
}
