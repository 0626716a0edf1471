import { isKnown } from '../../syntax/shell/ast.ts';
import { nearest } from '../../text/edit-distance.ts';
import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse } from './gunicorn-starts.ts';

export const unknownLogLevel: Rule = {
  id: 'gunicorn/unknown-log-level',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['loglevel'],
  title: t('gunicorn does not know the log level and takes info.'),
  explanation: t(
    'Log levels are `debug`, `info`, `warning`, `error` and `critical`, in any case. Every other word, `warn` and `fatal` included, silently means `info`.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/glogging.py Logger.setup (LOG_LEVELS.get(…, logging.INFO))'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const use = lastUse(start, 'loglevel');
      const value = use?.values[0];
      const levels = use?.option.setting?.choices ?? [];
      if (!value || !isKnown(value.text)) continue;
      const level = value.text.trim().toLowerCase();
      if (levels.includes(level)) continue;
      const meant = MEANT[level] ?? nearest(level, levels, 1)[0];
      yield {
        span: start.command.toDocument(value.span),
        message: t('gunicorn does not know the level `{level}` and takes `info`.', { level: value.text }),
        fixes: () => (meant === undefined ? [] : [changeTo(start.command, value.span, meant)]),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --log-level «warn»\n', fixed: 'web: gunicorn wsgi --log-level warning\n' },
      { text: 'web: gunicorn wsgi --log-level=«FATAL»\n', fixed: 'web: gunicorn wsgi --log-level=critical\n' },
      { text: 'web: gunicorn wsgi --log-level «verbosely»\n' },
    ],
    good: [{ text: 'web: gunicorn wsgi --log-level WARNING\n' }, { text: 'web: gunicorn wsgi --log-level $LEVEL\n' }],
  },
};

const MEANT: Readonly<Record<string, string>> = {
  warn: 'warning',
  fatal: 'critical',
  err: 'error',
  trace: 'debug',
  verbose: 'debug',
  notice: 'info',
};
