import { t } from '../../text/l10n.ts';
import { isMainProcess } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts } from './celery-starts.ts';

export const celeryNoCommand: Rule = {
  id: 'celery/no-command',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('celery is not told what to do.'),
  explanation: t(
    'Without a command celery prints its help and ends, with code 0 since celery 5. The platform starts it again and again. To run tasks, name the command: `celery -A proj worker`.',
  ),
  sources: ['celery/celery:celery/bin/celery.py', 'test/fixtures/celery-cases.ndjson (cases 7 and 8)'],
  *check(context) {
    for (const start of celeryStarts(context)) {
      const { parsed, command, invocation } = start;
      const isRefused = parsed.errors.some(({ kind }) => kind !== 'missing-command');
      if (parsed.command || !parsed.certain || isRefused || !isMainProcess(start)) continue;
      yield {
        span: command.toDocument(invocation.programSpan),
        message: t('celery has no command here: it prints its help and ends. Did you mean `celery … worker`?'),
      };
    }
  },
  examples: {
    bad: [{ text: 'worker: «celery» -A proj\n' }, { text: 'worker: «celery»\n' }],
    good: [
      { text: 'worker: celery -A proj worker\n' },
      { text: 'worker: celery -A proj $COMMAND\n' },
      { text: 'worker: celery --version && celery -A proj worker\n' },
      { text: 'worker: celery -A proj --version worker\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'worker: celery -A proj worker --version\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'worker: celery -A proj --version worker\n', files: { 'requirements.txt': 'celery==5.3.6\n' } },
    ],
  },
};
