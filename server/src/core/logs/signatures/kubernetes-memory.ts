import { t } from '../../text/l10n.ts';
import { listed } from './kubernetes-shapes.ts';
import {
  FEWER_WORKERS,
  GREW_SLOWLY,
  INSTANCES_UNDER_LOAD,
  LARGER_PLAN,
  RECYCLE_WORKERS,
  REPLACE_CHILDREN,
  TOGETHER_TOO_LARGE,
} from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** A container or a node that ran out of memory, as Kubernetes and other platforms report it. */
export const KUBERNETES_MEMORY: readonly Signature[] = [
  {
    id: 'k8s-oomkilled',
    severity: 'critical',
    cause: 'memory',
    program: 'Kubernetes, Cloud Run, App Engine, Cloud Foundry, Fly.io, ECS',
    title: t('Container was killed for its memory (OOMKilled)'),
    meaning: t(
      'The main process went over the memory limit. A killed child (a worker) does not show here: the pod goes on running.',
    ),
    causes: [TOGETHER_TOO_LARGE, t('Memory grows with every request or task.')],
    first: GREW_SLOWLY,
    remedies: [LARGER_PLAN, FEWER_WORKERS, RECYCLE_WORKERS, INSTANCES_UNDER_LOAD, REPLACE_CHILDREN],
    shapes: [
      anywhere('Reason:       OOMKilled', /^ {0,20}Reason: {1,12}OOMKilled\b/, 'described'),
      listed('OOMKilled'),
      anywhere('"reason":"OOMKilled"', /"reason": ?"OOMKilled"/, 'status'),
      anywhere(
        'OOMKilling  Memory cgroup out of memory: Killed process …',
        /\bOOMKilling {1,30}(?:\S{1,253} {1,40})?Memory cgroup out of memory: Kill(?:ed)? process (?<pid>\d{1,10}) \((?<process>[^)\n]{1,40})\)/,
        'event',
      ),
      anywhere('OOMKilled', /^OOMKilled\s{0,4}$/),
      // As other platforms say it.
      atStart(
        'Memory limit of <n> MiB exceeded with <n> MiB used.',
        /(?:Exceeded \w{4} (?:private )?m|M)emory limit of \d{1,9} M(?:B|iB exceeded) with /,
        'platform',
      ),
      // AWS, of a task of ECS.
      atStart(
        'OutOfMemoryError: Container killed due to memory usage',
        /OutOfMemoryError: Container killed due to memory usage/,
      ),
      atStart('Exited with status 137 (out of memory)', /Exit(?:ed with)? status 137 \(out of memory\)/, 'ended'),
      atStart('Process appears to have been OOM killed!', /Process appears to have been OOM killed!/, 'init'),
    ],
    examples: [
      '      Reason:       OOMKilled',
      'web-7d9c5b6f4-9k2lm          0/1     OOMKilled          2 (31s ago)      14m',
      '{"containerStatuses":[{"name":"web","restartCount":2,"lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}',
      '13m         Warning   OOMKilling          node/node-3                 Memory cgroup out of memory: Killed process 30211 (gunicorn) total-vm:1048576kB, anon-rss:262144kB',
      'OOMKilled',
      'Memory limit of 512 MiB exceeded with 516 MiB used. Consider increasing the memory limit',
      'Exceeded soft memory limit of 256 MB with 340 MB after servicing 57 requests total. Consider setting a larger instance class in app.yaml.',
      '2026-11-20T10:00:05.12+0000 [APP/PROC/WEB/0] OUT Exit status 137 (out of memory)',
      ' INFO Process appears to have been OOM killed!',
      'Status reason   OutOfMemoryError: Container killed due to memory usage',
    ],
    traps: [
      '        "OOMKilled": false,',
      '# OOMKilled means that the limit was reached',
      'Memory limit of 512 MiB is set for the service',
    ],
    sources: [
      'dart-lang/pub-dev#9554',
      'aws/amazon-ecs-agent:agent/engine/errors.go OutOfMemoryError',
      'google/syzkaller#2322',
      'alphagov/datagovuk_find#629',
      'fly.io/docs/machines/guides-examples/machine-restart-policy',
      'kubernetes/kubernetes#10861',
      'kubernetes/kubernetes#22322',
      'TencentBlueKing/blueking-paas:apiserver/paasng/paas_wl/utils/kubestatus.py',
    ],
  },
  {
    id: 'k8s-system-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Kubernetes (kubelet)',
    title: t('A node ran out of memory'),
    meaning: t('The whole node is out of memory, not only this container; the kernel chose a victim.'),
    causes: [t('Containers use more than they requested, and the node is packed too densely.')],
    remedies: [
      { recipe: 'R5', text: t('Take a plan with more memory, with request equal to limit.') },
      { text: t('Tell the owner of the platform.') },
    ],
    shapes: [
      atStart(
        'System OOM encountered, victim process: <comm>, pid: <pid>',
        /System OOM encountered(?:, victim process: (?<process>[^\n,]{1,40}), pid: (?<pid>\d{1,10}))?/,
      ),
    ],
    examples: [
      '13m         Warning   SystemOOM           node/node-3                 System OOM encountered, victim process: gunicorn, pid: 30211',
    ],
    traps: [
      '12m         Normal    NodeHasSufficientMemory   node/node-3   Node node-3 status is now: NodeHasSufficientMemory',
    ],
    sources: ['kubernetes/kubernetes:pkg/kubelet/oom/oom_watcher_linux.go'],
  },
];
