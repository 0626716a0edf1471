import type { BrokenPart } from '../../programs/access-log/format.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { accessLogParts } from './access-log-formats.ts';

export const brokenAccessLogFormat: Rule = {
  id: 'gunicorn/broken-access-log-format',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['access_log_format'],
  title: t('gunicorn cannot write a single line of this access log.'),
  explanation: t(
    'The format is a Python format string: every value is written `%(name)s`, a percent sign `%%`. With a bare `%h`, as Apache and nginx have it, Python fails on every request and gunicorn prints a traceback instead of the line. Numbers may be written `%(D)d`, but most values are text.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/glogging.py Logger.access',
    'python/cpython:Objects/unicodeobject.c PyUnicode_Format',
    'test/unit/programs/access-log/format.test.ts (Python)',
  ],
  *check(context) {
    for (const { part, span } of accessLogParts(context, 'broken')) yield { span, message: BROKEN_FORMAT[part.why] };
    for (const { span } of accessLogParts(context, 'everything')) {
      yield { span, severity: 'warning', message: ALL_AT_ONCE };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --access-logformat "«%h» %(s)s"\n' },
      { text: "web: gunicorn wsgi --access-logformat='%(h)s «%(s)d» 100«%»'\n" },
      { text: 'web: gunicorn wsgi --access-logformat "%(h)s «%(r»"\n' },
      { text: 'web: gunicorn wsgi --access-logformat "«%s» %(h)s"\n' },
    ],
    good: [
      { text: 'web: gunicorn wsgi --access-logformat "%(h)s %(D)d 100%%"\n' },
      { text: 'web: gunicorn wsgi --access-logformat "%(h)s $REST"\n' },
    ],
  },
};

export const ALL_AT_ONCE = t('Without a name all values are written at once: name one, as in `%(h)s`.');

/** What is wrong, in a sentence. */
export const BROKEN_FORMAT: Readonly<Record<BrokenPart, Text>> = {
  'unclosed-name': t('The parenthesis is never closed: gunicorn cannot write a line.'),
  incomplete: t('Nothing follows the percent sign: gunicorn cannot write a line. A percent sign itself is `%%`.'),
  'unknown-conversion': t('Values are written `%(name)s`: gunicorn cannot write a line with this.'),
  'number-expected': t('This value is text, not a number: write it with `s`. gunicorn cannot write a line.'),
  'name-missing': t('Values need a name, as in `%(h)s`: gunicorn cannot write a line with this.'),
  star: t('A width from an argument is not possible here: gunicorn cannot write a line.'),
};
