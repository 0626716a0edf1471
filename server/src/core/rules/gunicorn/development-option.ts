import { type Text, t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule, Severity } from '../rule.ts';
import { gunicornStarts, useSpan } from './gunicorn-starts.ts';

export const developmentOption: Rule = {
  id: 'gunicorn/development-option',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: ['gunicorn'],
  settings: ['reload', 'spew', 'loglevel'],
  title: t('An option made for development.'),
  explanation: t(
    '`--reload` watches all source files and restarts workers while they serve; `--spew` prints every line that is executed; the log level `debug` writes the whole configuration, secrets included, and a line for every connection. Keep them in a Procfile of their own, such as `Procfile.dev`.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/reloader.py',
    'benoitc/gunicorn:gunicorn/debug.py',
    'benoitc/gunicorn:gunicorn/arbiter.py setup',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const use of start.uses) {
        const found = judge(use.option.setting?.name, use.values[0]?.text);
        if (!found) continue;
        yield {
          span: useSpan(start, use),
          severity: context.platform.id === 'generic' && found.severity === 'warning' ? 'information' : found.severity,
          message: found.message,
          fixes: () => [removeOption(start, { flag: use.flag, value: use.values[0] }, { flag: use.name, safe: false })],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--reload» -w 2\n', platform: 'heroku', fixed: 'web: gunicorn wsgi -w 2\n' },
      { text: 'web: gunicorn wsgi «--log-level debug»\n', fixed: 'web: gunicorn wsgi\n' },
    ],
    good: [{ text: 'web: gunicorn wsgi --log-level info\n' }, { text: 'web: gunicorn wsgi --reuse-port\n' }],
  },
};

function judge(
  setting: string | undefined,
  value: string | undefined,
): { readonly severity: Severity; readonly message: Text } | undefined {
  if (setting === 'reload') {
    return {
      severity: 'warning',
      message: t('`--reload` is made for development: it restarts workers while they serve. Leave it out.'),
    };
  }
  if (setting === 'spew') {
    return { severity: 'warning', message: t('`--spew` prints every line of Python that is executed.') };
  }
  if (setting === 'loglevel' && value?.trim().toLowerCase() === 'debug') {
    return {
      severity: 'hint',
      message: t('The log level `debug` writes a line for every connection, and the configuration at the start.'),
    };
  }
  return undefined;
}
