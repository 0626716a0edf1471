import { addArguments } from '../../programs/argument-edits.ts';
import type { EffectiveSettings } from '../../programs/gunicorn/effective-settings.ts';
import { settingNamed } from '../../programs/gunicorn/settings.ts';
import { SETTINGS } from '../../programs/gunicorn/settings-data.ts';
import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Fix, Rule } from '../rule.ts';
import { type GunicornStart, gunicornStarts, useSpan } from './gunicorn-starts.ts';

export const optionWithoutEffect: Rule = {
  id: 'gunicorn/option-without-effect',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: SETTINGS.filter(({ needs }) => needs !== undefined).map(({ name }) => name),
  title: t('An option does nothing without another one.'),
  explanation: t(
    '`--max-requests-jitter` adds to `--max-requests`, the `--log-syslog-…` options say how to do what `--log-syslog` switches on, `--reload-engine` and `--reload-extra-file` belong to `--reload`, `--dirty-…` to `--dirty-workers`, `--statsd-prefix` to `--statsd-host`. gunicorn accepts them alone without a word.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/glogging.py', 'benoitc/gunicorn:gunicorn/workers/base.py'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const use of start.uses) {
        const needed = use.option.setting?.needs;
        const other = needed && settingNamed(needed, start.effective.version)?.flags.at(-1);
        if (!needed || !other || !isOff(start.settings, needed)) continue;
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
    ],
    good: [
      { text: 'web: gunicorn wsgi --max-requests 1000 --max-requests-jitter 50\n' },
      { text: 'web: gunicorn wsgi --max-requests-jitter 50\n', files: { 'gunicorn.conf.py': 'max_requests = 100\n' } },
      { text: 'web: gunicorn wsgi -c $CONF --max-requests-jitter 50\n' },
      { text: 'web: gunicorn wsgi --log-syslog --log-syslog-prefix app\n' },
    ],
  },
};

function isOff(settings: EffectiveSettings, name: string): boolean {
  const value = settings.value(name);
  if (value.kind === 'int') return value.value === 0n;
  return value.kind === 'none' || (value.kind === 'bool' && !value.value);
}

function repairs(start: GunicornStart, use: GunicornStart['uses'][number], needed: string, other: string): Fix[] {
  const { command, invocation, effective } = start;
  const isSwitch = settingNamed(needed, effective.version)?.action === 'store_true';
  const remove = removeOption(start, { flag: use.flag, value: use.values[0] }, { flag: use.name, preferred: false });
  if (!isSwitch) return [remove];
  const add = addArguments(command, invocation, other);
  return [remove, { title: t('Add `{flag}`', { flag: other }), edits: add, preferred: false, safe: false }];
}
