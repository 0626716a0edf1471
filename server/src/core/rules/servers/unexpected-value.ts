import { t } from '../../text/l10n.ts';
import { refusals, verdict } from '../facts/refusals.ts';
import type { Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

export const serversUnexpectedValue: Rule = {
  id: 'servers/unexpected-value',
  severity: 'error',
  scope: 'process',
  programs: SERVERS.map(({ id }) => id),
  title: t('A switch of the server takes no value.'),
  explanation: t(
    'An option such as `--reload` or `--proxy-headers` is on when it is there. To turn one off that is on by itself, uvicorn and waitress have a second form: `--no-access-log`, `--no-ipv6`. The `master = true` of a file for uWSGI is `--master` on its command line.',
  ),
  sources: [
    'pallets/click:src/click/parser.py',
    'python/cpython:Lib/argparse.py',
    'python/cpython:Lib/getopt.py',
    'test/unit/programs/uwsgi/uwsgi.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, SERVERS, ['unexpected-value'])) {
      const flag = refusal.error.option?.flags[0] ?? '--help';
      yield { span: refusal.span, ...verdict(refusal, t('`{flag}` takes no value.', { flag })) };
    }
  },
  examples: {
    bad: [
      { text: 'web: uvicorn app:app --proxy-headers=«true»\n' },
      { text: 'web: hypercorn app:app --reload=«1»\n' },
      { text: 'web: waitress-serve --expose-tracebacks=«no» app:app\n' },
      { text: 'web: uwsgi --http :$PORT -w app --master=«true»\n' },
    ],
    good: [{ text: 'web: uvicorn app:app --proxy-headers --no-access-log --ws-per-message-deflate=false\n' }],
  },
};
