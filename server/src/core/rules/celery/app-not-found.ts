import { type Application, applicationsOf } from '../../effective/application.ts';
import type { CommandLine } from '../../model/command-line.ts';
import { joinPath } from '../../project/paths.ts';
import type { Project } from '../../project/project.ts';
import { findAttribute } from '../../project/python/find-attribute.ts';
import { findModule } from '../../project/python/find-module.ts';
import type { Binding } from '../../syntax/python/module-facts.ts';
import { readModule } from '../../syntax/python/read-module.ts';
import { t } from '../../text/l10n.ts';
import type { Fix, Rule } from '../rule.ts';

export const celeryAppNotFound: Rule = {
  id: 'celery/app-not-found',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('The module has no application of celery.'),
  explanation: t(
    'For `-A proj` celery takes `app` or `celery` of that module, else the module `proj.celery`, else any application that `proj` defines at its top level. Without one it ends with «Unable to load celery application … has no attribute». Not reported where a name is imported or made in a way that may be an application.',
  ),
  sources: [
    'celery/celery:celery/app/utils.py find_app',
    'test/unit/rules/project/application-not-found.test.ts (celery)',
  ],
  *check({ document, project }) {
    for (const application of applicationsOf(document, project)) {
      const { program, object, module, moduleSpan, command } = application;
      if (program.id !== 'celery' || object !== undefined || !hasNone(application, module)) continue;
      yield {
        span: command.toDocument(moduleSpan),
        message: t('celery finds no application in `{module}`: neither `app` nor `celery`, nor one of another name.', {
          module,
        }),
        fixes: () => others(application).map((name, _, all) => replacement(application, name, all.length === 1)),
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A «shop» worker -c 2\n', files: { 'shop/__init__.py': '', 'shop/settings.py': '' } },
      {
        text: 'beat: celery -A «shop» beat\n',
        fixed: 'beat: celery -A config beat\n',
        files: {
          'shop/__init__.py': 'VERSION = "1"\n',
          'config/__init__.py': '',
          'config/celery.py': 'from celery import Celery\napp = Celery()\n',
        },
      },
      {
        text: 'worker: celery -A «tasks» worker -c 2\n',
        files: { 'tasks.py': 'from django.conf import settings\n\ndef add(a, b):\n    return a + b\n' },
      },
    ],
    good: [
      {
        text: 'worker: celery -A shop worker -c 2\n',
        files: { 'shop/__init__.py': '', 'shop/celery.py': 'app = a()\n' },
      },
      { text: 'worker: celery -A shop worker -c 2\n', files: { 'shop/__init__.py': 'from .tasks import queue\n' } },
      { text: 'worker: celery -A shop worker -c 2\n', files: { 'shop/__init__.py': 'from .tasks import *\n' } },
      { text: 'worker: celery -A shop worker -c 2\n', files: { 'shop.py': 'queue = Celery()\n' } },
      { text: 'worker: celery -A shop worker -c 2\n', files: { 'requirements.txt': 'celery' } },
      { text: 'worker: celery -A shop:app worker -c 2\n', files: { 'shop/__init__.py': '' } },
      {
        text: 'worker: celery -A shop.jobs worker -c 2\n',
        files: { 'shop/__init__.py': 'jobs = make()\n', 'shop/jobs.py': '' },
      },
    ],
  },
};

/** Whether a module is there, and certainly defines no application, nor does its submodule `celery`. */
function hasNone(application: Application, module: string): boolean {
  const { project, searchPath } = application;
  const found = findModule(project, module, searchPath);
  // The last part may be an attribute of the package.
  const parent = findModule(project, module.slice(0, Math.max(0, module.lastIndexOf('.'))), searchPath);
  const name = module.slice(module.lastIndexOf('.') + 1);
  if (parent.kind === 'file' && mayBeApplication(project, parent.path, name)) return false;
  if (found.kind !== 'file' || !definesNone(project, found.path)) return false;
  if (!found.isPackage) return true;
  const inner = findModule(project, `${module}.celery`, searchPath);
  // For that it looks in the same way.
  return inner.kind === 'missing' || hasNone(application, `${module}.celery`);
}

function mayBeApplication(project: Project, path: string, name: string): boolean {
  const attribute = findAttribute(project, path, name);
  return attribute.kind === 'bound' && mayHold(attribute.binding);
}

function definesNone(project: Project, path: string): boolean {
  const text = project.file(path);
  if (text === undefined) return false;
  const { bindings, isOpen } = readModule(text);
  return !isOpen && ![...bindings.values()].some(mayHold);
}

/** What is imported in most modules of tasks, and is no application. */
const NO_APPLICATION = /^(?:__future__\.|django\.|celery\.(?:Celery|shared_task|schedules\.\w+)$)/;

function mayHold({ name, value }: Binding): boolean {
  // Under these names anything but a module is taken.
  if (name === 'app' || name === 'celery') return value.kind !== 'module';
  return value.kind === 'unknown' && value.type === undefined && !NO_APPLICATION.test(value.origin ?? '');
}

/** Packages of the start directory that have an application. */
function others(application: Application): string[] {
  const { project, searchPath } = application;
  const [directory = ''] = searchPath;
  return (project.entries(directory) ?? []).flatMap((entry) => {
    const name = entry.replace(/\/$/, '');
    if (name === entry || !/^[A-Za-z_]\w*$/.test(name)) return [];
    const isThere = project.has(joinPath(directory, `${name}/celery.py`)) === true;
    return isThere && !hasNone(application, name) ? [name] : [];
  });
}

function replacement(
  { command, moduleSpan }: Application & { command: CommandLine },
  name: string,
  isOnly: boolean,
): Fix {
  return {
    title: t('Replace with `{name}`', { name }),
    edits: [{ span: command.toDocument(moduleSpan), newText: name }],
    preferred: isOnly,
    safe: false,
  };
}
