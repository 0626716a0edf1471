import { replaceArgument } from '../../programs/argument-edits.ts';
import { effectiveClassName, findWorkerClass } from '../../programs/gunicorn/worker-classes.ts';
import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Fix, Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts, lastUse, useSpan } from './gunicorn-starts.ts';

export const optionIgnoredByWorkerClass: Rule = {
  id: 'gunicorn/option-ignored-by-worker-class',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The worker class does not use this option.'),
  explanation: t(
    'Each worker class has its own way to do several things at a time. Threads belong to `gthread` alone (`sync` with more than one thread becomes `gthread`); `gevent` and `eventlet` count connections; `sync` knows neither, and closes each connection, so `--keep-alive` does nothing. gunicorn accepts such options without a word.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/workers/*.py (which settings each class reads)',
    'benoitc/gunicorn:gunicorn/config.py Config.worker_class_str',
    'encode/uvicorn:uvicorn/workers.py',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const name = start.settings.text('worker_class')?.trim();
      const threads = start.settings.number('threads');
      if (name === undefined || threads === undefined) continue;
      const worker = findWorkerClass(effectiveClassName(name, threads));
      for (const use of start.uses) {
        const { option } = use;
        if (!worker || !option.setting || !worker.ignores.includes(option.setting.name)) continue;
        const isMinor = option.setting.name === 'keepalive' || option.setting.name === 'access_log_format';
        yield {
          span: useSpan(start, use),
          severity: isMinor ? 'information' : 'warning',
          tags: ['unnecessary'],
          message: t('The worker class `{worker}` does not use `{flag}`.', { worker: worker.name, flag: use.name }),
          fixes: () => repairs(start, use),
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -k gevent «--threads 4»\n', fixed: 'web: gunicorn wsgi -k gevent\n' },
      {
        text: 'web: gunicorn wsgi «--keep-alive=5» -w 2 «--worker-connections 100»\n',
        fixed: 'web: gunicorn wsgi -w 2\n',
      },
      {
        text: 'web: gunicorn main:app -k uvicorn_worker.UvicornWorker «--threads 4» -w2\n',
        fixed: 'web: gunicorn main:app -k uvicorn_worker.UvicornWorker -w2\n',
      },
      {
        text: 'web: gunicorn wsgi «--threads 8»\n',
        fixed: 'web: gunicorn wsgi\n',
        files: { 'gunicorn.conf.py': 'worker_class = "gevent"\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --threads 4 --keep-alive 5\n' },
      { text: 'web: gunicorn wsgi -k gevent --worker-connections 100 --keep-alive 5\n' },
      { text: 'web: gunicorn wsgi -k $CLASS --threads 4\n' },
      { text: 'web: gunicorn wsgi --keep-alive 5\n', files: { 'gunicorn.conf.py': 'from base import *\n' } },
    ],
  },
};

function repairs(start: GunicornStart, use: GunicornStart['uses'][number]): Fix[] {
  const { command } = start;
  const remove = removeOption(start, { flag: use.flag, value: use.values[0] }, { flag: use.name });
  const value = lastUse(start, 'worker_class')?.values[0];
  if (use.option.setting?.name !== 'threads' || !value) return [remove];
  const change = replaceArgument(command, value.span, 'gthread');
  return [remove, { title: t('Use threads: `gthread`'), edits: change, preferred: false, safe: false }];
}
