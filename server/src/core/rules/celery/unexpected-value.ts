import { argumentAt } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { verdict } from '../facts/refusals.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Fix, Rule } from '../rule.ts';
import { type CeleryRefusal, celeryRefusals } from './celery-starts.ts';

export const celeryUnexpectedValue: Rule = {
  id: 'celery/unexpected-value',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('A switch takes no value.'),
  explanation: t(
    'An option such as `--beat` or `--without-gossip` is on when it is there and off when it is not. `--beat=true` is refused, and so is `--beat=false`.',
  ),
  sources: ['pallets/click:src/click/parser.py', 'test/fixtures/celery-cases.ndjson (case 72)'],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unexpected-value')) {
      const flag = refusal.error.option?.flags.at(-1) ?? '--help';
      yield {
        span: refusal.span,
        ...verdict(refusal, t('`{flag}` takes no value.', { flag })),
        fixes: () => repair(refusal),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker --without-gossip=«1» -l info\n',
        fixed: 'worker: celery -A proj worker --without-gossip -l info\n',
      },
      {
        text: 'worker: celery -A proj worker --beat=«False» -l info\n',
        fixed: 'worker: celery -A proj worker -l info\n',
      },
      { text: 'worker: celery -A proj worker --purge=«later»\n' },
    ],
    good: [{ text: 'worker: celery -A proj worker --without-gossip --beat\n' }],
  },
};

/** For words such as true and false it is clear what was meant. */
function repair({ start: { command, invocation }, error }: CeleryRefusal): Fix[] {
  const word = argumentAt(invocation, error.span);
  const [flag = '', value = ''] = word?.value.text.split('=') ?? [];
  if (word?.quoting !== 'none' || !/^(?:true|false|yes|no|on|off|1|0)$/i.test(value)) return [];
  if (/^(?:false|no|off|0)$/i.test(value)) {
    const whole = { flag: { text: word.value.text, span: word.span }, value: undefined };
    return [removeOption({ command, invocation }, whole, { flag })];
  }
  const place = command.toDocument(span(error.span.start - 1, error.span.end));
  return [{ title: t('Remove the value'), edits: [{ span: place, newText: '' }], preferred: true, safe: true }];
}
