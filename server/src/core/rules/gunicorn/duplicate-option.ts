import { removeArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, useSpan } from './gunicorn-starts.ts';

export const duplicateOption: Rule = {
  id: 'gunicorn/duplicate-option',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('An option is given twice; the last one counts.'),
  explanation: t(
    'Of an option that is given several times gunicorn takes the last value without a word. Only `--bind`, `--env`, `--reload-extra-file`, `--paste-global` and `--dirty-app` add up.',
  ),
  sources: ['python/cpython:Lib/argparse.py _StoreAction', 'test/unit/programs/gunicorn/against-gunicorn.test.ts'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const [i, use] of start.uses.entries()) {
        const { setting } = use.option;
        if (!setting || setting.action === 'append') continue;
        const later = start.uses.slice(i + 1).findLast(({ option }) => option.setting === setting);
        if (!later) continue;
        yield {
          span: useSpan(start, use),
          tags: ['unnecessary'],
          message: t('`{flag}` is given again further on; only the last one counts.', { flag: use.name }),
          related: [{ message: t('This one counts.'), span: useSpan(start, later) }],
          fixes: () => [
            {
              title: t('Remove the first `{flag}`', { flag: use.name }),
              edits: removeArgument(start.command, start.invocation, { flag: use.flag, value: use.values[0] }),
              preferred: true,
              safe: true,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi «-w 2» --timeout 5 --workers=3\n',
        fixed: 'web: gunicorn wsgi --timeout 5 --workers=3\n',
      },
      {
        text: 'web: gunicorn «--preload» wsgi «-w1» «-w 2» -w 3 --preload\n',
        fixed: 'web: gunicorn wsgi -w 3 --preload\n',
      },
      {
        text: 'web: gunicorn wsgi «--name "my app"» -n app\n',
        fixed: 'web: gunicorn wsgi -n app\n',
      },
    ],
    good: [{ text: 'web: gunicorn wsgi -b :1 -b :2 -e A=1 --env B=2 -w 1\n' }],
  },
};
