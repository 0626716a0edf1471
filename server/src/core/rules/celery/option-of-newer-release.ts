import { COMMANDS, GLOBAL_OPTIONS } from '../../programs/celery/command-data.ts';
import { isAtLeast } from '../../programs/release.ts';
import { t } from '../../text/l10n.ts';
import { verdict } from '../facts/refusals.ts';
import type { Rule } from '../rule.ts';
import { type CeleryRefusal, celeryRefusals } from './celery-starts.ts';

export const optionOfNewerRelease: Rule = {
  id: 'celery/option-of-newer-release',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('This release of celery does not have the option yet.'),
  explanation: t(
    'Options come with releases: `--optimization` (beside `-O`) with 5.3.1, `--skip-checks` with 5.3.0, `--disable-prefetch` with 5.6.0, `--pool-start-method` with 5.7.0. An older celery refuses them.',
  ),
  sources: ['celery/celery:celery/bin/ (4.0.0 to 5.7.0)', 'test/fixtures/celery-cases.ndjson (cases 44 and 74)'],
  *check(context) {
    for (const refusal of celeryRefusals(context, 'unknown-option')) {
      const since = sinceOf(refusal);
      if (since === undefined || isAtLeast(refusal.parsed.version, since.version)) continue;
      yield {
        span: refusal.span,
        ...verdict(refusal, t('`{flag}` came with celery {version}.', since)),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: celery -A proj worker «--optimization»=fair\n',
        files: { 'requirements.txt': 'celery==5.2.7\n' },
      },
      {
        text: 'worker: celery -A proj worker «--disable-prefetch»\n',
        files: { 'requirements.txt': 'celery>=5.3,<5.6\n' },
      },
    ],
    good: [
      { text: 'worker: celery -A proj worker --optimization=fair --disable-prefetch\n' },
      {
        text: 'worker: celery -A proj worker --optimization=fair\n',
        files: { 'requirements.txt': 'celery==5.3.6\n' },
      },
    ],
  },
};

function sinceOf({ start, error }: CeleryRefusal): { flag: string; version: string } | undefined {
  const flag = start.command.text.text.slice(error.span.start, error.span.end);
  const { command } = start.parsed;
  const name = command && command.word.span.start < error.span.start ? command.name : undefined;
  const options = name === undefined ? GLOBAL_OPTIONS : COMMANDS.find((command) => command.name === name)?.options;
  const option = options?.find(({ flags }) => flags.includes(flag));
  const version = option?.flagSince?.[flag] ?? option?.since;
  return version === undefined ? undefined : { flag, version };
}
