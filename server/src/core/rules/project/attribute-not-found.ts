import { type Application, applicationsOf } from '../../effective/application.ts';
import type { CommandLine } from '../../model/command-line.ts';
import { quotedWord } from '../../programs/quoted-word.ts';
import { type AttributeSearch, findAttribute } from '../../project/find-attribute.ts';
import { findModule } from '../../project/find-module.ts';
import type { Binding } from '../../syntax/python/module-facts.ts';
import { nearest } from '../../text/edit-distance.ts';
import { t } from '../../text/l10n.ts';
import type { Finding, Fix, Rule } from '../rule.ts';

export const attributeNotFound: Rule = {
  id: 'project/attribute-not-found',
  severity: 'error',
  scope: 'process',
  title: t('The module has no such application object.'),
  explanation: t(
    'The part behind the colon is a name that the module defines at its top level; gunicorn takes `application` when there is none. A name that is bound only under `if __name__ == "__main__"` does not exist when the server imports the module. Modules with `import *` or names made by code are not judged.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/util.py import_app ("Failed to find attribute … in …", exit code 4)',
    'encode/uvicorn:uvicorn/importer.py',
    'celery/celery:celery/app/utils.py find_app',
    'test/unit/rules/application.test.ts (gunicorn, uvicorn and celery)',
  ],
  *check({ document, project }) {
    for (const application of applicationsOf(document, project)) {
      const finding = judge(application, application.command);
      if (finding) yield finding;
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn main:«ap»\n',
        fixed: 'web: gunicorn main:app\n',
        files: { 'main.py': 'from flask import Flask\napp = Flask(__name__)\n' },
      },
      {
        text: 'web: gunicorn «main» -w 2\n',
        fixed: 'web: gunicorn main:app -w 2\n',
        files: { 'main.py': 'from flask import Flask\napp = Flask(__name__)\n' },
      },
      {
        text: 'web: gunicorn main:«app»\n',
        fixed: "web: gunicorn 'main:create_app()'\n",
        files: { 'main.py': 'def create_app():\n    pass\n\n\nif __name__ == "__main__":\n    app = create_app()\n' },
      },
      {
        text: 'worker: celery -A proj:«celery_app» worker\n',
        files: { 'proj.py': 'from celery import Celery\nqueue = Celery()\n' },
      },
      {
        text: "web: bash -c 'gunicorn main:«app» -w 2'\n",
        fixed: 'web: bash -c \'gunicorn "main:create_app()" -w 2\'\n',
        files: { 'main.py': 'def create_app():\n    pass\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'try:\n    app = 1\nexcept E:\n    pass\n' } },
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'from factory import *\n' } },
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'from factory import make as app\n' } },
      { text: 'web: gunicorn pkg:views\n', files: { 'pkg/__init__.py': '', 'pkg/views.py': '' } },
      {
        text: 'worker: celery -A proj worker\n',
        files: { 'proj.py': 'from celery import Celery\nqueue = Celery()\n' },
      },
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'app = (\n' } },
    ],
  },
};

function judge(application: Application, command: CommandLine): Finding | undefined {
  const { program, project, module, searchPath, span, objectSpan } = application;
  // If no attribute is named, celery takes any application of the module, and other programs try default names.
  const object = application.object ?? (program.id === 'gunicorn' ? 'application' : undefined);
  const name = /^([A-Za-z_]\w*)\s*(?:$|[.(])/.exec(object ?? '')?.[1];
  const found = findModule(project, module, searchPath);
  if (name === undefined || found.kind !== 'file') return undefined;
  const attribute = findAttribute(project, found.path, name);
  if (attribute.kind !== 'absent') return undefined;
  const isDefault = application.object === undefined;
  const shown = { name, module, file: found.path };
  const undefinedName = isDefault
    ? t('gunicorn looks for `application` in `{module}`, but {file} defines no such name.', shown)
    : t('{file} defines no `{name}`.', shown);
  return {
    span: command.toDocument(isDefault ? span : objectSpan),
    message: attribute.isMainOnly
      ? t('`{name}` exists only when {file} is run, not when it is imported.', shown)
      : undefinedName,
    fixes: () => replacements(application, attribute, name, command),
  };
}

/** The names that frameworks use for the application in their documentation. */
export const USUAL_OBJECTS = ['application', 'app', 'wsgi_app', 'asgi_app', 'api', 'server', 'celery', 'celery_app'];

function replacements(
  { module, span }: Application,
  { others }: AttributeSearch & { kind: 'absent' },
  name: string,
  command: CommandLine,
): Fix[] {
  const objects = others.filter(({ value }) => !['module', 'class', 'none', 'str', 'int'].includes(value.kind));
  const names = objects.map((binding) => binding.name);
  const usual = USUAL_OBJECTS.filter((candidate) => names.includes(candidate));
  const factories = objects.filter(({ name: other }) => /^(?:create|make|get|build)_\w*app/.test(other));
  const candidates = [...new Set([...nearest(name, names), ...usual, ...factories.map((factory) => factory.name)])];
  return candidates.flatMap((candidate) => {
    const object = callIfFactory(
      objects.find((binding) => binding.name === candidate),
      candidate,
    );
    const reference = `${module}:${object}`;
    const word = quotedWord(command.text.text, span.start, reference);
    if (word === undefined) return [];
    return {
      title: t('Replace with `{name}`', { name: reference }),
      edits: [{ span: command.toDocument(span), newText: command.encode(word) }],
      preferred: candidates.length === 1,
      safe: false,
    };
  });
}

function callIfFactory(binding: Binding | undefined, name: string): string {
  return binding?.value.kind === 'function' && binding.value.required === 0 ? `${name}()` : name;
}
