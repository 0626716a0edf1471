import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { refusals, verdict } from './refusals.ts';

export const invalidVariable: Rule = {
  id: 'gunicorn/invalid-variable',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn refuses the value of an environment variable.'),
  explanation: t(
    'WEB_CONCURRENCY must be a whole number, also when `-w` is given: gunicorn reads it before its options, and an empty value ends it too. FORWARDED_ALLOW_IPS is checked like its option, and GUNICORN_CMD_ARGS is split and read like a command line.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/config.py (Workers, ForwardedAllowIPS, Config.get_cmd_args_from_env)',
    'test/unit/programs/gunicorn/recorded-cases.test.ts (14 releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['invalid-variable'])) {
      yield { span: refusal.span, ...verdict(refusal, t('gunicorn refuses the value of this variable.')) };
    }
  },
  examples: {
    bad: [
      { text: 'web: WEB_CONCURRENCY=«auto» gunicorn wsgi -w 4\n' },
      { text: 'web: WEB_CONCURRENCY=«-1» gunicorn wsgi\n' },
      {
        text: 'web: FORWARDED_ALLOW_IPS=«proxy» gunicorn wsgi\n',
        files: { 'requirements.txt': 'gunicorn==27.0.1\n' },
      },
    ],
    good: [
      { text: 'web: WEB_CONCURRENCY=4 GUNICORN_CMD_ARGS="-w 3" gunicorn wsgi\n' },
      { text: 'web: WEB_CONCURRENCY=$N gunicorn wsgi\n' },
      { text: 'web: FORWARDED_ALLOW_IPS=proxy gunicorn wsgi\n', files: { 'requirements.txt': 'gunicorn==20.1.0\n' } },
    ],
  },
};
