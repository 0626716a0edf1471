import { rq } from '../../programs/task-queues.ts';
import { t } from '../../text/l10n.ts';
import { isMainProcess, programStarts } from '../facts/program-starts.ts';
import { removeOption } from '../fixes/remove-option.ts';
import type { Rule } from '../rule.ts';

export const endsWhenEmpty: Rule = {
  id: 'queues/ends-when-empty',
  severity: 'information',
  scope: 'process',
  deployed: true,
  programs: [rq.id],
  title: t('The worker ends when its queues are empty.'),
  explanation: t(
    'With `--burst` rq ends as soon as no job waits. The platform takes a process that ends for crashed, starts it again, and waits longer every time; jobs wait as long. It is meant for a job that a schedule starts: then the message may be suppressed.',
  ),
  sources: [
    'https://python-rq.org/docs/workers/#burst-mode',
    'https://devcenter.heroku.com/articles/dynos#dyno-crash-restart-policy',
  ],
  *check(context) {
    for (const start of programStarts(context, rq.names)) {
      const use = rq.parse(start.invocation, undefined).uses.find(({ option }) => option.id === 'burst');
      // A loop around it starts it again.
      const isLooped = start.invocation.command.group?.kind === 'compound';
      if (!use || isLooped || !isMainProcess(start) || start.process.name === 'release') continue;
      const flag = use.flag.text;
      yield {
        span: start.command.toDocument(use.flag.span),
        message: t('With `{flag}` the worker ends when its queues are empty, and the platform takes it for crashed.', {
          flag,
        }),
        fixes: () => [removeOption(start, use)],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: rq worker «--burst» high\n', fixed: 'worker: rq worker high\n' },
      { text: 'worker: rqworker «-b»\n', fixed: 'worker: rqworker\n' },
    ],
    good: [
      { text: 'worker: rq worker high\n' },
      { text: 'release: rq worker --burst\n' },
      { text: 'worker: while true; do rq worker --burst; done\n' },
    ],
  },
};
