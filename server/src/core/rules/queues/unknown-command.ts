import { closeMatches } from '../../programs/click/close-matches.ts';
import { rq } from '../../programs/task-queues.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Refusal, refusals, verdict } from '../facts/refusals.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Rule } from '../rule.ts';

export const queuesUnknownCommand: Rule = {
  id: 'queues/unknown-command',
  severity: 'error',
  scope: 'process',
  programs: [rq.id],
  title: t('The task queue has no such command.'),
  explanation: t(
    'The first word behind `rq` is what it shall do: `rq worker` takes jobs from the queues that follow, `rq worker-pool` (from 1.14) runs several workers, `rq cron` (from 2.4) enqueues jobs at set times. Jobs of `enqueue_in` and `enqueue_at` are moved by `rq worker --with-scheduler`.',
  ),
  sources: ['rq/rq:rq/cli/', 'test/unit/programs/rq/rq.test.ts'],
  *check(context) {
    for (const refusal of refusals(context, [rq], ['unknown-command', 'missing-command'])) {
      const { start, error, parsed } = refusal;
      // It ends at the first mistake, and what is missing may only follow from that.
      if (error.kind === 'missing-command' && parsed.errors[0] !== error) continue;
      const written = start.command.text.text.slice(error.span.start, error.span.end);
      const names = rq.commands?.(parsed.version).map(({ name }) => name) ?? [];
      const since = sinceOf(written);
      const isSlip = error.kind === 'unknown-command' && since === undefined;
      const near = isSlip ? closeMatches(written, names, 0.7) : [];
      yield {
        span: refusal.span,
        ...verdict(refusal, sentenceOf(refusal, written, near[0], since)),
        fixes: () => near.map((name, i) => changeTo(start.command, error.span, name, { preferred: i === 0 })),
      } satisfies Finding;
    }
  },
  examples: {
    bad: [
      { text: 'worker: rq «wroker» high\n', fixed: 'worker: rq worker high\n' },
      { text: 'worker: «rq»\n' },
      { text: 'worker: rq «high» default\n' },
      { text: 'clock: rq «scheduler»\n' },
      { text: 'worker: rq «worker-pool» -n 4\n', files: { 'requirements.txt': 'rq==1.10.1\n' } },
    ],
    good: [
      { text: 'worker: rq -h\n' },
      { text: 'worker: rq worker\n' },
      { text: 'worker: rqworker high\n' },
      { text: 'worker: rq $COMMAND\n' },
      { text: 'worker: rq --help\n' },
    ],
  },
};

function sentenceOf({ error }: Refusal, written: string, near: string | undefined, since: string | undefined): Text {
  if (error.kind === 'missing-command') return t('No command stands behind `rq`, such as `rq worker`.');
  if (since !== undefined) return t('rq has the command `{name}` from {since} on.', { name: written, since });
  if (near !== undefined) return t('rq has no command `{name}`; did you mean `{near}`?', { name: written, near });
  if (written === 'scheduler')
    return t(
      'rq has no command `scheduler`: a worker does that with `--with-scheduler`; the package rq-scheduler has a program `rqscheduler`.',
    );
  return t('rq has no command `{name}`. The names of queues stand behind `rq worker`.', { name: written });
}

/** The release that a command came with. */
function sinceOf(name: string): string | undefined {
  return rq.releases?.find((version) => rq.commands?.(version).some((command) => command.name === name));
}
