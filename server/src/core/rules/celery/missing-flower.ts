import { t } from '../../text/l10n.ts';
import { packageVerdict } from '../facts/package-verdict.ts';
import type { Rule } from '../rule.ts';
import { celeryStarts } from './celery-starts.ts';

export const missingFlower: Rule = {
  id: 'celery/missing-flower',
  severity: 'error',
  scope: 'process',
  programs: ['celery'],
  title: t('The package flower is not among the requirements.'),
  explanation: t(
    'The command `flower` comes with the package flower. Without it celery has no such command and ends with its usage.',
  ),
  sources: ['mher/flower:setup.py (entry point celery.commands)'],
  *check(context) {
    for (const start of celeryStarts(context, 'flower')) {
      const word = start.parsed.command?.word;
      const missing = packageVerdict(start.project, 'flower', []);
      if (!word || !missing) continue;
      yield {
        span: start.command.toDocument(word.span),
        severity: missing.severity,
        message: t('`celery flower` needs the package flower, which is not among the requirements.'),
        fixes: () => missing.fixes,
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'flower: celery -A proj «flower» --port=$PORT\n',
        files: { 'requirements.txt': 'celery==5.3.6\n' },
        fixed: 'flower: celery -A proj flower --port=$PORT\n',
      },
    ],
    good: [
      { text: 'flower: celery -A proj flower\n', files: { 'requirements.txt': 'celery\nflower\n' } },
      { text: 'flower: celery -A proj flower\n' },
    ],
  },
};
