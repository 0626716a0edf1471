import { SETTINGS } from '../../programs/gunicorn/settings-data.ts';
import { isAtLeast } from '../../programs/release.ts';
import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, useSpan } from './gunicorn-starts.ts';

export const deprecatedOption: Rule = {
  id: 'gunicorn/deprecated-option',
  severity: 'hint',
  scope: 'process',
  programs: ['gunicorn'],
  settings: SETTINGS.filter(({ deprecatedIn }) => deprecatedIn !== undefined).map(({ name }) => name),
  title: t('The option is deprecated.'),
  explanation: t(
    '`--ssl-version` has no effect since 21.0.0. The options that make gunicorn accept malformed requests (`--permit-…`, `--strip-header-spaces`, `--casefold-http-method`) came as a help for the change to stricter parsing and are meant to go again.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/config.py (23.0.0 and later)'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const use of start.uses) {
        const since = use.option.setting?.deprecatedIn;
        if (since === undefined || !isAtLeast(start.effective.version, since)) continue;
        const isIgnored = use.option.setting?.name === 'ssl_version';
        yield {
          span: useSpan(start, use),
          tags: isIgnored ? ['deprecated', 'unnecessary'] : ['deprecated'],
          message: isIgnored
            ? t('`{flag}` has no effect since gunicorn {since}.', { flag: use.name, since })
            : t('`{flag}` is deprecated since gunicorn {since}.', { flag: use.name, since }),
          fixes: () => [
            removeOption(
              start,
              { flag: use.flag, value: use.values[0] },
              { flag: use.name, preferred: isIgnored, safe: isIgnored },
            ),
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--ssl-version TLSv1_2»\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: gunicorn wsgi «--strip-header-spaces»\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
    ],
    good: [{ text: 'web: gunicorn wsgi --strip-header-spaces\n', files: { 'requirements.txt': 'gunicorn==22.0.0\n' } }],
  },
};
