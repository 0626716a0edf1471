import { type Application, applicationsOf } from '../../effective/application.ts';
import type { CommandLine } from '../../model/command-line.ts';
import type { Platform } from '../../model/platform.ts';
import { nameOf, parentOf } from '../../project/paths.ts';
import type { Project } from '../../project/project.ts';
import { findAttribute } from '../../project/python/find-attribute.ts';
import { findModule, type MissingModule, modulesIn } from '../../project/python/find-module.ts';
import { normalizeName } from '../../project/requirements/package-name.ts';
import { nearest } from '../../text/edit-distance.ts';
import { t } from '../../text/l10n.ts';
import type { Finding, Fix, Rule } from '../rule.ts';

export const moduleNotFound: Rule = {
  id: 'project/module-not-found',
  severity: 'warning',
  scope: 'process',
  title: t('The module of the application is not in the workspace.'),
  explanation: t(
    'The server imports the application by a dotted name, counted from the directory it is started in: `mysite.wsgi` is mysite/wsgi.py there. A module that is not found ends every worker while it starts (`ModuleNotFoundError`). Reported only where the folder is clearly the root of the Python code and no package of the requirements may bring the module.',
  ),
  sources: [
    'Python language reference, 5 "The import system"',
    'benoitc/gunicorn:gunicorn/util.py import_app',
    'celery/celery:celery/app/utils.py find_app',
  ],
  *check({ document, project, platform }) {
    for (const application of applicationsOf(document, project)) {
      const missing = missingModule(application);
      if (!missing) continue;
      const finding = missing.isInside ? inPackage(application, missing) : atTop(application, missing, platform);
      if (finding) yield { ...finding, fixes: () => replacements(application, missing, application.command) };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn «mysite.wsgy»:application\n',
        fixed: 'web: gunicorn mysite.wsgi:application\n',
        files: { 'mysite/__init__.py': '', 'mysite/wsgi.py': 'application = 1' },
      },
      {
        text: 'web: gunicorn «wsgi» -w 2\n',
        fixed: 'web: gunicorn mysite.wsgi -w 2\n',
        files: { 'requirements.txt': 'gunicorn', 'manage.py': '', 'mysite/__init__.py': '', 'mysite/wsgi.py': '' },
      },
      {
        text: 'worker: celery -A «proj» worker\n',
        files: { 'requirements.txt': 'celery', 'app.py': '', 'tasks/__init__.py': '' },
      },
      {
        text: 'web: gunicorn «api.main»:app\n',
        platform: 'heroku',
        files: { 'requirements.txt': 'gunicorn', 'setup_db.py': '', 'backend/api/main.py': 'app = 1' },
      },
    ],
    good: [
      // Names of queues.
      { text: 'worker: rq worker high default\n', files: { 'requirements.txt': 'rq', 'app.py': '' } },
      { text: 'web: gunicorn mysite.wsgi\n', files: { 'requirements.txt': 'gunicorn', 'mysite/wsgi.py': '' } },
      { text: 'web: gunicorn mysite.wsgi\n', files: { 'requirements.txt': 'gunicorn', 'README.md': '' } },
      { text: 'web: gunicorn superset.app\n', files: { 'requirements.txt': 'apache-superset', 'conf.py': '' } },
      {
        file: 'app_desc.yml',
        text: 'specVersion: 3\nmodules:\n  - name: default\n    language: python\n    spec:\n      processes:\n        - {name: web, procCommand: gunicorn bk_plugin_runtime.wsgi --timeout 120}\n        - {name: beat, procCommand: celery -A blueapps.core.celery beat -l INFO}\n',
        files: { 'requirements.txt': 'bk-plugin-framework==2.1.1', 'bk_plugin/__init__.py': '' },
      },
      { text: 'web: gunicorn main:app\n', files: { 'requirements.txt': '-e .', 'src/main.py': '', 'a.py': '' } },
      { text: 'web: PYTHONPATH=lib gunicorn main\n', files: { 'requirements.txt': 'gunicorn', 'a.py': '' } },
      { text: 'web: cd src && gunicorn main\n', files: { 'requirements.txt': 'gunicorn', 'src/main.py': '' } },
      { text: 'web: gunicorn --chdir src main\n', files: { 'requirements.txt': 'gunicorn', 'src/main.py': '' } },
      { text: 'w: celery -A proj.app worker\n', files: { 'requirements.txt': 'celery', 'proj.py': 'app = 1' } },
    ],
  },
};

function missingModule({ program, project, module, object, searchPath }: Application): MissingModule | undefined {
  const found = findModule(project, module, searchPath);
  if (found.kind !== 'missing') return undefined;
  // In celery's `-A` without a colon the last part may be an attribute.
  const parent = module.slice(0, Math.max(0, module.lastIndexOf('.')));
  if (program.id === 'celery' && object === undefined && parent !== '') {
    const outer = findModule(project, parent, searchPath);
    if (outer.kind === 'opaque' || outer.kind === 'unknown') return undefined;
    const name = module.slice(parent.length + 1);
    if (outer.kind === 'file' && findAttribute(project, outer.path, name).kind !== 'absent') return undefined;
  }
  return found;
}

function inPackage(
  { module, moduleSpan, command }: Application & { command: CommandLine },
  missing: MissingModule,
): Finding {
  return {
    span: command.toDocument(moduleSpan),
    message: t('There is no module `{module}`: `{name}` is not in {directory}.', {
      module,
      name: missing.name.slice(missing.name.lastIndexOf('.') + 1),
      directory: missing.directory.endsWith('.py') ? nameOf(missing.directory) : `${missing.directory}/`,
    }),
  };
}

function atTop(
  { project, module, moduleSpan, searchPath, command }: Application & { command: CommandLine },
  missing: MissingModule,
  platform: Platform,
): Finding | undefined {
  const span = command.toDocument(moduleSpan);
  if (!isPythonRoot(project, searchPath) || mayComeWithPackage(project, missing.name)) return undefined;
  const below = directoryWith(project, module);
  if (below === undefined) return { span, message: t('There is no module `{module}` in the workspace.', { module }) };
  // On BlueKing the directory that is built is set in the product, where it cannot be seen.
  if (platform.id === 'blueking') return undefined;
  const message = t('`{module}` is in {directory}/, not where the program is started.', { module, directory: below });
  return { span, message };
}

/** True if the folder looks like the root of a Python project: Python code beside the usual project files. */
function isPythonRoot(project: Project, [directory = '']: readonly string[]): boolean {
  const entries = project.entries(directory) ?? [];
  const hasCode =
    entries.some((entry) => entry.endsWith('.py') && entry !== 'setup.py' && entry !== 'gunicorn.conf.py') ||
    modulesIn(project, directory).some((name) => project.has(`${directory}${directory && '/'}${name}/__init__.py`));
  return hasCode && (project.requirements.found || project.has('manage.py') === true);
}

/**
 * Modules that packages of other names bring along: what a plugin of BlueKing starts is in bk-plugin-runtime, which bk-plugin-framework
 * requires (the metadata of both on PyPI).
 */
const BROUGHT_ALONG: readonly { readonly by: RegExp; readonly modules: RegExp }[] = [
  { by: /^bk-plugin-/, modules: /^(?:bk_plugin_\w+|blueapps)(?:\.|$)/ },
];

function mayComeWithPackage({ requirements }: Project, name: string): boolean {
  const wanted = normalizeName(name);
  const mayHold = (other: string) =>
    other.includes(wanted) ||
    wanted.includes(other.replace(/^(?:django|python)-/, '')) ||
    BROUGHT_ALONG.some(({ by, modules }) => by.test(other) && modules.test(name));
  return !requirements.found || requirements.hasUnseen || [...requirements.packages.keys()].some(mayHold);
}

/** A subdirectory of the folder that contains the module. */
function directoryWith(project: Project, module: string): string | undefined {
  const directories = (project.entries('') ?? [])
    .filter((entry) => entry.endsWith('/'))
    .map((entry) => entry.slice(0, -1));
  return directories.find((directory) => {
    const { kind } = findModule(project, module, [directory]);
    return kind === 'file' || kind === 'opaque';
  });
}

function replacements(
  { project, module, moduleSpan, searchPath }: Application,
  missing: MissingModule,
  command: CommandLine,
): Fix[] {
  const candidates = candidatesFor(project, module, missing, searchPath);
  return candidates.map((name) => ({
    title: t('Replace with `{name}`', { name }),
    edits: [{ span: command.toDocument(moduleSpan), newText: name }],
    preferred: candidates.length === 1,
    safe: false,
  }));
}

/**
 * Modules that exist and may have been meant: the missing part in a similar spelling, or the last part in another
 * package.
 */
function candidatesFor(
  project: Project,
  module: string,
  { name, siblings }: MissingModule,
  searchPath: readonly string[],
): string[] {
  const parent = name.slice(0, Math.max(0, name.lastIndexOf('.')));
  const part = name.slice(parent === '' ? 0 : parent.length + 1);
  const rest = module.slice(name.length);
  const last = module.slice(module.lastIndexOf('.') + 1);
  const similar = nearest(part, siblings).map((sibling) => `${parent === '' ? '' : `${parent}.`}${sibling}${rest}`);
  const [directory = ''] = searchPath;
  const elsewhere = modulesIn(project, directory).map((top) => `${top}.${last}`);
  return [...new Set([...similar, last, ...elsewhere])].filter((candidate) => {
    const found = candidate === module ? undefined : findModule(project, candidate, searchPath);
    return found?.kind === 'file' && parentOf(found.path) !== 'tests';
  });
}
