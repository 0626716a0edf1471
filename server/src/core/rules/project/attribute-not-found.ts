import { type Application, applicationsOf } from '../../effective/application.ts';
import type { CommandLine } from '../../model/command-line.ts';
import { quotedWord } from '../../programs/quoted-word.ts';
import { type AttributeSearch, findAttribute } from '../../project/python/find-attribute.ts';
import { findModule } from '../../project/python/find-module.ts';
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
    'test/unit/rules/project/application-not-found.test.ts (gunicorn, uvicorn and celery)',
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
        text: 'web: uvicorn main:«app» --port $PORT --host 0.0.0.0\n',
        fixed: 'web: uvicorn main:create_app --factory --port $PORT --host 0.0.0.0\n',
        files: { 'main.py': 'from shop.factory import create_app\n' },
      },
      {
        text: 'web: waitress-serve --port=$PORT main:«app»\n',
        fixed: 'web: waitress-serve --port=$PORT --call main:create_app\n',
        files: { 'main.py': 'def create_app(settings=None):\n    pass\n' },
      },
      {
        text: 'web: uvicorn --factory --port $PORT --host 0.0.0.0 main:«make_ap»\n',
        fixed: 'web: uvicorn --factory --port $PORT --host 0.0.0.0 main:make_app\n',
        files: { 'main.py': 'def make_app():\n    pass\n' },
      },
      {
        text: 'web: daphne shop.asgi:«channel_layer» -p $PORT -b 0.0.0.0\n',
        fixed: 'web: daphne shop.asgi:application -p $PORT -b 0.0.0.0\n',
        files: {
          'shop/__init__.py': '',
          'shop/asgi.py':
            'from django.core.asgi import get_asgi_application\nfrom channels.routing import get_default_application\napplication = get_asgi_application()\n',
        },
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
  { program, module, span }: Application,
  { others }: AttributeSearch & { kind: 'absent' },
  name: string,
  command: CommandLine,
): Fix[] {
  const { text } = command.text;
  const objects = others.filter(({ value }) => !['module', 'class', 'none', 'str', 'int'].includes(value.kind));
  // Behind `--factory` or `--call` the name is called in any case.
  const callOf = CALLED.test(text) ? (reference: string) => reference : CALLS[program.id];
  const references = new Map<string, string>();
  for (const binding of objects) {
    const reference = `${module}:${binding.name}`;
    const call = isFactory(binding) ? callOf?.(reference) : reference;
    const words = call?.split(' ').map((word) => quotedWord(text, span.start, word)) ?? [undefined];
    if (words.every((word) => word !== undefined)) references.set(binding.name, words.join(' '));
  }
  const names = [...references.keys()];
  const usual = USUAL_OBJECTS.filter((candidate) => references.has(candidate));
  const factories = objects.filter(isFactory).map((binding) => binding.name);
  const candidates = new Set([...nearest(name, names), ...usual, ...factories]);
  return [...candidates].flatMap((candidate) => {
    const reference = references.get(candidate);
    if (reference === undefined) return [];
    return {
      title: t('Replace with `{name}`', { name: reference.replace(/['"]/g, '') }),
      edits: [{ span: command.toDocument(span), newText: command.encode(reference) }],
      preferred: candidates.size === 1,
      safe: false,
    };
  });
}

const CALLED = /(?:^|\s)--(?:factory|call)(?=\s|$)/;

/** How a program is told to call a factory; daphne and celery have no way. */
const CALLS: Readonly<Record<string, (reference: string) => string>> = {
  gunicorn: (reference) => `${reference}()`,
  hypercorn: (reference) => `${reference}()`,
  uvicorn: (reference) => `${reference} --factory`,
  waitress: (reference) => `--call ${reference}`,
};

/** Makes an application, by its name and as far as its parameters are seen; not those of Django and Channels. */
function isFactory({ name, value }: Binding): boolean {
  const isCallable =
    value.kind === 'function' ? value.required === 0 : value.kind === 'unknown' && value.origin !== undefined;
  if (!isCallable || /^get_(?:[aw]sgi|default)_application$/.test(name)) return false;
  return /^(?:create|make|get|build)_\w*app/.test(name);
}
