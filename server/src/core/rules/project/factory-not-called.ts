import { applicationsOf } from '../../effective/application.ts';
import { quotedWord } from '../../programs/quoted-word.ts';
import { compareReleases } from '../../programs/release.ts';
import { findAttribute } from '../../project/python/find-attribute.ts';
import { findModule } from '../../project/python/find-module.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';

export const factoryNotCalled: Rule = {
  id: 'project/factory-not-called',
  severity: 'error',
  scope: 'process',
  title: t('The application is a factory that nobody calls.'),
  explanation: t(
    'gunicorn calls the object it is given with two arguments for every request (three for ASGI). A function without parameters is no application but makes one: each request ends with a TypeError and status 500. gunicorn 20.0.1 and later, and those before 20, take a call: `main:create_app()`, in quotes for the shell.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/util.py import_app',
    'PEP 3333 "Specification Details"',
    'test/unit/rules/project/application-not-found.test.ts (gunicorn)',
  ],
  *check({ document, project }) {
    for (const {
      program,
      version,
      project: own,
      module,
      object,
      searchPath,
      span,
      objectSpan,
      command,
    } of applicationsOf(document, project)) {
      if (program.id !== 'gunicorn' || object === undefined || !/^\w+$/.test(object)) continue;
      const found = findModule(own, module, searchPath);
      const attribute = found.kind === 'file' ? findAttribute(own, found.path, object) : undefined;
      if (attribute?.kind !== 'bound' || !attribute.binding.certain) continue;
      const { value } = attribute.binding;
      if (value.kind !== 'function' || value.positional > 0 || value.takesMore) continue;
      const call = `${module}:${object}()`;
      // 20.0.0 takes plain names only.
      const takesCalls = version === undefined || compareReleases(version, '20.0.0') !== 0;
      yield {
        span: command.toDocument(objectSpan),
        message: t(
          '`{name}` takes no arguments, so it is no application but makes one: call it, `{name}()`. As it is, every request will fail.',
          { name: object },
        ),
        fixes: () => {
          const word = takesCalls ? quotedWord(command.text.text, span.start, call) : undefined;
          if (word === undefined) return [];
          const edits = [{ span: command.toDocument(span), newText: command.encode(word) }];
          return [{ title: t('Call it: `{call}`', { call }), edits, preferred: true, safe: false }];
        },
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn main:«create_app» -w 2\n',
        fixed: "web: gunicorn 'main:create_app()' -w 2\n",
        files: { 'main.py': 'def create_app():\n    return Flask(__name__)\n' },
      },
      {
        text: 'web: sh -c "exec gunicorn main:«create_app» -w 2"\n',
        fixed: 'web: sh -c "exec gunicorn \'main:create_app()\' -w 2"\n',
        files: { 'main.py': 'def create_app():\n    return Flask(__name__)\n' },
      },
    ],
    good: [
      { text: "web: gunicorn 'main:create_app()'\n", files: { 'main.py': 'def create_app():\n    pass\n' } },
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'def app(environ, start_response):\n    pass\n' } },
      { text: 'web: gunicorn main:app\n', files: { 'main.py': '@wraps\ndef app():\n    pass\n' } },
      { text: 'web: gunicorn main:app\n', files: { 'main.py': 'def app(*args):\n    pass\n' } },
    ],
  },
};
