import { modulesIn } from '../../project/find-module.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { type Refusal, refusals, verdict } from '../refusals.ts';
import type { Fix, Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

export const serversAppReference: Rule = {
  id: 'servers/app-reference',
  severity: 'error',
  scope: 'process',
  programs: SERVERS.map(({ id }) => id),
  title: t('The application is not written as `MODULE:OBJECT`.'),
  explanation: t(
    'uvicorn, daphne and waitress want the module and the object in it, with a colon between: `mysite.asgi:application`. The module is an import name, not a file: no slashes and no `.py`. waitress calls the object with `--call`, not with brackets.',
  ),
  sources: [
    'encode/uvicorn:uvicorn/importer.py',
    'django/daphne:daphne/utils.py import_by_path',
    'Pylons/waitress:src/waitress/runner.py',
    'python/cpython:Lib/pkgutil.py resolve_name',
  ],
  *check(context) {
    for (const refusal of refusals(context, SERVERS, ['app-reference'])) {
      yield {
        span: refusal.span,
        ...verdict(refusal, t('The application is written as `MODULE:OBJECT`, such as `mysite.asgi:application`.')),
        fixes: () => addObject(refusal),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: uvicorn «main»\n' },
      { text: 'web: uvicorn «mysite.asgi»\n', fixed: 'web: uvicorn mysite.asgi:application\n' },
      { text: 'web: daphne «mysite.asgi»\n', fixed: 'web: daphne mysite.asgi:application\n' },
      { text: 'web: uvicorn «main:»\n' },
      { text: "web: waitress-serve '«app:create_app()»'\n" },
      { text: 'web: waitress-serve «wsgi.app»\n', files: { 'requirements.txt': 'waitress==2.1.2\n' } },
      {
        text: 'web: uvicorn «main» --port 80\n',
        files: { 'main.py': 'app = FastAPI()\n' },
        fixed: 'web: uvicorn main:app --port 80\n',
      },
    ],
    good: [
      { text: 'web: uvicorn main:app\n' },
      { text: 'web: uvicorn $MODULE\n' },
      { text: 'web: hypercorn main\n' },
      { text: 'web: waitress-serve --call app:create_app\n' },
      { text: 'web: waitress-serve wsgi.app\n', files: { 'requirements.txt': 'waitress==3.0.2\n' } },
      { text: 'web: waitress-serve $MODULE:app\n' },
      { text: 'web: uvicorn main:$APP\n' },
    ],
  },
};

function addObject({ start, error }: Refusal): Fix[] {
  const module = start.command.text.text.slice(error.span.start, error.span.end);
  if (!/^[A-Za-z_][\w.]*$/.test(module)) return [];
  const object = module.endsWith('.asgi') || module === 'asgi' ? 'application' : objectIn(module, start.project);
  if (!object) return [];
  const { end } = start.command.toDocument(error.span);
  return [
    {
      title: t('Change to `{name}`', { name: `${module}:${object}` }),
      edits: [{ span: span(end, end), newText: `:${object}` }],
      preferred: true,
      safe: false,
    },
  ];
}

/** The name of the application object in a module at the top of the project. */
function objectIn(module: string, project: Refusal['start']['project']): string | undefined {
  if (!project || !modulesIn(project, '').includes(module)) return undefined;
  const text = project.file(`${module}.py`) ?? '';
  return ['app', 'application'].find((name) => new RegExp(`^${name}\\s*=`, 'm').test(text));
}
