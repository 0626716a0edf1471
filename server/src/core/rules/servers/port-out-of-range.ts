import { isPort } from '../../programs/port.ts';
import { pythonInt } from '../../syntax/python/python-number.ts';
import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { isFromVariable } from '../facts/from-variable.ts';
import { programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';
import { listeningOf } from './listening.ts';
import { WEB_NAMES, WEB_PROGRAMS } from './web-starts.ts';

/** Servers that were seen to end. Where `getaddrinfo` reads the port, as for waitress, only its last 16 bits count. */
const ENDING = ['uvicorn', 'hypercorn', 'daphne', 'granian', 'sanic', 'streamlit'];

export const portOutOfRange: Rule = {
  id: 'servers/port-out-of-range',
  severity: 'error',
  scope: 'process',
  programs: WEB_PROGRAMS,
  title: t('There is no such port.'),
  explanation: t(
    'A port is a number from 0 to 65535. With any other the socket cannot be bound: uvicorn, hypercorn and granian end with an OverflowError, daphne with «Listen failure», and waitress listens on the remainder of a division by 65536. The platform says in `$PORT` which port it expects.',
  ),
  sources: [
    'python/cpython:Modules/socketmodule.c getsockaddrarg',
    'test/unit/rules/servers/servers-that-do-not-start.test.ts',
    'test/fixtures/programs/granian (granian)',
  ],
  *check(context) {
    for (const start of programStarts(context, WEB_NAMES)) {
      for (const { program, port } of listeningOf(start)) {
        const number = port.span && isKnown(port.text) ? pythonInt(port.text) : undefined;
        if (!port.span || number === undefined || isPort(number)) continue;
        yield {
          span: start.command.toDocument(port.span),
          message: t('A port is a number from 0 to 65535.'),
          severity: ENDING.includes(program) && !isFromVariable(start, port.span) ? 'error' : 'warning',
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: uvicorn app:app --port «80800»\n' },
      { text: 'web: uvicorn app:app --port=«-1»\n' },
      { text: 'web: granian app:app --port «80800»\n' },
      { text: 'web: streamlit run app.py --server.port «99999»\n' },
      { text: 'web: hypercorn app:app -b 0.0.0.0:«80800»\n' },
      { text: 'ws: daphne -b 0.0.0.0 -p «80800» app:app\n' },
      { text: 'web: waitress-serve --port=«80800» app:app\n' },
      { text: 'web: python manage.py runserver 0.0.0.0:«80800»\n' },
    ],
    good: [
      { text: 'web: uvicorn app:app --port 65535\n' },
      { text: 'web: uvicorn app:app --port 0\n' },
      { text: 'web: uvicorn app:app --port $PORT\n' },
      { text: 'web: uvicorn app:app --uds /tmp/app.sock --port 80800\n' },
    ],
  },
};
