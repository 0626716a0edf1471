import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { NEWEST, RELEASES } from '../../programs/gunicorn/releases.ts';
import { compareReleases } from '../../programs/release.ts';
import { type Text, t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { releasesWith } from './option-releases.ts';
import { refusals, verdict } from './refusals.ts';

export const optionOfOtherRelease: Rule = {
  id: 'gunicorn/option-of-other-release',
  severity: 'error',
  scope: 'process',
  programs: ['gunicorn'],
  title: t('This release of gunicorn does not have the option.'),
  explanation: t(
    'Options come and go with releases: `--print-config` came with 20.1.0, `--header-map` with 22.0.0, while `--debug` left in 19.2.0. gunicorn stops with its usage when it meets an option that it does not know. Change the version in the requirements, or leave the option out.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/config.py of 19.0 to 27.0.1'],
  *check(context) {
    for (const refusal of refusals(context, ['unknown-option'])) {
      const word = argumentAt(refusal.start.invocation, refusal.error.span);
      const flag = word && partOfArgument(word, 0, word.value.text.split('=', 1)[0]?.length).text;
      const releases = flag ? releasesWith(flag) : [];
      if (!flag || releases.length === 0) continue;
      const version = refusal.start.effective.version ?? NEWEST;
      yield { span: refusal.span, ...verdict(refusal, describe(flag, version, releases)) };
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «--debug»\n' },
      { text: 'web: gunicorn wsgi «--header-map=drop»\n', files: { 'requirements.txt': 'gunicorn==20.1.0\n' } },
      { text: 'web: gunicorn wsgi «--settings» mysite.settings\n', files: { 'requirements.txt': 'gunicorn>=20\n' } },
    ],
    good: [
      { text: 'web: gunicorn wsgi --header-map drop\n' },
      { text: 'web: gunicorn wsgi --header-map=drop\n', files: { 'requirements.txt': 'gunicorn==23.0.0\n' } },
      { text: 'web: gunicorn wsgi --debug\n', files: { 'requirements.txt': 'gunicorn==19.1.1\n' } },
    ],
  },
};

function describe(flag: string, version: string, releases: readonly string[]): Text {
  const first = releases.find((release) => compareReleases(release, version) > 0);
  if (first !== undefined) return t('`{flag}` came with gunicorn {first}.', { flag, first });
  const removed = RELEASES.find((release) => compareReleases(release, releases.at(-1) ?? version) > 0) ?? version;
  return t('`{flag}` was removed in gunicorn {removed}.', { flag, removed });
}
