import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts } from './celery-starts.ts';
import { isOfSingleDash, singleDashes } from './single-dash.ts';

export const celerySingleDashOption: Rule = {
  id: 'celery/single-dash-option',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('A long option needs two hyphens.'),
  explanation: t(
    'Behind a single hyphen each letter is an option of its own, or the rest is the value of the first one: `-loglevel=info` asks for the level «oglevel=info» and is refused.',
  ),
  sources: [
    'pallets/click:src/click/parser.py _OptionParser._match_short_opt',
    'test/fixtures/celery-cases.ndjson (case 13)',
  ],
  *check(context) {
    for (const { command, invocation, parsed } of celeryStarts(context)) {
      if (parsed.command?.name === 'multi' || parsed.command?.name === 'flower') continue;
      for (const { word, written, meant } of singleDashes(invocation)) {
        // The value of another option may look like one.
        if (parsed.uses.some(({ value }) => value?.span.start === word.span.start)) continue;
        yield {
          span: command.toDocument(written.span),
          severity: parsed.errors.some(({ span }) => isOfSingleDash(invocation, span)) ? 'error' : 'warning',
          message: t('celery reads `{written}` letter by letter: a long option needs two hyphens, `{meant}`.', {
            written: written.text,
            meant,
          }),
          fixes: () => [changeTo(command, written.span, meant, { safe: true })],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker «-loglevel»=info\n',
        fixed: 'worker: celery -A proj worker --loglevel=info\n',
      },
      {
        text: 'worker: celery -A proj worker «-concurrency» 4 «-pool» gevent\n',
        fixed: 'worker: celery -A proj worker --concurrency 4 --pool gevent\n',
      },
      { text: 'worker: celery «-app» proj worker\n', fixed: 'worker: celery --app proj worker\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -linfo -c4 -Ofair -BE\n' },
      { text: 'worker: celery -A proj multi start w1 -loglevel=info\n' },
    ],
  },
};
