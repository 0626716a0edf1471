import { addArguments } from '../../programs/argument-edits.ts';
import type { EffectiveSettings } from '../../programs/gunicorn/effective-settings.ts';
import { settingNamed } from '../../programs/gunicorn/settings.ts';
import { SETTINGS } from '../../programs/gunicorn/settings-data.ts';
import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Fix, Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts, useSpan } from './gunicorn-starts.ts';

const ACCESS_LOG = 'accesslog';

export const optionWithoutEffect: Rule = {
  id: 'gunicorn/option-without-effect',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: SETTINGS.filter(({ needs }) => needs !== undefined).map(({ name }) => name),
  title: t('An option does nothing without another one.'),
  explanation: t(
    '`--max-requests-jitter` adds to `--max-requests`, the `--log-syslog-…` options say how to do what `--log-syslog` switches on, `--reload-engine` and `--reload-extra-file` belong to `--reload`, `--dirty-…` to `--dirty-workers`, `--statsd-prefix` to `--statsd-host`, and `--access-logformat` to `--access-logfile`, without which no request is logged. gunicorn accepts them alone without a word.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/glogging.py',
    'benoitc/gunicorn:gunicorn/workers/base.py',
    'test/unit/programs/gunicorn/access-log-off.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const use of start.uses) {
        const { needs: needed, orNeeds = [] } = use.option.setting ?? {};
        const other = needed && settingNamed(needed, start.effective.version)?.flags.at(-1);
        if (!needed || !other || !isOff(start.settings, needed)) continue;
        if (orNeeds.some((name) => start.settings.written(name))) continue;
        if (needed === ACCESS_LOG && isForeign(start)) continue;
        yield {
          span: useSpan(start, use),
          tags: ['unnecessary'],
          message: t('`{flag}` does nothing without `{other}`.', { flag: use.name, other }),
          fixes: () => repairs(start, use, needed, other),
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--max-requests-jitter 50»\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      { text: 'web: gunicorn wsgi «--log-syslog-prefix app» -w 2\n' },
      { text: 'web: gunicorn wsgi «--reload-engine=poll»\n' },
      {
        text: 'web: gunicorn server:app --log-file - «--access-logformat "%(h)s %(r)s %(s)s"»\n',
        fixed: 'web: gunicorn server:app --log-file - --access-logformat "%(h)s %(r)s %(s)s" --access-logfile -\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --max-requests 1000 --max-requests-jitter 50\n' },
      { text: 'web: gunicorn wsgi --max-requests-jitter 50\n', files: { 'gunicorn.conf.py': 'max_requests = 100\n' } },
      { text: 'web: gunicorn wsgi -c $CONF --max-requests-jitter 50\n' },
      { text: 'web: gunicorn wsgi --log-syslog --log-syslog-prefix app\n' },
      { text: 'web: gunicorn wsgi --access-logfile - --access-logformat "%(r)s"\n' },
      { text: 'web: gunicorn wsgi --log-config logging.ini --access-logformat "%(r)s"\n' },
      { text: 'web: gunicorn wsgi --logger-class a.Logger --access-logformat "%(r)s"\n' },
      { text: 'web: gunicorn wsgi -k my.Worker --access-logformat "%(r)s"\n' },
      { text: 'web: gunicorn wsgi --access-logformat "%(r)s"\n', files: { 'gunicorn.conf.py': 'accesslog = "-"\n' } },
    ],
  },
};

function isOff(settings: EffectiveSettings, name: string): boolean {
  const value = settings.value(name);
  if (value.kind === 'int') return value.value === 0n;
  return value.kind === 'none' || (value.kind === 'bool' && !value.value);
}

/** Worker classes of other packages read settings in their own way. */
function isForeign({ settings }: GunicornStart): boolean {
  return settings.text('worker_class')?.includes('.') !== false;
}

function repairs(start: GunicornStart, use: GunicornStart['uses'][number], needed: string, other: string): Fix[] {
  const { command, invocation, effective } = start;
  const isSwitch = settingNamed(needed, effective.version)?.action === 'store_true';
  const remove = removeOption(start, { flag: use.flag, value: use.values[0] }, { flag: use.name, preferred: false });
  const isFormat = needed === ACCESS_LOG;
  if (!isSwitch && !isFormat) return [remove];
  const flag = isFormat ? `${other} -` : other;
  const add = { title: t('Add `{flag}`', { flag }), edits: addArguments(command, invocation, flag) };
  // A format was written down for the log that was meant.
  return [
    { ...remove, safe: remove.safe && !isFormat },
    { ...add, preferred: isFormat, safe: false },
  ];
}
