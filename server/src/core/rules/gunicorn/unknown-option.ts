import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import type { ArgumentValue } from '../../programs/program.ts';
import { isKnown, printable } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Fix, Rule } from '../rule.ts';
import { meantOptions } from './meant-option.ts';
import { releasesWith } from './option-releases.ts';
import { type Refusal, refusals, verdict } from './refusals.ts';

export const unknownOption: Rule = {
  id: 'gunicorn/unknown-option',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('gunicorn has no such option.'),
  explanation: t(
    'gunicorn stops with its usage when it meets an option that it does not know. Options are written with two hyphens and with hyphens between their words, also where the setting of a configuration file has underscores; the one exception is `--limit-request-field_size`. Some flags are not named like their setting: `--keep-alive`, `--access-logformat`, `--preload`, `--pid`, `--name`.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/config.py Config.parser',
    'python/cpython:Lib/argparse.py',
    'test/unit/programs/gunicorn/against-gunicorn.test.ts (four installed releases)',
  ],
  *check(context) {
    for (const refusal of refusals(context, ['unknown-option'])) {
      const flag = flagOf(refusal);
      if (releasesWith(flag.text).length > 0) continue;
      const { certain, near } = meantOptions(flag.text, refusal.start.effective.version);
      // A fix would lose the value of a variable that is part of the flag.
      const meant = certain ? [certain] : near;
      const names = isKnown(flag.text) ? meant : [];
      const written = printable(flag.text);
      const sentence =
        names.length > 0
          ? t('gunicorn has no option `{flag}`; did you mean `{name}`?', { flag: written, name: names[0] ?? '' })
          : t('gunicorn has no option `{flag}`.', { flag: written });
      yield {
        span: refusal.span,
        ...verdict(refusal, sentence),
        fixes: () =>
          names.map(
            (name): Fix =>
              changeTo(refusal.start.command, flag.span, name, {
                preferred: names.length === 1,
                safe: name === certain,
              }),
          ),
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--worker_class» gevent\n', fixed: 'web: gunicorn wsgi --worker-class gevent\n' },
      { text: 'web: gunicorn wsgi «--keepalive=5»\n', fixed: 'web: gunicorn wsgi --keep-alive=5\n' },
      {
        text: 'web: gunicorn wsgi «-log-level» debug «--access-log-format=%(h)s»\n',
        fixed: 'web: gunicorn wsgi --log-level debug --access-logformat=%(h)s\n',
      },
      { text: "web: bash -c 'gunicorn wsgi «--tiemout» 60'\n", fixed: "web: bash -c 'gunicorn wsgi --timeout 60'\n" },
      { text: 'web: gunicorn wsgi «--nonsense» --timeout 5\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: "gunicorn wsgi «--max_requests» 5"\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    web:\n      command: "gunicorn wsgi --max-requests 5"\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi --worker-class gevent --limit-request-field_size 10\n' },
      { text: 'web: gunicorn wsgi $GUNICORN_OPTIONS --whatever\n' },
      { text: 'web: gunicorn wsgi -- --whatever\n' },
      { text: 'web: GUNICORN_CMD_ARGS=--nope env -u GUNICORN_CMD_ARGS gunicorn wsgi\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: Python\n  env_variables:\n    - key: GUNICORN_CMD_ARGS\n      value: --nope\n  processes:\n    web:\n      command: env -i PATH=/app/bin gunicorn wsgi\n',
      },
    ],
  },
};

/** The flag without its value. In a variable (GUNICORN_CMD_ARGS) it is no argument of its own. */
function flagOf({ start, error: { span } }: Refusal): ArgumentValue {
  const word = argumentAt(start.invocation, span);
  if (word) return partOfArgument(word, 0, word.value.text.split('=', 1)[0]?.length);
  const text = start.command.text.text.slice(span.start, span.end).split('=', 1)[0] ?? '';
  return { text, span: { start: span.start, end: span.start + text.length } };
}
