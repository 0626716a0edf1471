import { granian } from '../../programs/app-servers.ts';
import { setOption, useOf } from '../../programs/option-edits.ts';
import { interfaceOf } from '../../project/python/application-interface.ts';
import { findModule } from '../../project/python/find-module.ts';
import { type Text, t } from '../../text/l10n.ts';
import { applicationsOfStart } from '../facts/applications-of-start.ts';
import { hasVariableOf } from '../facts/environment.ts';
import { type ProgramStart, programStarts } from '../facts/program-starts.ts';
import type { Fix, Rule } from '../rule.ts';

/** emmett-framework/granian:granian/constants.py; `asginl` is ASGI without lifespan events. */
const INTERFACES: Readonly<Record<string, string>> = { asgi: 'ASGI', asginl: 'ASGI', rsgi: 'RSGI', wsgi: 'WSGI' };

export const granianInterface: Rule = {
  id: 'servers/granian-interface',
  severity: 'error',
  scope: 'process',
  programs: [granian.id],
  title: t('granian calls the application in a way it does not understand.'),
  explanation: t(
    'granian calls the application as `--interface` says: `asgi` for FastAPI, Starlette and `get_asgi_application()`, `wsgi` for Flask and `get_wsgi_application()`. Without the option it is `rsgi`, its own interface, which none of these understands: granian starts, and every request ends with status 500.',
  ),
  sources: [
    'emmett-framework/granian:granian/cli.py (--interface)',
    'test/unit/programs/granian/granian.test.ts (with FastAPI and Flask)',
  ],
  *check(context) {
    for (const start of programStarts(context, granian.names)) {
      for (const application of applicationsOfStart(context, start)) {
        const { span, project, module, object = 'app', searchPath } = application;
        const found = findModule(project, module, searchPath);
        const made = found.kind === 'file' ? interfaceOf(project, found.path, object) : undefined;
        const spoken = made && spokenBy(start);
        if (!spoken || spoken.name === made.name) continue;
        yield {
          span: start.command.toDocument(span),
          ...(!spoken.isWritten && { severity: 'warning' as const }),
          message: sentence(spoken, { maker: made.maker, interface: made.name, other: spoken.name }),
          fixes: () => changeInterface(start, made.name.toLowerCase()),
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: granian «main:app» --host 0.0.0.0 --port $PORT\n',
        files: { 'main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' },
        fixed: 'web: granian main:app --host 0.0.0.0 --port $PORT --interface asgi\n',
      },
      {
        text: 'web: granian --interface asgi «shop.wsgi:application»\n',
        files: {
          'shop/wsgi.py': 'from django.core.wsgi import get_wsgi_application\n\napplication = get_wsgi_application()\n',
        },
        fixed: 'web: granian --interface wsgi shop.wsgi:application\n',
      },
    ],
    good: [
      {
        text: 'web: granian --interface asginl main:app\n',
        files: { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
      },
      {
        text: 'web: GRANIAN_INTERFACE=asgi granian main\n',
        files: { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
      },
      { text: 'web: granian main:app\n', files: { 'main.py': 'class App:\n    pass\n\n\napp = App()\n' } },
      {
        text: 'web: granian --factory main:app\n',
        files: { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' },
      },
    ],
  },
};

interface Spoken {
  readonly name: string;
  readonly isWritten: boolean;
}

/** Undefined where a variable decides, or where the object is a function that makes the application. */
function spokenBy({ invocation }: ProgramStart): Spoken | undefined {
  const parsed = granian.parse(invocation, undefined);
  const isFactory = useOf(parsed, '--factory') !== undefined || hasVariableOf(invocation, 'GRANIAN_FACTORY');
  if (!parsed.certain || isFactory) return undefined;
  const chosen = useOf(parsed, '--interface')?.value;
  if (!chosen) return hasVariableOf(invocation, 'GRANIAN_INTERFACE') ? undefined : { name: 'RSGI', isWritten: false };
  const name = INTERFACES[chosen.text.toLowerCase()];
  return name === undefined ? undefined : { name, isWritten: true };
}

function sentence({ isWritten }: Spoken, texts: Readonly<Record<'maker' | 'interface' | 'other', string>>): Text {
  return isWritten
    ? t(
        '`{maker}` makes an {interface} application, but granian calls it by {other}: every request ends with status 500.',
        texts,
      )
    : t(
        '`{maker}` makes an {interface} application, but granian calls it by {other} when it is not told otherwise: every request ends with status 500, unless the platform sets the variable GRANIAN_INTERFACE.',
        texts,
      );
}

function changeInterface({ command, invocation }: ProgramStart, name: string): Fix[] {
  const edits = setOption(command, invocation, granian.parse(invocation, undefined), '--interface', name);
  if (edits.length === 0) return [];
  return [{ title: t('Change to `{name}`', { name: `--interface ${name}` }), edits, preferred: true, safe: true }];
}
