import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import { valueIsMissing, writtenFlag } from '../facts/written-flag.ts';
import type { Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';

export const celeryMissingValue: Rule = {
  id: 'celery/missing-value',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('An option has no value.'),
  explanation: t(
    'The option takes the next word as its value, but the command ends there. Options of flower have their value behind an equals sign only: `--port=5555`.',
  ),
  sources: [
    'pallets/click:src/click/parser.py _OptionParser._get_value_from_state',
    'tornadoweb/tornado:tornado/options.py OptionParser.parse_command_line',
    'test/fixtures/celery-cases.ndjson (cases 15, 123 and 142)',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'missing-value')) {
      const { start, error } = refusal;
      const flag = writtenFlag(start.command, error.span, error.option);
      const words = start.invocation.arguments;
      const at = words.findIndex(({ span }) => span.start === error.span.start);
      const next = words[at + 1];
      const isFlower = start.parsed.command?.name === 'flower';
      const sentence = isFlower
        ? t('flower takes the value of `{flag}` behind an equals sign only.', { flag })
        : valueIsMissing(start.command, error);
      yield {
        span: refusal.span,
        ...verdict(refusal, sentence),
        fixes: () =>
          isFlower && next && !next.value.text.startsWith('-')
            ? [
                {
                  title: t('Join the value with an equals sign'),
                  edits: [
                    {
                      span: start.command.toDocument({ start: error.span.end, end: next.span.start }),
                      newText: start.command.encode('='),
                    },
                  ],
                  preferred: true,
                  safe: true,
                },
              ]
            : [],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker «-l»\n' },
      { text: 'worker: celery -A proj worker -l info «--concurrency»\n' },
      { text: 'web: celery -A proj flower «--port» 5555\n', fixed: 'web: celery -A proj flower --port=5555\n' },
      { text: 'web: celery -A proj flower «--port» $PORT\n', fixed: 'web: celery -A proj flower --port=$PORT\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l $LEVEL -c4\n' },
      { text: 'web: celery -A proj flower --port=$PORT --debug\n' },
    ],
  },
};
