import { t } from '../../text/l10n.ts';
import { isMainProcess } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts, lastUse } from './celery-starts.ts';

export const celeryDetached: Rule = {
  id: 'celery/detached',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('celery goes to the background, and the process ends.'),
  explanation: t(
    'With `--detach`, and with `celery multi start`, celery goes on in the background and the command ends at once. The platform takes the process for ended, starts it again or stops the container; its log does not see the worker. Run `celery worker` in the foreground, one process for each worker.',
  ),
  sources: ['celery/celery:celery/bin/worker.py detach', 'celery/celery:celery/apps/multi.py'],
  *check(context) {
    for (const start of celeryStarts(context, 'worker', 'beat', 'events', 'multi')) {
      const { command, invocation, parsed } = start;
      if (!isMainProcess(start)) continue;
      const use = lastUse(start, 'detach');
      if (use) {
        const flag = use.flag.text;
        yield {
          span: command.toDocument(use.flag.span),
          message: t(
            'With `{flag}` celery goes to the background and the process ends: the platform takes it for crashed. Leave it out.',
            { flag },
          ),
          fixes: () => [removeOption({ command, invocation }, use)],
        };
      }
      const [action] = parsed.extras;
      if (parsed.command?.name === 'multi' && /^(?:start|restart)$/.test(action?.value.text ?? '')) {
        yield {
          span: command.toDocument({ start: parsed.command.word.span.start, end: action?.span.end ?? 0 }),
          severity: 'warning',
          message: t(
            '`celery multi {action}` starts its workers in the background and ends: the platform takes the process for crashed. Use `celery worker`.',
            { action: action?.value.text ?? '' },
          ),
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'worker: celery -A proj worker «-D» -l info\n', fixed: 'worker: celery -A proj worker -l info\n' },
      { text: 'beat: celery -A proj beat «--detach»\n', fixed: 'beat: celery -A proj beat\n' },
      { text: 'worker: celery «multi start» w1 w2 -A proj\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info\n' },
      { text: 'worker: celery -A proj worker --detach && tail -f worker.log\n' },
      { text: 'worker: celery multi start w1 -A proj; sleep infinity\n' },
      { text: 'stop: celery multi stop w1\n' },
    ],
  },
};
