import { partOfArgument } from '../../programs/argparse/argument-words.ts';
import { argumentAt } from '../../programs/argument-edits.ts';
import { COMMANDS } from '../../programs/celery/command-data.ts';
import { isAtLeast } from '../../programs/release.ts';
import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { celeryRefusals } from './celery-starts.ts';

export const removedOption: Rule = {
  id: 'celery/removed-option',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('This option left celery.'),
  explanation: t(
    'celery 5.0 took out the spellings `--maxtasksperchild` and `--maxmemperchild`; `--max-tasks-per-child` and `--max-memory-per-child` do the same in every release since 4.0. `--autoreload` left with celery 4.0, and so did `--no-execv` with 5.0.',
  ),
  sources: [
    'celery/celery:celery/bin/worker.py (3.1.26, 4.4.7, 5.0.0)',
    'test/fixtures/celery-cases.ndjson (62, 85, 86)',
  ],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option')) {
      const { start, error, parsed } = refusal;
      const word = argumentAt(start.invocation, error.span);
      const written = word && partOfArgument(word, 0, word.value.text.split('=', 1)[0]?.length);
      const removed = written && start.parsed.command?.name === 'worker' ? removedFlag(written.text) : undefined;
      if (!written || !removed || !isAtLeast(parsed.version, removed.removedIn)) continue;
      const { replacement } = removed;
      const sentence = replacement
        ? t('`{flag}` was removed in celery {version}; it is called `{replacement}`.', {
            flag: written.text,
            version: removed.removedIn,
            replacement,
          })
        : t('`{flag}` was removed in celery {version}.', { flag: written.text, version: removed.removedIn });
      yield {
        span: refusal.span,
        ...verdict(refusal, sentence),
        tags: ['deprecated'],
        fixes: () => (replacement ? [changeTo(start.command, written.span, replacement, { safe: true })] : []),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker «--maxtasksperchild»=100 «--maxmemperchild» 200000\n',
        fixed: 'worker: celery -A proj worker --max-tasks-per-child=100 --max-memory-per-child 200000\n',
        files: { 'requirements.txt': 'celery==5.2.7\n' },
      },
      { text: 'worker: celery -A proj worker «--autoreload»\n' },
    ],
    good: [
      { text: 'worker: celery -A proj worker --max-tasks-per-child=100\n' },
      {
        text: 'worker: celery -A proj worker --maxtasksperchild=100\n',
        files: { 'requirements.txt': 'celery==4.4.7\n' },
      },
    ],
  },
};

/** Flags of the worker that were there before the releases whose data we have. */
const LONG_GONE: Readonly<Record<string, string>> = {
  '--autoreload': '4.0.0',
  '--no-execv': '5.0.0',
  '--force-execv': '5.0.0',
};

/** The release in which a flag of the worker was removed and what replaces it; undefined for any other flag. */
export function removedFlag(
  flag: string,
): { readonly removedIn: string; readonly replacement: string | undefined } | undefined {
  const gone = LONG_GONE[flag];
  if (gone) return { removedIn: gone, replacement: undefined };
  const option = COMMANDS.find(({ name }) => name === 'worker')?.options.find(({ flags }) => flags.includes(flag));
  const removedIn = option?.flagRemovedIn?.[flag];
  return option && removedIn ? { removedIn, replacement: option.flags[0] } : undefined;
}
