import { t } from '../../text/l10n.ts';
import { refusals, verdict } from '../facts/refusals.ts';
import type { Finding, Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

export const serversMissingApp: Rule = {
  id: 'servers/missing-app',
  severity: 'error',
  scope: 'process',
  programs: SERVERS.map(({ id }) => id),
  title: t('The server is not told which application to serve.'),
  explanation: t(
    'uvicorn, hypercorn, daphne, granian, sanic and waitress need the application as `MODULE:OBJECT`, such as `mysite.asgi:application`. uvicorn also takes it from the variable UVICORN_APP.',
  ),
  sources: ['encode/uvicorn:uvicorn/main.py', 'test/unit/programs/against-servers.test.ts'],
  *check(context) {
    for (const refusal of refusals(context, SERVERS, ['missing-argument'])) {
      const isUvicorn = refusal.program.id === 'uvicorn';
      const said = verdict(
        refusal,
        isUvicorn
          ? t('No application is named, unless the platform sets the variable UVICORN_APP.')
          : t('No application is named.'),
      );
      yield {
        span: refusal.span,
        ...said,
        ...(isUvicorn && { severity: 'warning' as const }),
      } satisfies Finding;
    }
  },
  examples: {
    bad: [
      { text: 'web: «uvicorn» --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: «hypercorn» -b :$PORT\n' },
      { text: 'web: «daphne» -p $PORT\n' },
      { text: 'web: GRANIAN_APP=app:app «granian» --interface asgi\n' },
      { text: 'web: «sanic» --host 0.0.0.0 --port $PORT\n' },
      { text: 'web: «waitress-serve» --port=$PORT\n' },
    ],
    good: [
      { text: 'web: uvicorn app:app\n' },
      { text: 'web: UVICORN_APP=app:app uvicorn --port $PORT\n' },
      { text: 'web: hypercorn $APP\n' },
      { text: 'web: granian --interface asgi main\n' },
      { text: 'web: uvicorn --version\n' },
    ],
  },
};
