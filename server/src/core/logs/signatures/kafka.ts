import { t } from '../../text/l10n.ts';
import { DOWN_OR_MISTAKEN } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** What kafka-python, aiokafka and librdkafka say. */
export const KAFKA: readonly Signature[] = [
  {
    id: 'kafka-unreachable',
    severity: 'critical',
    cause: 'dependency',
    program: 'kafka-python, aiokafka, librdkafka',
    title: t('Kafka cannot be reached'),
    meaning: t('None of the brokers that the client was told accepts a connection.'),
    causes: [DOWN_OR_MISTAKEN],
    remedies: [{ text: t('Check bootstrap_servers, and the addresses that the brokers advertise.') }],
    shapes: [
      atStart('kafka.errors.NoBrokersAvailable', /(?:kafka\.errors\.)?NoBrokersAvailable(?=: |\s{0,4}$)/),
      atStart(
        'KafkaConnectionError: Unable to bootstrap from <servers>',
        /(?:(?:aio)?kafka\.errors\.)?Kafka(?:Connection|Timeout)Error: (?:Kafka(?:Connection|Timeout)Error: )?Unable to bootstrap from /,
      ),
      anywhere('<n>/<n> brokers are down', /\b\d{1,4}\/\d{1,4} brokers are down\b/, 'client'),
    ],
    examples: [
      'kafka.errors.NoBrokersAvailable: NoBrokersAvailable',
      "aiokafka.errors.KafkaConnectionError: KafkaConnectionError: Unable to bootstrap from [('kafka', 9092, <AddressFamily.AF_UNSPEC: 0>)]",
      'kafka.errors.KafkaTimeoutError: KafkaTimeoutError: Unable to bootstrap from localhost:9092',
      '%3|1795168801.651|ERROR|app#producer-2| [thrd:kafka:9092/bootstrap]: 1/1 brokers are down',
    ],
    traps: ['    raise Errors.NoBrokersAvailable()', '2026-11-20 10:00:01,123 INFO kafka.client: Bootstrap succeeded'],
    sources: [
      'dpkp/kafka-python:kafka/client_async.py',
      'aio-libs/aiokafka:aiokafka/client.py',
      'confluentinc/librdkafka:src/rdkafka_broker.c',
    ],
  },
  {
    id: 'kafka-heartbeat-lost',
    severity: 'warning',
    cause: 'timeout',
    program: 'kafka-python, aiokafka, librdkafka',
    title: t('A Kafka consumer lost its group'),
    meaning: t(
      'No heartbeat came for a whole session, or no messages were asked for in time; the partitions go to others until the consumer joins again.',
    ),
    causes: [t('The consumer was blocked, or took longer for its messages than the session lasts.')],
    remedies: [{ text: t('Take fewer messages at once (max_poll_records), or raise session_timeout_ms.') }],
    shapes: [
      atStart(
        'Heartbeat session expired, marking coordinator dead',
        /Heartbeat session expired(?:,| -) marking coordinator dead/,
      ),
      anywhere(
        'CommitFailedError: Commit cannot be completed since the group has already rebalanced …',
        /CommitFailedError(?:: |\(['"])Commit cannot be completed/,
        'commit',
      ),
      anywhere(
        'Application maximum poll interval (<n>ms) exceeded by <n>ms',
        /Application maximum poll interval \(\d{1,12}ms\) exceeded by/,
        'poll',
      ),
    ],
    examples: [
      '2026-11-20 10:00:01,123 - kafka.coordinator - WARNING - Heartbeat session expired, marking coordinator dead',
      '[2026-11-20 10:00:01,117: ERROR]: Heartbeat session expired - marking coordinator dead',
      'WARNING:kafka.coordinator.consumer:Auto offset commit failed for group app: CommitFailedError: Commit cannot be completed since the group has already',
      '%4|1795168801.117|MAXPOLL|app#consumer-1| [thrd:main]: Application maximum poll interval (300000ms) exceeded by 88ms (adjust max.poll.interval.ms for long-running message processing): leaving group',
    ],
    traps: ['2026-11-20 10:00:01,123 - kafka.coordinator - INFO - (Re-)joining group app'],
    sources: [
      'dpkp/kafka-python:kafka/coordinator/base.py',
      'aio-libs/aiokafka:aiokafka/consumer/group_coordinator.py',
      'confluentinc/librdkafka:src/rdkafka_cgrp.c',
      'dpkp/kafka-python#1418',
      'robinhood/faust#104',
      'aio-libs/aiokafka#335',
    ],
  },
];
