import type { CommandLine } from '../../model/command-line.ts';
import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import type { Fix, Rule } from '../rule.ts';
import { celeryRefusals, celeryStarts } from './celery-starts.ts';
import { droppedByFlower, type Misplaced, misplaced, moveOver } from './misplaced.ts';

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
    'mher/flower:flower/command.py warn_about_celery_args_used_in_flower_command',
    'test/fixtures/celery-cases.ndjson (cases 4, 5, 97 to 107, 120)',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option')) {
      const moved = misplaced(refusal.start, refusal.error.span);
      if (moved?.side !== 'behind') continue;
      const sentence = t('`{flag}` must stand in front of the command: `celery {flag} … {command}`.', {
        flag: moved.flag,
        command: moved.command.text,
      });
      yield {
        span: refusal.start.command.toDocument(moved.place),
        ...verdict(refusal, sentence),
        fixes: () => inFront(refusal.start.command, moved),
      };
    }
    for (const start of celeryStarts(context, 'flower')) {
      for (const moved of droppedByFlower(start)) {
        yield {
          span: start.command.toDocument(moved.place),
          severity: 'warning',
          message: t('flower ignores `{flag}` behind its name. Write `celery {flag} … flower`.', { flag: moved.flag }),
          fixes: () => inFront(start.command, moved),
        };
      }
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
      {
        text: 'web: celery flower «-A proj» --port=5555\n',
        fixed: 'web: celery -A proj flower --port=5555\n',
      },
    ],
    good: [
      { text: 'worker: celery -A proj worker -l info\n' },
      { text: 'worker: celery worker -A proj -l info\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
      { text: 'worker: celery multi start w1 -A proj\n' },
      { text: 'web: celery -A proj flower --port=5555\n' },
      { text: 'web: celery flower -A proj\n', files: { 'requirements.txt': 'celery==4.4.7\n' } },
    ],
  },
};

function inFront(command: CommandLine, moved: Misplaced): readonly Fix[] {
  const edits = moveOver(command, moved);
  const title = t('Move `{flag}` in front of `{command}`', { flag: moved.flag, command: moved.command.text });
  return edits.length > 0 ? [{ title, edits, preferred: true, safe: true }] : [];
}
