import { t } from '../../text/l10n.ts';
import { REPLACE_CHILDREN } from './often-advised.ts';
import { anywhere, type Signature } from './signature.ts';

const SOURCES = [
  'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/misc/monitoring/monitor/alert_rules/config/constants.py',
  'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/misc/monitoring/monitor/alert_rules/config/app_rule.py',
  'BlueKing PaaS documentation: handling resource usage alerts',
];

/** Alerts that BlueKing monitors for every application: the name of the rule, as titles and messages quote it. */
export const BLUEKING_ALERTS: readonly Signature[] = [
  {
    id: 'bk-memory-alert',
    severity: 'error',
    cause: 'memory',
    program: 'BlueKing monitor',
    title: t('Memory is nearly used up (alert)'),
    meaning: t('An instance has used at least 95 % of the memory limit of its plan for ten minutes.'),
    causes: [
      t('Load: each worker and each child of celery holds memory of its own.'),
      t('Memory that grows with every request or task: a leak.'),
    ],
    first: t('Do not raise --concurrency or -w: each needs memory of its own, and the instance is killed sooner.'),
    remedies: [
      { recipe: 'R6', text: t('Under load, run more instances before anything else.') },
      { recipe: 'R5', text: t('Where one request or task alone needs that much: take a plan with more memory.') },
      { recipe: 'R3', text: t('Memory that grows slowly is a leak: recycle workers until it is found.') },
      REPLACE_CHILDREN,
    ],
    shapes: [
      anywhere(
        '内存使用率过高 [<module>:<environment>]',
        /内存使用率过高(?: \[prod\]| \[stag\]| \[[\w-]{1,64}:prod\]| \[[\w-]{1,64}:stag\])/,
      ),
      anywhere(
        '<application>-<environment>-high_mem_usage',
        /\b[\w-]{1,64}-(?<environment>prod|stag)-high_mem_usage\b/,
      ),
    ],
    examples: ['bkapps - 内存使用率过高 [default:prod] 告警', 'alert: shop-default-prod-high_mem_usage is firing'],
    traps: ['内存使用率过高', 'GET /alerts/high_mem_usage HTTP/1.1'],
    sources: SOURCES,
  },
  {
    id: 'bk-cpu-alert',
    severity: 'warning',
    cause: 'resource',
    program: 'BlueKing monitor',
    title: t('CPU is nearly used up (alert)'),
    meaning: t('An instance has used at least 80 % of the processor time of its plan.'),
    causes: [
      t('A busy loop: polling or trying again without a pause.'),
      t('Work that calculates: images, encryption, large JSON.'),
    ],
    first: t(
      'Waiting for databases and services needs hardly any CPU: look for a busy loop (`py-spy top --pid 1`) before scaling, or every new instance spins as well.',
    ),
    remedies: [
      { text: t('Put a pause into loops that poll or try again, or wait for an event instead.') },
      { text: t('Work that really calculates belongs in a worker process of its own.') },
    ],
    shapes: [
      anywhere(
        'CPU 使用率过高 [<module>:<environment>]',
        /CPU 使用率过高(?: \[prod\]| \[stag\]| \[[\w-]{1,64}:prod\]| \[[\w-]{1,64}:stag\])/,
      ),
      anywhere(
        '<application>-<environment>-high_cpu_usage',
        /\b[\w-]{1,64}-(?<environment>prod|stag)-high_cpu_usage\b/,
      ),
    ],
    examples: ['bkapps - CPU 使用率过高 [prod] 告警', 'alert: shop-default-prod-high_cpu_usage is firing'],
    traps: ['CPU 使用率过高', 'GET /alerts/high_cpu_usage HTTP/1.1'],
    sources: SOURCES,
  },
];
