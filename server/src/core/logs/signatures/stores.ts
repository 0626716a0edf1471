import { t } from '../../text/l10n.ts';
import { FEWER_WORKERS_OR_THREADS } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** MongoDB, Redis and Elasticsearch: their own logs and what clients repeat. */
export const STORES: readonly Signature[] = [
  {
    id: 'mongo-server-selection',
    severity: 'critical',
    cause: 'dependency',
    program: 'MongoDB drivers',
    title: t('MongoDB cannot be reached'),
    meaning: t('The driver found no usable server within its timeout (30 seconds).'),
    causes: [t('The address, the network or TLS is wrong, or the replica set has no primary.')],
    remedies: [{ text: t('Check the connection string, the network policy and TLS.') }],
    shapes: [
      atStart(
        'pymongo.errors.ServerSelectionTimeoutError: <h>:<p>: …, Timeout: 30s, Topology Description: …',
        /(?:pymongo\.errors\.)?ServerSelectionTimeoutError: (?<host>[^\s:,]{1,120})?/,
      ),
      atStart(
        'pymongo.errors.<ConnectionFailure|AutoReconnect|NetworkTimeout>: <reason>',
        /pymongo\.errors\.(?:ConnectionFailure|AutoReconnect|NetworkTimeout): (?<host>[^\s:,]{1,120})?/,
      ),
      atStart(
        'MongooseError: Operation `<operation>` buffering timed out after <n>ms',
        /MongooseError: Operation `[^`\n]{1,120}` buffering timed out after /,
      ),
      atStart('MongoServerSelectionError: …', /Mongo(?:ose)?ServerSelectionError: (?<reason>[^\n]{1,120})/),
    ],
    examples: [
      'pymongo.errors.ServerSelectionTimeoutError: mongo.example.com:27017: [Errno 111] Connection refused, Timeout: 30s, Topology Description: <TopologyDescription id: 65>',
      'MongoServerSelectionError: connect ECONNREFUSED 10.0.0.9:27017',
      'pymongo.errors.AutoReconnect: mongo.example.com:27017: connection closed',
      'MongooseError: Operation `users.findOne()` buffering timed out after 10000ms',
    ],
    traps: ['serverSelectionTimeoutMS=30000'],
    sources: [
      'mongodb/mongo-python-driver:pymongo/synchronous/topology.py',
      'mongodb/mongo-python-driver:pymongo/errors.py',
      'mongodb/node-mongodb-native:src/error.ts',
      'Automattic/mongoose:lib/drivers/node-mongodb-native/collection.js',
    ],
  },
  {
    id: 'redis-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Redis',
    isState: true,
    title: t('Redis is full'),
    meaning: t('maxmemory is reached and nothing may be evicted; writes are refused.'),
    causes: [
      t('Keys without a time to live, or results of tasks that nobody removes.'),
      t('A queue that is not consumed.'),
    ],
    remedies: [
      {
        text: t(
          'Give keys a time to live; set result_expires; for a cache only, maxmemory-policy allkeys-lru (never for a broker).',
        ),
      },
      { text: t('Take a larger Redis.') },
    ],
    shapes: [
      atStart(
        "OOM command not allowed when used memory > 'maxmemory'.",
        /(?:OOM |redis\.exceptions\.OutOfMemoryError: )?command not allowed when used memory > 'maxmemory'/,
      ),
    ],
    examples: [
      "redis.exceptions.ResponseError: OOM command not allowed when used memory > 'maxmemory'.",
      "redis.exceptions.OutOfMemoryError: command not allowed when used memory > 'maxmemory'.",
    ],
    traps: ['maxmemory_policy:noeviction', 'evicted_keys:502'],
    sources: ['redis/redis:src/server.c', 'redis/redis-py:redis/_parsers/base.py', 'sidekiq/sidekiq#3864'],
  },
  {
    id: 'redis-max-clients',
    severity: 'critical',
    cause: 'resource',
    program: 'Redis',
    title: t('Redis has no connections left'),
    meaning: t('Pools × processes open more connections than maxclients allows.'),
    causes: [t('Unbounded pools, or connections that are not closed.')],
    remedies: [{ text: t('Bound the pools: max_connections, broker_pool_limit.') }, FEWER_WORKERS_OR_THREADS],
    shapes: [
      atStart(
        'ERR max number of clients reached',
        /(?:ERR )?max number of clients (?:\+ cluster connections )?reached/,
      ),
    ],
    examples: [
      'redis.exceptions.ConnectionError: max number of clients reached',
      '1:M 20 Nov 2026 14:06:00.001 # Error accepting a client connection: max number of clients reached',
    ],
    traps: ['maxclients 10000'],
    sources: ['redis/redis:src/networking.c', 'bfosberry/GameSocial#287'],
  },
  {
    id: 'redis-misconf',
    severity: 'error',
    cause: 'resource',
    program: 'Redis',
    isState: true,
    title: t('Redis refuses writes: it cannot save'),
    meaning: t('The last snapshot could not be written to disk, so Redis refuses writes.'),
    causes: [t('The disk is full, or the fork failed for lack of memory.')],
    remedies: [{ text: t('Free disk space; allow memory overcommit on the host of Redis.') }],
    shapes: [
      atStart(
        'MISCONF Redis is configured to save RDB snapshots, …',
        /MISCONF (?:Redis is configured to save RDB snapshots|Errors writing to the AOF file)/,
      ),
      atStart(
        'Background saving <error|terminated by signal <n>>',
        /Background saving (?:error|terminated by signal \d{1,3})(?=\s{0,4}$)/,
        'server',
      ),
    ],
    examples: [
      "redis.exceptions.ResponseError: MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. Commands that may modify the data set are disabled.",
      '1:M 20 Nov 2026 14:00:13.186 # Background saving error',
    ],
    traps: ['1:M 20 Nov 2026 14:00:13.086 * 100 changes in 300 seconds. Saving...'],
    sources: ['redis/redis:src/server.c', 'redis/redis:src/rdb.c', 'redis/redis#3086', 'docmost/docmost#61'],
  },
  {
    id: 'redis-unreachable',
    severity: 'critical',
    cause: 'dependency',
    program: 'redis-py, kombu',
    title: t('Redis cannot be reached'),
    meaning: t('Redis refuses the connection, does not answer in time, or its name does not resolve.'),
    causes: [t('It is down or overloaded, or the address in the environment is wrong.')],
    remedies: [{ text: t('Check the binding of Redis and its variables; set socket_timeout.') }],
    shapes: [
      atStart(
        'Error <errno> connecting to <h>:<p>. <reason>.',
        /Error (?:-?\d{1,4}|Multiple exceptions: [^\n]{1,300}?) (?:while )?connecting to (?<host>[^\s:]{1,120}):(?<port>\d{1,5})\.(?! \[SSL: CERTIFICATE_)/,
      ),
      atStart(
        "redis.sentinel.MasterNotFoundError: No master found for '<name>'",
        /(?:redis\.(?:asyncio\.)?sentinel\.)?(?:Master|Slave)NotFoundError: No (?:master|slave) found for /,
      ),
      atStart(
        'redis.exceptions.TimeoutError: Timeout reading from <h>:<p>',
        /redis\.exceptions\.TimeoutError: (?:Timeout reading from (?<host>[^\s:]{1,120})|Timeout (?:connecting to server|writing to socket|reading from))/,
      ),
      atStart(
        'redis.exceptions.ConnectionError: Connection closed by server.',
        /redis\.exceptions\.(?:ConnectionError: (?:Connection closed by server\.|Error while reading from (?<host>[^\s:]{1,120})|Connection lost|Error \d{1,5} while writing to socket)|BusyLoadingError: )/,
      ),
      atStart(
        'Error <errno> while writing to socket. <reason>.',
        /Error (?:\d{1,5}|UNKNOWN) while writing to socket\./,
      ),
      atStart('Redis is loading the dataset in memory', /(?:LOADING )?Redis is loading the dataset in memory/),
      // The backend of results (celery/celery:celery/backends/redis.py E_LOST).
      atStart('Connection to Redis lost: Retry (<n>/<m>) in <t>', /Connection to Redis lost: Retry \(\d/),
      atStart(
        'redis connection error <h>:<p> <class> <reason>, <n> retries remaining...',
        /redis connection error (?<host>[^\s:]{1,120}):(?<port>\d{1,5}) \w{1,60} [^\n]{0,200}, \d{1,4} retries remaining/,
      ),
      // As Sentry shows it: without the module of the class.
      atStart(
        'ConnectionError: Error while reading from <h>:<p> : (<errno>, …)',
        /ConnectionError: Error (?:while reading from (?:socket: |(?<host>[^\s:]{1,120}):\d{1,5} : )\(|\d{1,5} while writing to socket\.)/,
      ),
      atStart('Timeout reading from <h>:<p>', /Timeout reading from (?<host>[\w.-]{1,120}):(?<port>\d{1,5})\b/),
    ],
    per: 'host',
    examples: [
      'kombu.exceptions.OperationalError: Error 111 connecting to redis.example.com:6379. Connection refused.',
      "redis.sentinel.MasterNotFoundError: No master found for 'app'",
      'redis.exceptions.ConnectionError: Error 111 connecting to localhost:6379. Connection refused.',
      "redis.exceptions.ConnectionError: Error Multiple exceptions: [Errno 111] Connect call failed ('127.0.0.1', 6379), [Errno 99] Cannot assign requested address connecting to localhost:6379.",
      'redis.exceptions.TimeoutError: Timeout reading from redis.example.com:6379',
      'redis.exceptions.ConnectionError: Connection closed by server.',
      "redis.exceptions.ConnectionError: Error while reading from redis.example.com:6379 : (104, 'Connection reset by peer')",
      'redis.exceptions.TimeoutError: Timeout writing to socket',
      'redis.exceptions.ConnectionError: Error 110 while writing to socket. Connection timed out.',
      'redis.exceptions.BusyLoadingError: Redis is loading the dataset in memory',
      'django_redis.exceptions.ConnectionInterrupted: Redis BusyLoadingError: Redis is loading the dataset in memory',
      'Timeout reading from redis.example.com:6379',
      'redis connection error redis.example.com:6379 TimeoutError Timeout connecting to server, 2 retries remaining...',
      "ConnectionError: Error while reading from socket: (104, 'Connection reset by peer')",
      'ERROR 2024-06-20 19:41:09,956 daphne.server Exception inside application: Error UNKNOWN while writing to socket. Connection lost.',
      '[2026-11-20 01:01:07,533: ERROR/MainProcess] Connection to Redis lost: Retry (2/20) in 1.00 second.',
    ],
    traps: ['    raise TimeoutError("Timeout reading from socket")'],
    sources: [
      'redis/redis-py:redis/connection.py',
      'celery/kombu:kombu/transport/redis.py',
      'python-arq/arq:arq/connections.py create_pool()',
    ],
  },
  {
    id: 'redis-read-only',
    severity: 'critical',
    cause: 'dependency',
    program: 'Redis',
    isState: true,
    title: t('Redis refuses writes: it is a replica'),
    meaning: t('The application writes to a Redis that only copies another one.'),
    causes: [
      t('A failover: the old primary came back as a replica, and connections to it were kept.'),
      t('The address in the environment is that of a replica.'),
    ],
    remedies: [
      { text: t('Connect to the primary: through Sentinel, the cluster, or the address of the platform for writes.') },
      { text: t('Restart the processes after a failover, if their client keeps old connections.') },
    ],
    shapes: [
      anywhere("You can't write against a read only replica.", /You can't write against a read only (?:replica|slave)/),
    ],
    examples: [
      "redis.exceptions.ReadOnlyError: You can't write against a read only replica.",
      "redis.exceptions.ResponseError: Error running script (call to f_1): @user_script:4: @user_script: 4: -READONLY You can't write against a read only slave.",
    ],
    traps: ['1:S 20 Nov 2026 14:00:13.086 * MASTER <-> REPLICA sync started', 'replica-read-only yes'],
    sources: ['redis/redis:src/server.c', 'coleifer/huey#540', 'jazzband/django-redis#616'],
  },
  {
    id: 'es-circuit-breaker',
    severity: 'error',
    cause: 'memory',
    program: 'Elasticsearch',
    title: t('Elasticsearch refused a request: heap is full'),
    meaning: t('A circuit breaker stopped a request that would have filled the heap.'),
    causes: [t('Bulk requests or pages that are too large, or a node with too small a heap.')],
    remedies: [{ text: t('Send smaller bulks and pages, or give the node more heap.') }],
    shapes: [
      anywhere(
        '[parent] Data too large, data for [<http_request>] would be [<n>/<h>], which is larger than the limit of [<n>/<h>]',
        /\[(?<breaker>parent|request|fielddata|in_flight_requests|accounting)\] Data too large, data for \[/,
      ),
    ],
    examples: [
      "elasticsearch.TransportError: TransportError(429, 'circuit_breaking_exception', '[parent] Data too large, data for [<http_request>] would be [1020000000/972.7mb], which is larger than the limit of [986061209/940.3mb]')",
    ],
    traps: ['updating [indices.breaker.total.limit] to 70%'],
    sources: [
      'elastic/elasticsearch:server/src/main/java/org/elasticsearch/indices/breaker/HierarchyCircuitBreakerService.java',
    ],
  },
];
