import { t } from '../../text/l10n.ts';
import { missingPath } from '../facts/missing-path.ts';
import { similarFiles } from '../fixes/similar-files.ts';
import type { Fix, Rule } from '../rule.ts';
import { type GunicornStart, lastUse } from './gunicorn-starts.ts';
import { refusals, verdict } from './refusals.ts';
import { isBehindSingleDash } from './single-dash-option.ts';

export const missingConfigFile: Rule = {
  id: 'gunicorn/missing-config-file',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The configuration file does not exist.'),
  explanation: t(
    'A file that `--config` names must be there, counted from the directory that gunicorn is started in. Only the default, `gunicorn.conf.py`, may be absent. A module is written `python:MODULE`.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/app/base.py get_config_from_filename'],
  *check(context) {
    for (const refusal of refusals(context, ['config-file'])) {
      const { error, start } = refusal;
      // A mistake inside the file: gunicorn-config/refused-at-start.
      const isAboutFile = /doesn't exist$/.test(error.text) && !isBehindSingleDash(start, error.span);
      if (!isAboutFile) continue;
      yield {
        span: refusal.span,
        ...verdict(refusal, t('The configuration file is not there.')),
        fixes: () => replacements(start),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi -c «conf.py»\n' },
      {
        text: 'web: cd src && gunicorn wsgi --config=«conf/gunicorn.py»\n',
        files: { 'src/wsgi.py': '', 'conf/gunicorn.py': '' },
      },
      {
        text: 'web: gunicorn -c «./conf/gunicorn.config.py»\n',
        fixed: 'web: gunicorn -c ./conf/gunicorn.conf.py\n',
        files: { 'conf/gunicorn.conf.py': 'wsgi_app = "shop.wsgi"\n', 'shop/wsgi.py': '', 'shop/__init__.py': '' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -c conf.py\n', files: { 'conf.py': 'workers = 2\n' } },
      { text: 'web: gunicorn wsgi -c python:conf\n' },
      { text: 'web: gunicorn wsgi -c /etc/gunicorn.py -c $CONF\n' },
    ],
  },
};

function replacements(start: GunicornStart): readonly Fix[] {
  const value = lastUse(start, 'config')?.values[0];
  const target = value && missingPath(start, value.text.replace(/^file:/, ''));
  return value && target !== undefined ? similarFiles(start, value, target) : [];
}
