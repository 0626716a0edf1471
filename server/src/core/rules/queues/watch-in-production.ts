import { dramatiq } from '../../programs/task-queues.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, programStarts } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';

export const watchInProduction: Rule = {
  id: 'queues/watch-in-production',
  severity: 'warning',
  scope: 'process',
  deployed: true,
  programs: [dramatiq.id],
  title: t('The worker watches its files and restarts.'),
  explanation: t(
    'Watching files is for development: it needs the package watchdog, and a file that the application writes can restart the worker in the middle of a task.',
  ),
  sources: ['Bogdanp/dramatiq:dramatiq/cli.py (--watch)'],
  *check(context) {
    for (const start of programStarts(context, dramatiq.names)) {
      const use = dramatiq.parse(start.invocation, undefined).uses.find(({ option }) => option.id === 'watch');
      if (!use || !isMainProcess(start)) continue;
      const flag = use.flag.text;
      yield {
        span: start.command.toDocument(use.flag.span),
        message: t('`{flag}` is for development only: leave it out.', { flag }),
        fixes: () => [removeOption(start, use)],
      };
    }
  },
  examples: {
    bad: [{ text: 'worker: dramatiq tasks -p 2 «--watch» .\n', fixed: 'worker: dramatiq tasks -p 2\n' }],
    good: [{ text: 'worker: dramatiq tasks -p 2\n' }],
  },
};
