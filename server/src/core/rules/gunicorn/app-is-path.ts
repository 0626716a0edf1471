import { readAppReference } from '../../programs/gunicorn/values/app-reference.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { isPath, moduleOfPath } from '../facts/module-of-path.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts } from './gunicorn-starts.ts';

export const appIsPath: Rule = {
  id: 'gunicorn/app-is-path',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The application is named by a path instead of a module.'),
  explanation: t(
    'gunicorn imports the application: it wants the name of a module as in an `import` statement, with dots between its parts and without `.py`. `app/wsgi.py` is the module `app.wsgi`. With a path every worker fails to boot and gunicorn exits with code 3.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/util.py import_app',
    'python/cpython:Lib/importlib/_bootstrap_external.py FileFinder',
  ],
  *check(context) {
    for (const { command, effective, project } of gunicornStarts(context)) {
      const { app } = effective.command;
      if (!app || effective.command.settings.value('paste').kind !== 'none' || !isKnown(app.text)) continue;
      const { module } = readAppReference(app.text, effective.version);
      if (!isPath(module, project)) continue;
      const name = moduleOfPath(module);
      const span = { start: app.span.start, end: app.span.start + module.length };
      yield {
        span: command.toDocument(span),
        message: t('`{path}` is a path; gunicorn imports a module, such as `{module}`. Every worker fails to boot.', {
          path: module,
          module: name ?? 'app.wsgi',
        }),
        fixes: () => (name === undefined ? [] : [changeTo(command, span, name, { safe: true })]),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn «app/wsgi.py»\n', fixed: 'web: gunicorn app.wsgi\n' },
      { text: 'web: gunicorn -w 2 «./src/main.py»:app\n', fixed: 'web: gunicorn -w 2 src.main:app\n' },
      { text: 'web: gunicorn «wsgi.py»:application\n', fixed: 'web: gunicorn wsgi:application\n' },
      { text: 'web: gunicorn «/app/wsgi»\n' },
    ],
    good: [
      { text: 'web: gunicorn app.wsgi:application\n' },
      { text: 'web: gunicorn $DIR/wsgi\n' },
      { text: 'web: gunicorn lang.py:app\n', files: { 'lang/py.py': 'app = None\n', 'lang/__init__.py': '' } },
    ],
  },
};
