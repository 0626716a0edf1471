import { t } from '../../text/l10n.ts';
import { refusals, verdict } from '../refusals.ts';
import type { Rule } from '../rule.ts';
import { SERVERS } from './servers.ts';

export const serversUnexpectedArgument: Rule = {
  id: 'servers/unexpected-argument',
  severity: 'error',
  scope: 'process',
  programs: SERVERS.map(({ id }) => id),
  title: t('The server does not know what to do with a word.'),
  explanation: t(
    'Each of these servers takes exactly one application. waitress reads no options behind it: `waitress-serve --port=$PORT app:app`, with the application at the end.',
  ),
  sources: ['Pylons/waitress:src/waitress/runner.py', 'test/unit/programs/servers/against-servers.test.ts'],
  *check(context) {
    for (const refusal of refusals(context, SERVERS, ['unexpected-argument'])) {
      const { program, start, error } = refusal;
      const word = start.command.text.text.slice(error.span.start, error.span.end);
      const sentence =
        program.id === 'waitress' && word.startsWith('-')
          ? t('waitress reads no options behind the application.')
          : t('`{word}` belongs to no option, and the application is there already.', { word });
      yield { span: refusal.span, ...verdict(refusal, sentence) };
    }
  },
  examples: {
    bad: [
      { text: 'web: uvicorn app:app «other»\n' },
      { text: 'web: hypercorn app:app --reload «yes»\n' },
      { text: 'web: waitress-serve app:app «--port=80»\n' },
    ],
    good: [{ text: 'web: uvicorn app:app $EXTRA\n' }, { text: 'web: waitress-serve --port=80 app:app\n' }],
  },
};
