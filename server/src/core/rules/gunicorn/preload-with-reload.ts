import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse, useSpan } from './gunicorn-starts.ts';

export const preloadWithReload: Rule = {
  id: 'gunicorn/preload-with-reload',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['preload_app', 'reload'],
  title: t('A preloaded application is never reloaded.'),
  explanation: t(
    '`--preload` imports the application once in the master, `--reload` restarts workers when a file changes. Restarted workers get the application of the master, so the change does not show.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/arbiter.py setup', 'benoitc/gunicorn:gunicorn/workers/base.py init_process'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const use = lastUse(start, 'preload_app') ?? lastUse(start, 'reload');
      if (!use || start.settings.isOn('preload_app') !== true || start.settings.isOn('reload') !== true) continue;
      yield {
        span: useSpan(start, use),
        message: t('With `--preload` the workers that `--reload` restarts keep the old code.'),
        fixes: () => [removeOption(start, { flag: use.flag, value: undefined }, { flag: use.name, safe: false })],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --reload «--preload»\n', fixed: 'web: gunicorn wsgi --reload\n' },
      {
        text: 'web: gunicorn wsgi «--reload»\n',
        fixed: 'web: gunicorn wsgi\n',
        files: { 'gunicorn.conf.py': 'preload_app = True\n' },
      },
    ],
    good: [{ text: 'web: gunicorn wsgi --reload\n' }, { text: 'web: gunicorn wsgi --preload\n' }],
  },
};
