import { type Text, t } from '../../text/l10n.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule, Severity } from '../rule.ts';
import { type GunicornStart, gunicornStarts, lastUse } from './gunicorn-starts.ts';

export const nothingToWork: Rule = {
  id: 'gunicorn/nothing-to-work',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['workers', 'threads'],
  title: t('No worker, or no thread, to answer requests.'),
  explanation: t(
    'gunicorn accepts 0 for `--workers` and starts a server that listens and never answers. With `--threads 0` and `-k gthread` every worker fails to boot, and gunicorn exits with code 3.',
  ),
  sources: [
    'benoitc/gunicorn:gunicorn/arbiter.py manage_workers',
    'experiment: gunicorn 20.1.0 and 27.0.1 with -k gthread --threads 0 print «max_workers must be greater than 0» and exit with code 3',
  ],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      for (const setting of ['workers', 'threads']) {
        const value = lastUse(start, setting)?.values[0];
        const found = value && start.settings.number(setting) === 0n ? judge(start, setting) : undefined;
        if (!value || !found) continue;
        yield {
          span: start.command.toDocument(value.span),
          ...found,
          fixes: () => [changeTo(start.command, value.span, '2', { preferred: false })],
        };
      }
    }
  },
  examples: {
    bad: [{ text: 'web: gunicorn wsgi -w «0»\n' }, { text: 'web: gunicorn wsgi -k gthread --threads=«0»\n' }],
    good: [{ text: 'web: gunicorn wsgi --threads 0\n' }, { text: 'web: gunicorn wsgi -w $N\n' }],
  },
};

function judge(
  start: GunicornStart,
  setting: string,
): { readonly severity: Severity; readonly message: Text } | undefined {
  if (setting === 'workers') {
    return { severity: 'warning', message: t('With 0 workers gunicorn listens and never answers.') };
  }
  if (start.settings.text('worker_class')?.trim() !== 'gthread') return undefined;
  return {
    severity: 'error',
    message: t('With 0 threads no worker boots. gunicorn exits with code {code}: {text}', {
      code: 3,
      text: 'Worker failed to boot.',
    }),
  };
}
