import { builtInClasses, findWorkerClass } from '../../programs/gunicorn/worker-classes.ts';
import { isAtLeast } from '../../programs/release.ts';
import { nearest } from '../../text/edit-distance.ts';
import { type Text, t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Fix, Rule } from '../rule.ts';
import { lastUse } from './gunicorn-starts.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';

export const unknownWorkerClass: Rule = {
  id: 'gunicorn/unknown-worker-class',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn has no such worker class.'),
  explanation: t(
    'A worker class is the name of a built-in one (`sync`, `gthread`, `gevent`, `tornado`, `asgi`, …; case matters) or the dotted path of a class, such as `uvicorn_worker.UvicornWorker`. Names come and go: `asgi` came with 24.0.0, `gaiohttp` left in 20.0.0 and `eventlet` in 26.0.0. The name is looked up when the server starts: `--check-config` does not find the mistake.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/workers/__init__.py',
    'benoitc/gunicorn:gunicorn/util.py load_class',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['unknown-worker-class'])) {
      const version = refusal.start.effective.version;
      const classes = builtInClasses(version).map(({ name }) => name);
      const sentence = otherRelease(refusal) ?? noSuchClass(writtenClass(refusal), classes);
      yield { span: refusal.span, ...verdict(refusal, sentence), fixes: () => repairs(refusal, classes) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -k «GEVENT»\n', fixed: 'web: gunicorn wsgi -k gevent\n' },
      { text: 'web: gunicorn wsgi --worker-class=«gthreads»\n', fixed: 'web: gunicorn wsgi --worker-class=gthread\n' },
      { text: 'web: gunicorn wsgi -k «threads»\n', fixed: 'web: gunicorn wsgi -k gthread\n' },
      { text: 'web: gunicorn main:app -k «uvicorn»\n' },
      { text: 'web: gunicorn wsgi -k «eventlet»\n', files: { 'requirements.txt': 'gunicorn==26.0.0\n' } },
      { text: 'web: gunicorn wsgi -k «asgi»\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
    ],
    good: [
      { text: 'web: gunicorn wsgi -k gevent --threads 2\n' },
      { text: 'web: gunicorn main:app -k uvicorn.workers.UvicornWorker\n' },
      { text: 'web: gunicorn wsgi -k eventlet\n', files: { 'requirements.txt': 'gunicorn==20.1.0\n' } },
      { text: 'web: gunicorn wsgi -k $WORKER\n' },
    ],
  },
};

function writtenClass({ start }: Refusal): string {
  return start.settings.text('worker_class')?.trim() ?? '';
}

function noSuchClass(name: string, classes: readonly string[]): Text {
  const [meant, ...others] = meantClasses(name, classes);
  return meant !== undefined && others.length === 0
    ? t('There is no worker class `{name}`; did you mean `{meant}`?', { name, meant })
    : t('There is no worker class `{name}`; built-in ones are {names}.', { name, names: classes.join(', ') });
}

/** A class that another release has. */
function otherRelease(refusal: Refusal): Text | undefined {
  const { start } = refusal;
  const worker = findWorkerClass(writtenClass(refusal));
  if (!worker) return undefined;
  const { name, since, removedIn } = worker;
  if (removedIn && isAtLeast(start.effective.version, removedIn)) {
    return t('`{flag}` was removed in gunicorn {removed}.', { flag: name, removed: removedIn });
  }
  return since ? t('`{flag}` came with gunicorn {first}.', { flag: name, first: since }) : undefined;
}

/** Names people use for a class, in lower case. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  thread: ['gthread'],
  threads: ['gthread'],
  threaded: ['gthread'],
  async: ['gevent', 'gthread'],
  uvicorn: ['uvicorn_worker.UvicornWorker', 'uvicorn.workers.UvicornWorker'],
  uvicornworker: ['uvicorn_worker.UvicornWorker', 'uvicorn.workers.UvicornWorker'],
};

function repairs(refusal: Refusal, classes: readonly string[]): Fix[] {
  const { start, error } = refusal;
  if (!lastUse(start, 'worker_class')) return [];
  const names = meantClasses(writtenClass(refusal), classes);
  return names.map((name) => changeTo(start.command, error.span, name, { preferred: names.length === 1 }));
}

/** What a name that is no class may have been meant for, of the built-in `classes` of a release and those of packages. */
export function meantClasses(text: string, classes: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  const certain = classes.includes(lower) ? [lower] : MEANT[lower];
  return certain ?? findWorkerClass(lower)?.replacements ?? nearest(text, classes);
}
