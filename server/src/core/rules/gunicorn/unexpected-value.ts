import { argumentAt, replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Fix, Rule } from '../rule.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';

export const unexpectedValue: Rule = {
  id: 'gunicorn/unexpected-value',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('A switch takes no value.'),
  explanation: t(
    'An option such as `--preload` or `-D` is on when it is there and off when it is not. `--preload=true` is refused, and so is `--preload=false`.',
  ),
  sources: ['python/cpython:Lib/argparse.py consume_optional', 'benoitc/gunicorn:gunicorn/config.py'],
  *check(context) {
    for (const refusal of refusals(context, ['unexpected-value'])) {
      const { option } = refusal.error;
      const sentence = t('`{flag}` takes no value.', { flag: option?.flags.at(-1) ?? '' });
      yield { span: refusal.span, ...verdict(refusal, sentence), fixes: () => repair(refusal) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --preload=«true»\n', fixed: 'web: gunicorn wsgi --preload\n' },
      { text: 'web: gunicorn wsgi --reload=«False» -w 2\n', fixed: 'web: gunicorn wsgi -w 2\n' },
      { text: 'web: gunicorn wsgi -R=«1»\n', fixed: 'web: gunicorn wsgi -R\n' },
      { text: 'web: gunicorn wsgi -R«x»\n' },
    ],
    good: [{ text: 'web: gunicorn wsgi --preload -Rw4\n' }],
  },
};

/** For words such as true and false it is clear what was meant. */
function repair({ start, error }: Refusal): Fix[] {
  const word = argumentAt(start.invocation, error.span);
  const [flag = '', value = ''] = word?.value.text.split('=') ?? [];
  if (!word || !/^(?:true|false|yes|no|on|off|1|0)$/i.test(value)) return [];
  if (/^(?:false|no|off|0)$/i.test(value)) {
    const whole = { flag: { text: word.value.text, span: word.span }, value: undefined };
    return [removeOption(start, whole, { flag })];
  }
  const tail = span(error.span.start - 1, error.span.end);
  return [
    { title: t('Remove the value'), edits: replaceArgument(start.command, tail, ''), preferred: true, safe: true },
  ];
}
