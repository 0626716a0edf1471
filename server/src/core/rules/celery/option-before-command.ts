import { t } from '../../text/l10n.ts';
import { verdict } from '../refusals.ts';
import type { Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';
import { misplaced, moveOver } from './misplaced.ts';

export const optionBeforeCommand: Rule = {
  id: 'celery/option-before-command',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('An option that celery 5 takes only in front of the command stands behind it.'),
  explanation: t(
    'Up to celery 4 it did not matter where `-A proj` stood. Since celery 5.0 the options that hold for every command, `-A`, `-b`, `--result-backend`, `--loader`, `--config`, `--workdir`, `-C` and `-q`, must stand between `celery` and the command: `celery -A proj worker`.',
  ),
  sources: [
    'celery/celery:celery/bin/celery.py WRONG_APP_OPTION_USAGE_MESSAGE',
    'celery/celery:docs/history/whatsnew-5.0.rst',
    'test/fixtures/celery-cases.ndjson (cases 4, 5, 97 to 107, 120)',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option')) {
      const moved = misplaced(refusal);
      if (moved?.side !== 'behind') continue;
      const sentence = t('`{flag}` must stand in front of the command: `celery {flag} … {command}`.', {
        flag: moved.flag,
        command: moved.command.text,
      });
      yield {
        span: refusal.start.command.toDocument(moved.place),
        ...verdict(refusal, sentence),
        fixes: () => {
          const edits = moveOver(refusal.start.command, moved);
          const title = t('Move `{flag}` in front of `{command}`', { flag: moved.flag, command: moved.command.text });
          return edits.length > 0 ? [{ title, edits, preferred: true, safe: true }] : [];
        },
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery worker «-A proj» -l info\n',
        fixed: 'worker: celery -A proj worker -l info\n',
        files: { 'requirements.txt': 'celery==5.3.6\n' },
      },
      { text: 'beat: celery beat «--app=proj»\n', fixed: 'beat: celery --app=proj beat\n' },
      { text: 'worker: celery worker «-Aproj» -linfo «-C»\n', fixed: 'worker: celery -Aproj -C worker -linfo\n' },
      {
        text: 'worker: bash -c \'celery worker -l info «--broker "$URL"»\'\n',
        fixed: 'worker: bash -c \'celery --broker "$URL" worker -l info\'\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker:\n      command: "celery worker «-A \\"proj\\"» -l info"\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker:\n      command: "celery -A \\"proj\\" worker -l info"\n',
      },
      { text: 'worker: celery worker -E«A proj»\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info\n' },
      { text: 'worker: celery worker -A proj -l info\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'worker: celery multi start w1 -A proj\n' },
      { text: 'web: celery flower -A proj --port=5555\n' },
    ],
  },
};
