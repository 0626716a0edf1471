import { daphne, uvicorn, waitress } from '../../programs/app-servers.ts';
import { modulesIn } from '../../project/python/find-module.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { isPath, moduleOfPath } from '../facts/module-of-path.ts';
import { possibleReleases } from '../facts/possible-releases.ts';
import { programStarts } from '../facts/program-starts.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Fix, Rule, RuleContext } from '../rule.ts';
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
    yield* paths(context);
  },
  examples: {
    bad: [
      { text: 'web: uvicorn «main»\n' },
      { text: 'web: uvicorn «mysite.asgi»\n', fixed: 'web: uvicorn mysite.asgi:application\n' },
      { text: 'web: daphne «mysite.asgi»\n', fixed: 'web: daphne mysite.asgi:application\n' },
      { text: 'web: uvicorn «main:»\n' },
      { text: 'web: uvicorn «./app/main»:app\n', fixed: 'web: uvicorn app.main:app\n' },
      { text: 'web: python -m uvicorn «my-app/main»:app --port $PORT\n' },
      { text: 'web: daphne «app/asgi.py»:application\n', fixed: 'web: daphne app.asgi:application\n' },
      {
        text: 'web: waitress-serve --port=$PORT «wsgi.py»:app\n',
        fixed: 'web: waitress-serve --port=$PORT wsgi:app\n',
      },
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
      { text: 'web: hypercorn app/main:app\n' },
      { text: 'web: uvicorn $DIR/main:app\n' },
      { text: 'web: uvicorn lang.py:app\n', files: { 'lang/py.py': 'app = None\n', 'lang/__init__.py': '' } },
      { text: 'web: waitress-serve --call app:create_app\n' },
      { text: 'web: waitress-serve wsgi.app\n', files: { 'requirements.txt': 'waitress==3.0.2\n' } },
      { text: 'web: waitress-serve $MODULE:app\n' },
      { text: 'web: uvicorn main:$APP\n' },
    ],
  },
};

/** hypercorn takes a path (pgjones/hypercorn:src/hypercorn/utils.py load_application); for the others it names no module. */
function* paths(context: RuleContext): Iterable<Finding> {
  for (const program of [uvicorn, daphne, waitress]) {
    for (const { command, invocation, project } of programStarts(context, program.names)) {
      const { positionals, errors } = program.parse(invocation, possibleReleases(project, program).likely);
      const [app] = positionals;
      const [module = '', object] = app?.text.split(':') ?? [];
      if (!app || !object || errors.length > 0 || !isKnown(app.text) || !isPath(module, project)) continue;
      const place = { start: app.span.start, end: app.span.start + module.length };
      const name = moduleOfPath(module);
      yield {
        span: command.toDocument(place),
        message: t('`{path}` is a path; {program} imports a module, such as `{module}`, and does not start.', {
          path: module,
          program: program.id,
          module: name ?? 'app.main',
        }),
        fixes: () => (name === undefined ? [] : [changeTo(command, place, name, { safe: true })]),
      };
    }
  }
}

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
