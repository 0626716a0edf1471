import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts } from './gunicorn-starts.ts';

export const abbreviatedOption: Rule = {
  id: 'gunicorn/abbreviated-option',
  severity: 'hint',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('An option is abbreviated.'),
  explanation: t(
    'The beginning of a long option is enough as long as no other option begins like this. A new release can end that: `--forward` was refused from 23.0.0 on, `--max-req` from 19.2.0 on. Written out, the option stays what it is.',
  ),
  sources: ['python/cpython:Lib/argparse.py (allow_abbrev)', 'test/unit/programs/gunicorn/recorded-cases.test.ts'],
  *check(context) {
    for (const { uses, command } of gunicornStarts(context)) {
      for (const { abbreviated, flag, name } of uses) {
        if (!abbreviated) continue;
        yield {
          span: command.toDocument(flag.span),
          message: t('`{flag}` is short for `{name}` only as long as no other option begins like it: write `{name}`.', {
            flag: flag.text,
            name,
          }),
          fixes: () => [changeTo(command, flag.span, name, { safe: true })],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: gunicorn wsgi «--time» 60 «--log-l»=info\n',
        fixed: 'web: gunicorn wsgi --timeout 60 --log-level=info\n',
      },
    ],
    good: [{ text: 'web: gunicorn wsgi --timeout 60 -w4 --reload\n' }],
  },
};
