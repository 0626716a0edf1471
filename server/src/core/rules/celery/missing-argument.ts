import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import type { Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';

export const celeryMissingArgument: Rule = {
  id: 'celery/missing-argument',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('A command of celery lacks a word that it needs.'),
  explanation: t(
    '`inspect` and `control` want to know what to ask (`celery -A proj inspect ping`), `call` the task, `result` its id, `migrate` two brokers.',
  ),
  sources: ['celery/celery:celery/bin/control.py', 'test/unit/programs/celery/against-celery-5.test.ts'],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'missing-argument')) {
      const { command, parsed } = refusal.start;
      const name = parsed.command;
      if (!name) continue;
      yield {
        ...verdict(refusal, t('`celery {command}` needs another word.', { command: name.name })),
        span: command.toDocument(name.word.span),
      };
    }
  },
  examples: {
    bad: [{ text: 'check: celery -A proj «inspect»\n' }, { text: 'check: celery -A proj «control» -t 5\n' }],
    good: [{ text: 'check: celery -A proj inspect ping\n' }, { text: 'check: celery -A proj inspect $WHAT\n' }],
  },
};
