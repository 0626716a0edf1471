import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** RabbitMQ's own log, and what its clients repeat of it. */
export const RABBITMQ: readonly Signature[] = [
  {
    id: 'rabbitmq-ack-timeout',
    severity: 'critical',
    cause: 'timeout',
    program: 'RabbitMQ, celery',
    versions: t('RabbitMQ 3.8.15 and later'),
    title: t('RabbitMQ took a message back that was not acknowledged in time'),
    meaning: t(
      'A message was held longer than consumer_timeout (30 minutes): the channel is closed, and celery stops to consume.',
    ),
    causes: [
      t('A task with acks_late runs longer than that, or keeps others waiting that were fetched with it.'),
      t('A task with a countdown or an eta is due later than that.'),
    ],
    remedies: [
      { recipe: 'R14', text: t('Fetch one task at a time: --prefetch-multiplier 1.') },
      { text: t('Bound how long tasks run (--time-limit), or raise consumer_timeout in RabbitMQ.') },
    ],
    shapes: [
      anywhere(
        'PRECONDITION_FAILED - delivery acknowledgement on channel <n> timed out.',
        /PRECONDITION_FAILED - (?:delivery acknowledgement|consumer ack)(?: timed out)? on channel (?<channel>\d{1,6})(?: timed out)?/,
      ),
      atStart(
        'Consumer <tag> on channel <n> has timed out waiting on consumer acknowledgement. Timeout used: <n> ms',
        /Consumer '?\S{1,120} on channel (?<channel>\d{1,6}) (?:and queue [^\n]{1,300}? )?has timed out waiting (?:on|for a) consumer acknowledgement/,
        'broker',
      ),
    ],
    examples: [
      "[2026-11-20 23:11:25,986: CRITICAL/MainProcess] Unrecoverable error: PreconditionFailed(406, 'PRECONDITION_FAILED - delivery acknowledgement on channel 1 timed out. Timeout value used: 1800000 ms. This timeout value can be configured, see consumers doc guide to learn more', (0, 0), '')",
      'amqp.exceptions.PreconditionFailed: (0, 0): (406) PRECONDITION_FAILED - consumer ack timed out on channel 1',
      '2026-11-20 12:15:01.523 [warning] <0.2188.0> Consumer None4 on channel 1 has timed out waiting on consumer acknowledgement. Timeout used: 900000 ms',
    ],
    traps: ['amqp.exceptions.PreconditionFailed: (0, 0): (406) PRECONDITION_FAILED - unknown delivery tag 3'],
    sources: [
      'rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_channel.erl',
      'TophantTechnology/ARL#594',
      'apache/airflow#15799',
      'celery/celery#6760',
    ],
  },
  {
    id: 'rabbitmq-memory-alarm',
    severity: 'critical',
    cause: 'memory',
    program: 'RabbitMQ',
    isState: true,
    title: t('RabbitMQ is above its memory limit'),
    meaning: t('The broker is above vm_memory_high_watermark and blocks whoever publishes; such requests hang.'),
    causes: [t('Messages are published faster than they are consumed.')],
    remedies: [
      { recipe: 'R6', text: t('Run more instances of the worker process.') },
      { text: t('Purge queues that nobody consumes, or take a larger broker.') },
    ],
    shapes: [
      atStart(
        'memory resource limit alarm set on node <node>.',
        /memory resource limit alarm set on node '?(?<node>[^\s']{1,120}[^\s'.])/,
      ),
    ],
    examples: [
      '2026-11-20 14:06:29.300000+00:00 [warning] <0.298.0> memory resource limit alarm set on node rabbit@mq.',
    ],
    traps: [
      '2026-11-20 14:06:35.300000+00:00 [warning] <0.298.0> memory resource limit alarm cleared on node rabbit@mq',
    ],
    sources: ['rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_alarm.erl', 'rabbitmq/rabbitmq-server#2003'],
  },
  {
    id: 'rabbitmq-disk-alarm',
    severity: 'critical',
    cause: 'resource',
    program: 'RabbitMQ',
    isState: true,
    title: t('RabbitMQ is short of disk'),
    meaning: t('Free disk space is below disk_free_limit; everybody who publishes is blocked.'),
    causes: [t('Messages pile up, or other files fill the disk.')],
    remedies: [{ text: t('Consume or purge the queues; give the broker more disk.') }],
    shapes: [
      atStart(
        "disk resource limit alarm set on node '<node>'.",
        /disk resource limit alarm set on node '?(?<node>[^\s']{1,120}[^\s'.])/,
      ),
    ],
    examples: [
      '2026-11-20 14:06:36.300000+00:00 [warning] <0.298.0> disk resource limit alarm set on node rabbit@mq.',
      "disk resource limit alarm set on node 'rabbit@mq'.",
    ],
    traps: ['2026-11-20 14:06:35.300000+00:00 [warning] <0.298.0> disk resource limit alarm cleared on node rabbit@mq'],
    sources: ['rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_alarm.erl', 'rabbitmq/rabbitmq-server#1986'],
  },
  {
    id: 'rabbitmq-missed-heartbeat',
    severity: 'warning',
    cause: 'timeout',
    program: 'RabbitMQ, py-amqp',
    title: t('RabbitMQ heartbeats were missed'),
    meaning: t('Client and broker lost sight of each other for two heartbeats; the connection is closed.'),
    causes: [t('The client was blocked (a CPU-bound task in the main loop), or the network cut an idle connection.')],
    remedies: [{ text: t('Use the prefork pool for CPU-bound tasks; adjust broker_heartbeat.') }],
    shapes: [
      atStart(
        'missed heartbeats from client, timeout: <n>s',
        /missed heartbeats from client, timeout: (?<timeout>\d{1,6})s/,
      ),
      atStart(
        'Too many heartbeats missed',
        /(?:(?:amqp\.exceptions\.)?ConnectionForced(?:: (?:\w{1,20}: )?(?:\(\d{1,4}\) )?|\((?:None|\d{1,4}), '))?Too many heartbeats missed/,
      ),
    ],
    examples: [
      '2026-11-20 14:06:37.300000+00:00 [error] <0.12645.0> missed heartbeats from client, timeout: 60s',
      'amqp.exceptions.ConnectionForced: Too many heartbeats missed',
      "[2013-02-11 11:04:18,100: ERROR/MainProcess] Error in timer: ConnectionForced(None, 'Too many heartbeats missed', None, '')",
    ],
    traps: ['2026-11-20 14:06:38.300000+00:00 [warning] <0.12646.0> client unexpectedly closed TCP connection'],
    sources: ['rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_reader.erl', 'celery/py-amqp:amqp/connection.py'],
  },
];
