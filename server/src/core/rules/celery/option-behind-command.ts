import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import type { Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';
import { misplaced, moveOver } from './misplaced.ts';

export const optionBehindCommand: Rule = {
  id: 'celery/option-behind-command',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('An option of the command stands in front of it.'),
  explanation: t(
    'Up to celery 4 options in front of the command were moved behind it. Since celery 5.0 only the options that hold for every command may stand there, and those of the command, such as `-c` and `-l`, belong behind it: `celery -A proj worker -l info`.',
  ),
  sources: [
    'celery/celery:celery/bin/celery.py _relocate_args_from_start (4.4.7)',
    'test/unit/programs/celery/against-celery-5.test.ts',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option')) {
      const moved = misplaced(refusal.start, refusal.error.span);
      if (moved?.side !== 'before') continue;
      const texts = { flag: moved.flag, command: moved.command.text };
      yield {
        span: refusal.start.command.toDocument(moved.place),
        ...verdict(refusal, t('`{flag}` is an option of `{command}` and must stand behind it.', texts)),
        fixes: () => {
          const edits = moveOver(refusal.start.command, moved);
          const title = t('Move `{flag}` behind `{command}`', texts);
          return edits.length > 0 ? [{ title, edits, preferred: true, safe: true }] : [];
        },
      };
    }
  },
  examples: {
    bad: [
      { text: 'tasks: celery -A proj «-c 1» worker -l info\n', fixed: 'tasks: celery -A proj worker -c 1 -l info\n' },
      { text: 'tasks: celery «--loglevel=info» -A proj beat\n', fixed: 'tasks: celery -A proj beat --loglevel=info\n' },
    ],
    good: [
      { text: 'tasks: celery -A proj worker -c 1 -l info\n' },
      { text: 'tasks: celery -A proj -c 1 worker\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'tasks: celery -A proj -b redis://x worker\n' },
    ],
  },
};
