import { t } from '../../text/l10n.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts } from './gunicorn-starts.ts';

export const checkOnly: Rule = {
  id: 'gunicorn/check-only',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['check_config', 'print_config'],
  title: t('gunicorn checks its configuration and ends.'),
  explanation: t(
    'With `--check-config` or `--print-config` gunicorn loads the application and exits without serving, so the platform sees a process that ends again and again. Use them in a hook or by hand.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/app/base.py Application.run'],
  *check(context) {
    for (const { uses, command, invocation, process } of gunicornStarts(context)) {
      if (!invocation.isMain || process.role !== 'process') continue;
      for (const { option, flag, name } of uses) {
        const setting = option.setting?.name;
        if (setting !== 'check_config' && setting !== 'print_config') continue;
        yield {
          span: command.toDocument(flag.span),
          message: t('With `{flag}` gunicorn exits without serving. Leave it out.', { flag: name }),
          fixes: () => [removeOption({ command, invocation }, { flag, value: undefined }, { flag: name, safe: false })],
        };
      }
    }
  },
  examples: {
    bad: [{ text: 'web: gunicorn wsgi «--check-config»\n', fixed: 'web: gunicorn wsgi\n' }],
    good: [{ text: 'web: gunicorn wsgi --check-config && gunicorn wsgi\n' }],
  },
};
