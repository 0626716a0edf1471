import type { Document } from '../../model/document.ts';
import { readAppDesc } from '../../platforms/blueking/app-desc.ts';
import { entryOf, type YamlScalar, yamlAt } from '../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../text/l10n.ts';
import { isSameSpan, type Span } from '../../text/span.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { celeryStarts, lastUse } from './celery-starts.ts';

export const replicatedScheduler: Rule = {
  id: 'celery/replicated-scheduler',
  severity: 'warning',
  scope: 'process',
  kind: 'app-desc',
  deployed: true,
  programs: ['celery'],
  title: t('The scheduler runs in several instances.'),
  explanation: t(
    'Each instance of `celery beat`, or of a worker with `-B`, sends every periodic task by itself: with two instances each task runs twice. Nothing in celery keeps a second scheduler from doing so. Run exactly one instance, and scale the workers instead.',
  ),
  sources: [
    'celery/celery:docs/userguide/periodic-tasks.rst ("only a single scheduler is running for a schedule at a time")',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model (replicas, autoscaling)',
  ],
  *check(context) {
    for (const { nameSpan, scheduler } of schedulers(context)) {
      const count = instancesOf(context.document, nameSpan);
      if (!count) continue;
      yield {
        span: count.scalar.span,
        message: count.isLargest
          ? t('Up to {count} instances of {scheduler}: every periodic task runs as many times. Run one instance.', {
              count: count.scalar.text,
              scheduler,
            })
          : t('{count} instances of {scheduler}: every periodic task runs {count} times. Run one instance.', {
              count: count.scalar.text,
              scheduler,
            }),
        fixes: () => [
          {
            title: t('Change to `{name}`', { name: '1' }),
            edits: [{ span: count.scalar.span, newText: '1' }],
            preferred: !count.isLargest,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    beat:\n      command: celery -A proj beat\n      replicas: «2»\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    beat:\n      command: celery -A proj beat\n      replicas: 1\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker: {replicas: «3», command: celery -A proj worker -c 2 -B}\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: python\n  processes:\n    worker: {replicas: 1, command: celery -A proj worker -c 2 -B}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: beat\n        procCommand: celery -A proj beat\n        autoscaling: {minReplicas: 1, maxReplicas: «2»}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  processes:\n    beat:\n      command: celery -A proj beat\n      replicas: 1\n    worker:\n      command: celery -A proj worker -c 2\n      replicas: 3\n',
      },
    ],
  },
};

interface Scheduler {
  readonly nameSpan: Span;
  /** What schedules: a command, or an option of one. */
  readonly scheduler: Text | string;
}

function* schedulers(context: RuleContext): Iterable<Scheduler> {
  for (const start of celeryStarts(context, 'beat', 'worker')) {
    const { process, invocation, parsed } = start;
    if (process.role !== 'process' || !invocation.isMain) continue;
    const isBeat = parsed.command?.name === 'beat';
    if (isBeat || lastUse(start, 'beat')) {
      yield { nameSpan: process.nameSpan, scheduler: isBeat ? '`celery beat`' : '`celery worker -B`' };
    }
  }
}

/** How many instances of a process the file asks for, if that is more than one. */
function instancesOf(
  { syntax }: Document,
  nameSpan: Span,
): { readonly scalar: YamlScalar; readonly isLargest: boolean } | undefined {
  if (syntax.kind !== 'app-desc') return undefined;
  const processes = readAppDesc(syntax).modules.flatMap((module) => module.processes);
  const value = processes.find((process) => isSameSpan(process.nameSpan, nameSpan))?.value;
  const largest = yamlAt(value, 'autoscaling', 'maxReplicas');
  const scalar = largest ?? entryOf(value, 'replicas')?.value;
  const isMore = scalar?.kind === 'scalar' && scalar.type === 'int' && Number(scalar.text) > 1;
  return isMore ? { scalar, isLargest: scalar === largest } : undefined;
}
