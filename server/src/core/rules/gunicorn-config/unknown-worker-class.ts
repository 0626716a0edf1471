import { gunicorn } from '../../programs/gunicorn/program.ts';
import { RELEASES } from '../../programs/gunicorn/releases.ts';
import { builtInClasses, workerClassError } from '../../programs/gunicorn/worker-classes.ts';
import { installedVersion } from '../../programs/installed-version.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { sentenceOf } from '../facts/error-sentence.ts';
import { meantClasses } from '../gunicorn/unknown-worker-class.ts';
import type { Finding, Rule } from '../rule.ts';
import { withinText } from './within-text.ts';

export const workerClass: Rule = {
  id: 'gunicorn-config/unknown-worker-class',
  severity: 'warning',
  scope: 'document',
  kind: 'gunicorn-config',
  title: t('gunicorn has no such worker class, and stops unless the command line names another.'),
  explanation: t(
    'A worker class is the name of a built-in one (`sync`, `gthread`, `gevent`, `tornado`, `asgi`, …; case matters), the dotted path of a class, or a class itself. The name is looked up when the server starts: `--check-config` does not find the mistake. `-k` on the command line replaces it.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/workers/__init__.py',
    'benoitc/gunicorn:gunicorn/util.py load_class',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check({ document, project }) {
    const { syntax, text } = document;
    const binding = syntax.kind === 'gunicorn-config' ? syntax.names.get('worker_class') : undefined;
    if (!binding?.certain || binding.value.kind !== 'str' || !isKnown(binding.value.value)) return;
    const name = binding.value.value.trim();
    const version = installedVersion(project, gunicorn);
    const error = workerClassError(name, version);
    if (error === undefined) return;
    const isCertain = version !== undefined || RELEASES.every((release) => workerClassError(name, release));
    const place = withinText(text, binding.valueSpan);
    const shown = sentenceOf(error);
    const finding: Finding = {
      span: binding.valueSpan,
      message: isCertain
        ? t('Unless the command line names another class, gunicorn stops with: {error}', { error: shown })
        : t('Unless the command line names another class, new releases of gunicorn stop with: {error}', {
            error: shown,
          }),
      fixes: () => {
        const names = place
          ? meantClasses(
              name,
              builtInClasses(version).map((one) => one.name),
            )
          : [];
        return names.map((meant) => ({
          title: t('Change to `{name}`', { name: meant }),
          edits: place ? [{ span: place, newText: meant }] : [],
          preferred: names.length === 1,
          safe: false,
        }));
      },
    };
    yield finding;
  },
  examples: {
    bad: [
      { file: 'gunicorn.conf.py', text: 'worker_class = «"gevnet"»\n', fixed: 'worker_class = "gevent"\n' },
      { file: 'gunicorn.conf.py', text: "worker_class = «'Sync'»\n", fixed: "worker_class = 'sync'\n" },
      { file: 'gunicorn.conf.py', text: 'kind = "threads"\nworker_class = «kind»\n' },
      {
        file: 'gunicorn.conf.py',
        text: 'worker_class = «"asgi"»\n',
        files: { 'requirements.txt': 'gunicorn==23.0.0\n' },
      },
    ],
    good: [
      { file: 'gunicorn.conf.py', text: 'worker_class = "gevent"\n' },
      { file: 'gunicorn.conf.py', text: 'worker_class = "uvicorn_worker.UvicornWorker"\n' },
      { file: 'gunicorn.conf.py', text: 'import os\nworker_class = os.environ.get("WORKER", "gevnet")\n' },
      { file: 'gunicorn.conf.py', text: 'if debug:\n    worker_class = "gevnet"\n' },
    ],
  },
};
