import { t } from '../../text/l10n.ts';
import { refusals, verdict } from '../facts/refusals.ts';
import { valueIsMissing } from '../facts/written-flag.ts';
import type { Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

export const serversMissingValue: Rule = {
  id: 'servers/missing-value',
  severity: 'error',
  scope: 'process',
  programs: SERVERS.map(({ id }) => id),
  title: t('An option of the server has no value.'),
  explanation: t('The option takes a value, but the command ends there, or the next word is an option itself.'),
  sources: [
    'pallets/click:src/click/parser.py',
    'python/cpython:Lib/argparse.py',
    'python/cpython:Lib/getopt.py',
    'test/unit/programs/against-servers.test.ts',
    'test/unit/programs/uwsgi/uwsgi.test.ts',
  ],
  *check(context) {
    for (const refusal of refusals(context, SERVERS, ['missing-value'])) {
      const { start, error, span } = refusal;
      yield { span, ...verdict(refusal, valueIsMissing(start.command, error)) };
    }
  },
  examples: {
    bad: [
      { text: 'web: streamlit run app.py --server.port $PORT «--server.headless»\n' },
      { text: 'web: uvicorn app:app --host 0.0.0.0 «--port»\n' },
      { text: 'web: hypercorn app:app «-b» -w 4\n' },
      { text: 'web: daphne app:app «-p»\n' },
      { text: 'web: waitress-serve «--port»\n' },
      { text: 'web: uwsgi -w app «--http»\n' },
    ],
    good: [{ text: 'web: uvicorn app:app --port $PORT\n' }, { text: 'web: hypercorn -b :$PORT app:app\n' }],
  },
};
