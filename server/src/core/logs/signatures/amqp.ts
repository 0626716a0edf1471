import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** RabbitMQ and its clients besides celery's. A client that hangs up without a word is a warning of RabbitMQ, and no failure. */
export const AMQP: readonly Signature[] = [
  {
    id: 'amqp-connection-lost',
    severity: 'error',
    cause: 'dependency',
    program: 'pika, aio-pika, RabbitMQ',
    title: t('A connection to RabbitMQ failed'),
    meaning: t('A connection could not be made, or broke while it was in use.'),
    causes: [
      t('RabbitMQ starts, is down, or its address in the environment is wrong.'),
      t('The client was busy for longer than two heartbeats, or something on the way cut an idle connection.'),
    ],
    remedies: [
      { text: t('Connect again with a pause, and let long work run beside the loop that answers heartbeats.') },
    ],
    shapes: [
      atStart(
        'pika.exceptions.<AMQPConnectionError|ConnectionClosed|StreamLostError>: <reason>',
        /(?:<class ')?(?:pika|aiormq)\.exceptions\.(?:AMQPConnectionError|ConnectionClosed(?:ByBroker)?|StreamLostError|AMQPHeartbeatTimeout|IncompatibleProtocolError|ConnectionChannelError)(?='|:|\s{0,4}$)/,
      ),
      atStart(
        'Disconnected from RabbitMQ at <host>:<port> (-1): <reason>',
        /Disconnected from RabbitMQ at (?<host>[^\s:]{1,120}):\d{1,5} \(-1\)/,
        'client',
      ),
      anywhere(
        'CONNECTION_FORCED - broker forced connection closure with reason <reason>',
        /CONNECTION_FORCED - broker forced connection closure with reason /,
      ),
      anywhere('Error on AMQP connection <pid> (<addresses>)', /Error on AMQP connection <\d{1,6}\.\d/, 'broker'),
    ],
    examples: [
      'pika.exceptions.AMQPConnectionError',
      "pika.exceptions.StreamLostError: Stream connection lost: ConnectionResetError(104, 'Connection reset by peer')",
      "DEBUG pika.connection: Frame: method=<Connection.Close(['reply_code=320', 'reply_text=CONNECTION_FORCED - broker forced connection closure with reason shutdown'])>",
      'aiormq.exceptions.AMQPConnectionError: [Errno 111] Connection refused',
      '2026-11-20 10:20:28,082 WARNING pika.connection: Disconnected from RabbitMQ at rabbit.example.com:5672 (-1): EOF',
      "2026-11-20 07:31:33.899 [error] <0.827.0> Error on AMQP connection <0.827.0> (172.18.0.8:53570 -> 172.18.0.5:5672, vhost: '/', user: 'app', state: running), channel 1:",
    ],
    traps: [
      'INFO pika.connection: Disconnected from RabbitMQ at rabbit.example.com:5672 (200): Normal shutdown',
      '2026-11-20 14:06:38.300000+00:00 [warning] <0.12646.0> client unexpectedly closed TCP connection',
      '    except pika.exceptions.AMQPConnectionError:',
    ],
    sources: [
      'pika/pika:pika/exceptions.py',
      'mosquito/aiormq:aiormq/exceptions.py',
      'rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_reader.erl',
      'pika/pika#779',
      'celery/celery#4566',
    ],
  },
  {
    id: 'amqp-global-qos',
    severity: 'critical',
    cause: 'startup',
    program: 'RabbitMQ, celery',
    title: t('A queue of RabbitMQ refuses global QoS'),
    meaning: t('celery asks for a limit per channel, which quorum queues do not have; nothing is consumed.'),
    causes: [t('The queue became a quorum queue, or celery is older than 5.5.')],
    remedies: [{ text: t('Update celery to 5.5 or later, and leave worker_detect_quorum_queues on.') }],
    shapes: [
      anywhere(
        "NOT_IMPLEMENTED - queue '<name>' in vhost '<vhost>' does not support global qos",
        /NOT_IMPLEMENTED - queue '(?<name>[^'\n]{1,200})'(?: in vhost '[^'\n]{1,100}')? does not support global qos/,
      ),
    ],
    per: 'name',
    examples: [
      "amqp.exceptions.AMQPNotImplementedError: Basic.consume: (540) NOT_IMPLEMENTED - queue 'bills' in vhost '/' does not support global qos",
    ],
    traps: ['INFO app: quorum queues do not support global qos'],
    sources: [
      'rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_channel.erl',
      'celery/celery:docs/getting-started/backends-and-brokers/rabbitmq.rst',
      'celery/kombu#2469',
    ],
  },
  {
    id: 'amqp-declared-otherwise',
    severity: 'error',
    cause: 'startup',
    program: 'RabbitMQ, celery, pika, aio-pika',
    title: t('A queue of RabbitMQ exists with other settings'),
    meaning: t('The queue or exchange exists with other arguments; RabbitMQ closes the channel.'),
    causes: [t('A release changed a priority, a type or durable; or two applications use one name.')],
    remedies: [{ text: t('Declare it with the arguments it has; or let it be emptied, delete it, and start again.') }],
    shapes: [
      anywhere(
        "inequivalent arg '<argument>' for <queue|exchange> '<name>' in vhost '<vhost>'",
        /inequivalent arg '(?<argument>[^'\n]{1,100})' for (?:queue|exchange) '(?<name>[^'\n]{1,200})'/,
      ),
    ],
    per: 'name',
    examples: [
      "amqp.exceptions.PreconditionFailed: Queue.declare: (406) PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'bills' in vhost '/': received 'true' but current is 'false'",
      "[2026-11-20 01:01:18,045: CRITICAL/MainProcess] Unrecoverable error: PreconditionFailed(406, \"PRECONDITION_FAILED - inequivalent arg 'x-max-priority' for queue 'bills' in vhost '/': received the value '10' of type 'signedint' but current is none\", (50, 10), 'Queue.declare')",
    ],
    traps: ['    raise ValueError("inequivalent arg \'durable\'")'],
    sources: [
      'rabbitmq/rabbitmq-server:deps/rabbit/src/rabbit_misc.erl assert_field_equivalence()',
      'celery/celery#3868',
      'codalab/codabench#1473',
    ],
  },
];
