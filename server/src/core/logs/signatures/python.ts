import { t } from '../../text/l10n.ts';
import { LARGER_PLAN, TASK_QUEUE } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** CPython and HTTP clients. The exception stands at column 0; an indented line of a traceback is source code. */
export const PYTHON: readonly Signature[] = [
  {
    id: 'py-fatal-error',
    severity: 'critical',
    cause: 'crash',
    program: 'Python',
    title: t('The Python interpreter aborted'),
    meaning: t('The interpreter could not go on, or crashed in native code: the process ends at once.'),
    causes: [
      t('A native library that does not fit this version of Python or the base image.'),
      t('PYTHONHOME or PYTHONPATH leads to another Python; recursion without end.'),
    ],
    remedies: [{ text: t('Update or reinstall the library that the first line of the thread is of.') }],
    shapes: [atStart('Fatal Python error: <reason>', /Fatal Python error: (?<reason>[^\n]{1,200})/)],
    examples: [
      'Fatal Python error: Segmentation fault',
      'Fatal Python error: init_fs_encoding: failed to get the Python codec of the filesystem encoding',
    ],
    traps: ['INFO app.errors: no Fatal Python error: 0 today'],
    sources: ['python/cpython:Python/pylifecycle.c fatal_error()', 'python/cpython:Modules/faulthandler.c'],
  },
  {
    id: 'py-memory-error',
    severity: 'critical',
    cause: 'memory',
    program: 'Python, NumPy',
    title: t('Python ran out of memory (MemoryError)'),
    meaning: t('Python could not get memory for an object.'),
    causes: [
      t('All rows, a whole file or a whole table are loaded at once.'),
      t('The size itself is wrong: an array that is far too large.'),
    ],
    remedies: [
      { text: t('Read in pieces: iterate over the query, stream the file, write the answer as it is made.') },
      LARGER_PLAN,
    ],
    shapes: [
      atStart('MemoryError', /MemoryError(?:\(|: |\s{0,4}$)/),
      atStart(
        'numpy.core._exceptions._ArrayMemoryError: Unable to allocate <size> for an array with shape <…> and data type <…>',
        /numpy\.(?:_?core\.)?_exceptions\.(?:_Array)?MemoryError: (?<reason>[^\n]{1,200})/,
      ),
    ],
    examples: [
      'MemoryError',
      'MemoryError: Unable to allocate 2.31 GiB for an array with shape (310000000,) and data type float64',
      'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 2.31 GiB for an array with shape (310000000,) and data type float64',
      'numpy.core._exceptions.MemoryError: Unable to allocate 2.31 GiB for an array with shape (310000000,) and data type float64',
      '[2026-11-20 01:01:22,031: ERROR/ForkPoolWorker-1] Task report.tasks.build_monthly[f5668049] raised unexpected: MemoryError()',
    ],
    traps: [
      '    except MemoryError:',
      '    raise MemoryError',
      'INFO MemoryErrorHandler installed',
      'MemoryErrors so far: 3',
    ],
    sources: ['python/cpython:Objects/exceptions.c', 'numpy/numpy:numpy/_core/_exceptions.py'],
  },
  {
    id: 'gpu-memory-error',
    severity: 'error',
    cause: 'memory',
    program: 'PyTorch, CTranslate2',
    title: t('The memory of the graphics card is full'),
    meaning: t('A model or its data did not fit; the memory limit of the plan is another.'),
    causes: [t('Each worker loads the model anew, or a batch is too large.')],
    remedies: [{ text: t('Run one worker per card; take smaller batches, a smaller model, or half precision.') }],
    shapes: [
      atStart(
        'torch.OutOfMemoryError: CUDA out of memory. <…>',
        /(?:torch\.(?:cuda\.)?OutOfMemoryError|RuntimeError): CUDA (?:error: |failed with error )?out of memory/,
      ),
    ],
    examples: [
      'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 644.00 MiB. GPU 0 has a total capacity of 9.54 GiB',
      'RuntimeError: CUDA failed with error out of memory',
    ],
    traps: ['INFO app: CUDA out of memory handler installed'],
    sources: ['pytorch/pytorch:c10/cuda/CUDACachingAllocator.cpp', 'ahmetoner/whisper-asr-webservice#173'],
  },
  {
    id: 'py-http-read-timeout',
    severity: 'error',
    cause: 'dependency',
    program: 'requests, urllib3, httpx, aiohttp',
    title: t('A service did not answer in time'),
    meaning: t('A service accepted the connection, but did not answer within the timeout of the client.'),
    causes: [t('That service is slow or overloaded.')],
    remedies: [
      { text: t('Keep the timeout of the client below the timeout of the worker; retry or cache.') },
      { recipe: 'R11', text: t('Call it from a task queue, not inside a request.') },
    ],
    shapes: [
      atStart(
        "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='<h>', port=<p>): Read timed out. (read timeout=<t>)",
        /(?:requests\.exceptions\.ReadTimeout|urllib3\.exceptions\.ReadTimeoutError): (?:[^\n]{0,160}?host='(?<host>[^'\n]{1,120})')?/,
      ),
      anywhere(
        '… after connection broken by \'ReadTimeoutError("… Read timed out. (read timeout=<t>)")\': <path>',
        /after connection broken by 'ReadTimeoutError\("(?:[^\n]{0,160}?host='(?<host>[^'\n]{1,120})')?/,
      ),
      atStart(
        '<class>: … Max retries exceeded with url: <path> (Caused by ReadTimeoutError(…))',
        /(?:urllib3\.exceptions\.MaxRetryError|requests\.exceptions\.ConnectionError): HTTPS?ConnectionPool\(host='(?<host>[^'\n]{1,120})'[^\n]{1,60}? with url: \S{0,2000} \(Caused by ReadTimeoutError\(/,
      ),
      // A body that stalls: requests wraps it without saying so.
      atStart(
        "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='<h>', port=<p>): Read timed out.",
        /requests\.exceptions\.ConnectionError: HTTPS?ConnectionPool\(host='(?<host>[^'\n]{1,120})', port=\d{1,5}\): Read timed out\./,
      ),
      atStart(
        'elasticsearch.exceptions.ConnectionTimeout: ConnectionTimeout caused by - ReadTimeoutError(…)',
        /(?:elasticsearch\.exceptions\.)?ConnectionTimeout: ConnectionTimeout caused by - ReadTimeoutError\((?:[^\n]{0,60}?host=u?'(?<host>[^'\n]{1,120})')?/,
      ),
      atStart(
        'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "<url>"',
        /botocore\.exceptions\.ReadTimeoutError: Read timeout on endpoint URL: "\w{2,5}:\/\/(?<host>[^\s:/"]{1,120})/,
      ),
      atStart('httpx.ReadTimeout', /(?:httpx|httpcore)\.ReadTimeout(?=:|\s{0,4}$)/),
      atStart(
        'Timeout on reading data from socket',
        /(?:aiohttp\.client_exceptions\.)?(?:SocketTimeoutError: |ServerTimeoutError: )?Timeout on reading data from socket/,
      ),
    ],
    per: 'host',
    examples: [
      "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='bkapi.example.com', port=443): Read timed out. (read timeout=10)",
      "urllib3.exceptions.ReadTimeoutError: HTTPConnectionPool(host='cmdb.example.com', port=8000): Read timed out. (read timeout=5)",
      "WARNING:urllib3.connectionpool:Retrying (Retry(total=1, connect=None, read=None, redirect=None, status=None)) after connection broken by 'ReadTimeoutError(\"HTTPConnectionPool(host='cmdb.example.com', port=8000): Read timed out. (read timeout=5)\")': /api/v3/hosts",
      "requests.exceptions.ConnectionError: HTTPConnectionPool(host='cmdb.example.com', port=8000): Max retries exceeded with url: /api (Caused by ReadTimeoutError(\"HTTPConnectionPool(host='cmdb.example.com', port=8000): Read timed out. (read timeout=5)\"))",
      "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='cmdb.example.com', port=443): Read timed out.",
      "elasticsearch.exceptions.ConnectionTimeout: ConnectionTimeout caused by - ReadTimeoutError(HTTPConnectionPool(host='es.example.com', port=9200): Read timed out. (read timeout=10))",
      'botocore.exceptions.ReadTimeoutError: Read timeout on endpoint URL: "https://s3.example.com/bucket"',
      'httpx.ReadTimeout',
      'httpcore.ReadTimeout: timed out',
      'aiohttp.client_exceptions.SocketTimeoutError: Timeout on reading data from socket',
    ],
    traps: [
      '2026-11-20 13:00:06,014 INFO app.http: retry 1/3 in 0.5s (connect timeout=3, read timeout=30)',
      '    except httpx.ReadTimeout as e:',
      '    requests.get(url, timeout=5)',
    ],
    sources: [
      'psf/requests:src/requests/exceptions.py',
      'psf/requests:src/requests/models.py iter_content()',
      'urllib3/urllib3:src/urllib3/connectionpool.py',
      'anclrii/Storj-Exporter#71',
      'elastic/elasticsearch-py:elasticsearch/exceptions.py at 7.x',
      'boto/botocore:botocore/exceptions.py',
    ],
  },
  {
    id: 'py-http-connect-timeout',
    severity: 'error',
    cause: 'dependency',
    program: 'requests, urllib3, httpx, aiohttp, urllib',
    title: t('A service cannot be reached in time'),
    meaning: t('No connection to a service came about within the timeout of the client.'),
    causes: [t('A firewall or network policy drops the packets, or the name leads to an address that is dead.')],
    remedies: [{ text: t('Check host, network policy and proxy variables (HTTP_PROXY, NO_PROXY).') }],
    shapes: [
      atStart(
        "requests.exceptions.ConnectTimeout: … (Caused by ConnectTimeoutError(…, 'Connection to <h> timed out. (connect timeout=<t>)'))",
        /(?:requests\.exceptions\.ConnectTimeout|urllib3\.exceptions\.ConnectTimeoutError): (?:[^\n]{0,160}?host='(?<host>[^'\n]{1,120})')?/,
      ),
      atStart(
        'urllib3.exceptions.MaxRetryError: … (Caused by ConnectTimeoutError(…))',
        /(?:urllib3\.exceptions\.)?MaxRetryError: HTTPS?ConnectionPool\(host='(?<host>[^'\n]{1,120})'[^\n]{1,60}? with url: \S{0,2000} \(Caused by ConnectTimeoutError\(/,
      ),
      atStart('httpx.ConnectTimeout', /(?:httpx|httpcore)\.ConnectTimeout(?=:|\s{0,4}$)/),
      atStart(
        'aiohttp.client_exceptions.ConnectionTimeoutError: Connection timeout to host <url>',
        /aiohttp\.client_exceptions\.(?:ConnectionTimeoutError|ServerTimeoutError): Connection timeout to host (?:\w{2,5}:\/\/)?(?<host>[^\s:/]{1,120})/,
      ),
      atStart(
        'urllib.error.URLError: <urlopen error timed out>',
        /urllib\.error\.URLError: <urlopen error (?:_ssl\.c:\d{1,5}: The handshake operation |\[Errno 110\] Connection )?timed out>/,
      ),
      anywhere(
        "… after connection broken by 'ConnectTimeoutError(…)': <path>",
        /after connection broken by 'ConnectTimeoutError\(/,
      ),
    ],
    per: 'host',
    examples: [
      "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='bkapi.example.com', port=443): Max retries exceeded with url: /api/cc (Caused by ConnectTimeoutError(<urllib3.connection.HTTPSConnection object at 0x7f2d>, 'Connection to bkapi.example.com timed out. (connect timeout=3)'))",
      "urllib3.exceptions.MaxRetryError: HTTPSConnectionPool(host='bkapi.example.com', port=443): Max retries exceeded with url: /api/cc (Caused by ConnectTimeoutError(<HTTPSConnection(host='bkapi.example.com', port=443) at 0x7f2d>, 'Connection to bkapi.example.com timed out. (connect timeout=3)'))",
      'httpx.ConnectTimeout: timed out',
      'aiohttp.client_exceptions.ConnectionTimeoutError: Connection timeout to host http://cmdb.example.com/api',
      'urllib.error.URLError: <urlopen error timed out>',
      "WARNING:urllib3.connectionpool:Retrying (Retry(total=1, connect=None)) after connection broken by 'ConnectTimeoutError(<HTTPSConnection(host='a', port=443) at 0x7f>, 'Connection to a timed out. (connect timeout=3)')': /api",
    ],
    traps: ['2026-11-20 13:00:06,014 INFO app.http: retry 1/3 in 0.5s (connect timeout=3, read timeout=30)'],
    sources: [
      'psf/requests:src/requests/adapters.py',
      'urllib3/urllib3:src/urllib3/connection.py',
      'encode/httpx:httpx/_exceptions.py',
      'aio-libs/aiohttp:aiohttp/client.py',
      'python/cpython:Lib/urllib/request.py',
    ],
  },
  {
    id: 'py-http-connect-failed',
    severity: 'error',
    cause: 'dependency',
    program: 'requests, urllib3, httpx, aiohttp, urllib, boto3',
    title: t('A service cannot be reached'),
    meaning: t('The service refused the connection, or its name does not resolve.'),
    causes: [t('The service is down, or its address in the environment is wrong.')],
    remedies: [{ text: t('Check the address of the service and the variable that holds it.') }],
    shapes: [
      anywhere(
        "… Max retries exceeded with url: <path> (Caused by NewConnectionError('…: Failed to establish a new connection: <error>'))",
        /host='(?<host>[^'\n]{1,120})', port=\d{1,5}\): Max retries exceeded with url: \S{0,2000} \(Caused by (?:NewConnectionError|NameResolutionError)\(/,
      ),
      anywhere(
        "… after connection broken by 'NewConnectionError(…)': <path>",
        /after connection broken by '(?:NewConnectionError|NameResolutionError)\(/,
      ),
      atStart(
        '<class>: Failed to resolve <host>, [Errno -2] Name or service not known',
        // psycopg 3 names the host in front of it: postgres.ts.
        /(?<!': )\[Errno -\d\] (?:Name or service not known|Temporary failure in name resolution|No address associated with hostname)/,
      ),
      atStart(
        'urllib3.exceptions.NewConnectionError: …: Failed to establish a new connection: <error>',
        /urllib3\.exceptions\.(?:NewConnectionError|NameResolutionError): (?:[^\n]{0,60}?host='(?<host>[^'\n]{1,120})')?/,
      ),
      atStart(
        'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "<url>"',
        /botocore\.exceptions\.(?:EndpointConnectionError: Could not connect to the|ConnectTimeoutError: Connect timeout on) endpoint URL: "\w{2,5}:\/\/(?<host>[^\s:/"]{1,120})/,
      ),
      atStart('httpx.ConnectError: <error>', /(?:httpx|httpcore)\.ConnectError(?=: (?!\[SSL: CERT)|\s{0,4}$)/),
      atStart(
        'aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host <h>:<p> ssl:<ssl> [<error>]',
        /aiohttp\.client_exceptions\.ClientConnector(?:DNS)?Error: Cannot connect to host (?<host>[^\s:]{1,120}):/,
      ),
      atStart(
        'urllib.error.URLError: <urlopen error [Errno <n>] <error>>',
        /urllib\.error\.URLError: <urlopen error \[Errno (?:-\d|111|113|101)\] /,
      ),
    ],
    per: 'host',
    examples: [
      "urllib3.exceptions.MaxRetryError: HTTPConnectionPool(host='paas.example.com', port=80): Max retries exceeded with url: /api/v1/x (Caused by NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f2c>: Failed to establish a new connection: [Errno 111] Connection refused'))",
      "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='nowhere.example.com', port=443): Max retries exceeded with url: / (Caused by NameResolutionError(\"<HTTPSConnection>: Failed to resolve 'nowhere.example.com' ([Errno -2] Name or service not known)\"))",
      "WARNING:urllib3.connectionpool:Retrying (Retry(total=1)) after connection broken by 'NewConnectionError('<urllib3.connection.HTTPConnection object at 0x7f>: Failed to establish a new connection: [Errno 111] Connection refused')': /api",
      "urllib3.exceptions.NewConnectionError: HTTPConnection(host='127.0.0.1', port=60769): Failed to establish a new connection: [Errno 111] Connection refused",
      'socket.gaierror: [Errno -2] Name or service not known',
      'httpx.ConnectError: All connection attempts failed',
      'botocore.exceptions.EndpointConnectionError: Could not connect to the endpoint URL: "https://sts.example.com/"',
      "aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host cmdb.example.com:443 ssl:default [Connect call failed ('10.0.0.9', 443)]",
      'urllib.error.URLError: <urlopen error [Errno 111] Connection refused>',
    ],
    traps: ['DEBUG:urllib3.connectionpool:Starting new HTTP connection (1): paas.example.com:80'],
    sources: [
      'urllib3/urllib3:src/urllib3/exceptions.py',
      'psf/requests:src/requests/adapters.py',
      'python/cpython:Modules/socketmodule.c',
      'python/cpython:Lib/urllib/request.py',
      'aio-libs/aiohttp:aiohttp/client_exceptions.py',
      'boto/botocore:botocore/exceptions.py',
    ],
  },
  {
    id: 'thread-exhausted',
    severity: 'critical',
    cause: 'resource',
    program: 'Python',
    title: t('No more threads can be started'),
    meaning: t('The container has reached its limit of threads and processes.'),
    causes: [t('Threads are started without a bound and do not end, or the pids limit is small.')],
    remedies: [{ text: t('Use a thread pool with a bound; raise the pids limit of the container.') }],
    shapes: [
      atStart(
        "RuntimeError: can't start new thread",
        /(?:RuntimeError: |RuntimeError\(["'])can(?:'|\\')t start new thread/,
      ),
    ],
    examples: ["RuntimeError: can't start new thread"],
    traps: ['RuntimeError: dictionary changed size during iteration'],
    sources: ['python/cpython:Modules/_threadmodule.c'],
  },
  {
    id: 'py-timeout',
    severity: 'error',
    cause: 'timeout',
    program: 'Python',
    generic: true,
    title: t('A Python call timed out'),
    meaning: t('A socket, a future or an await took longer than its timeout; what it waited for is not said.'),
    causes: [t('A slow service or a blocked loop; the traceback names the call.')],
    remedies: [{ text: t('Find the call in the traceback and give it a timeout of its own.') }, TASK_QUEUE],
    shapes: [
      atStart(
        'TimeoutError: timed out',
        /(?:asyncio\.exceptions\.|concurrent\.futures\._base\.|multiprocessing\.context\.|builtins\.)?TimeoutError(?:\(|: |\s{0,4}$)/,
      ),
      atStart('socket.timeout: timed out', /socket\.timeout(?:: |\s{0,4}$)/),
    ],
    examples: [
      'TimeoutError',
      'TimeoutError: [Errno 110] Connection timed out',
      'asyncio.exceptions.TimeoutError',
      'concurrent.futures._base.TimeoutError',
      'socket.timeout: timed out',
      "[2026-11-20 01:01:26,675: ERROR/ForkPoolWorker-1] Task cmdb.tasks.pull_hosts[2a4d04c0] raised unexpected: TimeoutError('timed out')",
    ],
    traps: [
      '    raise TimeoutError from None',
      "    raise TimeoutError('no answer')",
      'playwright._impl._errors.TimeoutError: Timeout 30000ms exceeded.',
    ],
    sources: ['python/cpython:Lib/asyncio/exceptions.py', 'python/cpython:Modules/socketmodule.c'],
  },
];
