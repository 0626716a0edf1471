import { placeInFile } from '../../effective/gunicorn.ts';
import { nameOf } from '../../project/paths.ts';
import { t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../gunicorn/refusals.ts';
import { isBehindSingleDash } from '../gunicorn/single-dash-option.ts';
import type { Finding, Rule } from '../rule.ts';

export const refusedAtStart: Rule = {
  id: 'gunicorn-config/refused-at-start',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('The configuration file of this command stops gunicorn.'),
  explanation: t(
    'gunicorn reads the file that `--config` names, else `gunicorn.conf.py` where it is started, and checks every value of it. The first that is refused ends it, whatever the command line says. The file itself says more when it is open.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/app/base.py load_config_from_module_name_or_filename',
    'test/unit/rules/gunicorn-config/refused-at-start.test.ts (gunicorn 20.1, 23 and the newest)',
  ],
  *check(context) {
    const told = new Set<object>();
    for (const refusal of refusals(context, ['config-file'])) {
      const { start, error } = refusal;
      if (told.has(start) || isBehindSingleDash(start, error.span)) continue;
      const finding = findingFor(refusal);
      if (!finding) continue;
      told.add(start);
      yield finding;
    }
  },
  examples: {
    bad: [
      { text: 'web: «gunicorn» wsgi -w 4\n', files: { 'gunicorn.conf.py': 'workers = 2\nkeepalive = None\n' } },
      {
        text: 'web: gunicorn -c «conf/web.py» wsgi\n',
        files: { 'conf/web.py': 'timeout = -1\nworkers = "four"\n' },
      },
      {
        text: 'web: cd src && gunicorn wsgi --config=«web.py»\n',
        files: { 'src/web.py': 'def post_fork(server):\n    pass\n' },
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi\n', files: { 'gunicorn.conf.py': 'workers = "4"\nkeepalive = 5\n' } },
      { text: 'web: gunicorn wsgi\n', files: { 'gunicorn.conf.py': 'import os\nworkers = os.environ.get("W")\n' } },
      { text: 'web: gunicorn -c conf.py wsgi\n', files: { 'gunicorn.conf.py': 'workers = "four"\n', 'conf.py': '' } },
      { text: 'web: gunicorn -c $CONF wsgi\n', files: { 'gunicorn.conf.py': 'workers = "four"\n' } },
    ],
  },
};

function findingFor(refusal: Refusal): Finding | undefined {
  const { effective } = refusal.start;
  const { setting } = refusal.error;
  const place = setting === undefined ? undefined : placeInFile(effective, setting);
  if (!place) return undefined;
  const { uri, range } = place;
  const sentence = t('{file}, line {line}: the value of `{name}` is refused.', {
    file: nameOf(uri),
    line: range.start.line + 1,
    name: setting ?? '',
  });
  return {
    span: refusal.span,
    ...verdict(refusal, sentence),
    related: [{ message: t('This value is refused.'), span: { start: 0, end: 0 }, uri, range }],
  };
}
