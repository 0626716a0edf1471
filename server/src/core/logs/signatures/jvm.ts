import { t } from '../../text/l10n.ts';
import { LARGER_PLAN, SERVICE_WITHOUT_ANSWER, SLOW_OR_DROPPED } from './often-advised.ts';
import { anywhere, atStart, type Shape, type Signature } from './signature.ts';

/**
 * Where the class of an exception may stand: at the start, behind a frame, a thread (`Exception in thread "main" `),
 * `Caused by: `, `Terminating due to ` or `nested exception is `. In quotes or brackets it is talk about it.
 */
const BEFORE = '(?<=^|[:"\\]|>)-] |  |due to |exception is )';

function outOfMemory(text: string, message: string): Shape {
  return anywhere(
    `java.lang.OutOfMemoryError: ${text}`,
    new RegExp(`${BEFORE}java\\.lang\\.OutOfMemoryError${message}`),
  );
}

const OPTIONS = 'Picked up JAVA_TOOL_OPTIONS: -XX:+ExitOnOutOfMemoryError -XX:MaxRAMPercentage=75';
const HOTSPOT = 'openjdk/jdk:src/hotspot/share/utilities/debug.cpp';

/** HotSpot. The first line of a stack names the exception. */
export const JVM: readonly Signature[] = [
  {
    id: 'jvm-heap-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Java (HotSpot)',
    title: t('Java heap is full'),
    meaning: t('An object did not fit the heap any more.'),
    causes: [t('A leak, or a heap that is small beside the container.')],
    remedies: [
      { text: t('Set -XX:MaxRAMPercentage=75 in JAVA_TOOL_OPTIONS; take a heap dump to find the leak.') },
      LARGER_PLAN,
    ],
    shapes: [outOfMemory('Java heap space', ': Java heap space')],
    examples: [
      'java.lang.OutOfMemoryError: Java heap space',
      'Terminating due to java.lang.OutOfMemoryError: Java heap space',
      'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
    ],
    traps: [OPTIONS, 'Nov 20 04:06:19 node-3 java[991]: started with -XX:+HeapDumpOnOutOfMemoryError'],
    sources: [HOTSPOT],
  },
  {
    id: 'jvm-gc-overhead',
    severity: 'critical',
    cause: 'memory',
    program: 'Java (HotSpot)',
    title: t('Java spends all its time collecting garbage'),
    meaning: t('More than 98 % of the time went into garbage collection, and less than 2 % of the heap came free.'),
    causes: [t('The heap is nearly full: a leak, or too small a heap.')],
    remedies: [
      { text: t('Set -XX:MaxRAMPercentage=75 in JAVA_TOOL_OPTIONS; take a heap dump to find the leak.') },
      LARGER_PLAN,
    ],
    shapes: [outOfMemory('GC overhead limit exceeded', ': GC overhead limit exceeded')],
    examples: ['Caused by: java.lang.OutOfMemoryError: GC overhead limit exceeded'],
    traps: ['[gc][502] overhead, spent [310ms] collecting in the last [1s]'],
    sources: ['openjdk/jdk:src/hotspot/share/gc/shared/memAllocator.cpp', 'spring-attic/spring-native#650'],
  },
  {
    id: 'jvm-metaspace-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Java (HotSpot)',
    versions: t('Metaspace since Java 8, PermGen before'),
    title: t('Java has no room for classes'),
    meaning: t('The space for loaded classes is full.'),
    causes: [t('A class loader that leaks (redeploys, generated classes), or too low a limit.')],
    remedies: [{ text: t('Raise -XX:MaxMetaspaceSize; restart instead of redeploying in place.') }],
    shapes: [
      outOfMemory(
        '<Metaspace|Compressed class space|PermGen space>',
        ': (?<space>Metaspace|Compressed class space|PermGen space)',
      ),
    ],
    examples: ['java.lang.OutOfMemoryError: Metaspace', 'java.lang.OutOfMemoryError: PermGen space'],
    traps: ['-XX:MaxMetaspaceSize=256m'],
    sources: ['openjdk/jdk:src/hotspot/share/memory/metaspace.cpp'],
  },
  {
    id: 'jvm-thread-oom',
    severity: 'critical',
    cause: 'resource',
    program: 'Java (HotSpot)',
    versions: t('“create new native thread” up to Java 8'),
    title: t('Java cannot start a thread'),
    meaning: t('The container has reached its limit of threads and processes, or has no memory for a stack.'),
    causes: [t('A thread pool without a bound, or a small pids limit.')],
    remedies: [{ text: t('Bound the thread pools; raise the pids limit; lower -Xss.') }],
    shapes: [outOfMemory('unable to create native thread', ': unable to create (?:new )?native thread')],
    examples: [
      'Exception in thread "pool-2-thread-9" java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
      'java.lang.OutOfMemoryError: unable to create new native thread',
    ],
    traps: [OPTIONS],
    sources: ['openjdk/jdk:src/hotspot/share/prims/jvm.cpp', '4thline/cling#240', 'buildfarm/buildfarm#1267'],
  },
  {
    id: 'jvm-direct-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Java (HotSpot)',
    versions: t('“Direct buffer memory” up to Java 15'),
    title: t('Java has no direct memory left'),
    meaning: t('Buffers outside the heap (NIO, Netty) reached their limit.'),
    causes: [t('Buffers that are not released, or more connections than the limit was made for.')],
    remedies: [{ text: t('Raise -XX:MaxDirectMemorySize, leaving room in the container.') }],
    shapes: [
      outOfMemory(
        'Direct buffer memory',
        ': (?:Direct buffer memory|Cannot reserve \\d{1,15} bytes of direct buffer memory)',
      ),
    ],
    examples: [
      'java.lang.OutOfMemoryError: Direct buffer memory',
      'java.lang.OutOfMemoryError: Cannot reserve 16777216 bytes of direct buffer memory (allocated: 1067450368, limit: 1073741824)',
    ],
    traps: ['-XX:MaxDirectMemorySize=1g'],
    sources: ['openjdk/jdk:src/java.base/share/classes/java/nio/Bits.java'],
  },
  {
    id: 'jvm-native-oom',
    severity: 'critical',
    cause: 'memory',
    program: 'Java (HotSpot)',
    title: t('Java got no memory from the system'),
    meaning: t('The system refused memory: heap and native memory together do not fit the container.'),
    causes: [t('A heap that takes nearly the whole container.')],
    remedies: [{ text: t('Lower -XX:MaxRAMPercentage.') }, LARGER_PLAN],
    shapes: [
      atStart(
        '# There is insufficient memory for the Java Runtime Environment to continue.',
        /(?:# )?There is insufficient memory for the Java Runtime Environment to continue/,
      ),
      anywhere(
        "os::commit_memory(0x<…>, <n>, 0) failed; error='Not enough space' (errno=12)",
        /\bos::commit_memory\(0x[\da-f]{1,16}, \d{1,18}, \d\) failed; error='/,
        'allocation',
      ),
    ],
    examples: [
      '# There is insufficient memory for the Java Runtime Environment to continue.',
      "OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x00000000e0000000, 357892096, 0) failed; error='Not enough space' (errno=12)",
    ],
    traps: [OPTIONS],
    sources: ['openjdk/jdk:src/hotspot/share/utilities/vmError.cpp', 'openjdk/jdk:src/hotspot/os/linux/os_linux.cpp'],
  },
  {
    id: 'jvm-socket-timeout',
    severity: 'error',
    cause: 'dependency',
    program: 'Java',
    title: t('A call of Java timed out'),
    meaning: SERVICE_WITHOUT_ANSWER,
    causes: [SLOW_OR_DROPPED],
    remedies: [{ text: t('Set timeouts of the client and retry; the stack names the caller.') }],
    shapes: [
      anywhere(
        'java.net.SocketTimeoutException: Read timed out',
        new RegExp(
          `${BEFORE}java\\.net\\.(?:SocketTimeoutException: (?:Read|[Cc]onnect|Accept) timed out|http\\.Http(?:Connect)?TimeoutException: (?:request|HTTP connect) timed out)|${BEFORE}org\\.apache\\.http\\.conn\\.ConnectTimeoutException: Connect to `,
        ),
      ),
    ],
    examples: [
      'java.net.SocketTimeoutException: Read timed out',
      'Caused by: java.net.SocketTimeoutException: connect timed out',
      'java.net.http.HttpTimeoutException: request timed out',
      'Caused by: org.apache.http.conn.ConnectTimeoutException: Connect to app.example.com:8083 [/10.0.0.9] failed: connect timed out',
    ],
    traps: ['connectTimeout=2000 readTimeout=5000'],
    sources: [
      'openjdk/jdk:src/java.base/share/classes/sun/nio/ch/NioSocketImpl.java',
      'openjdk/jdk:src/java.net.http/share/classes/java/net/http/HttpTimeoutException.java',
    ],
  },
  {
    id: 'jvm-oom-other',
    severity: 'critical',
    cause: 'memory',
    program: 'Java (HotSpot)',
    title: t('Java ran out of memory'),
    meaning: t('An OutOfMemoryError of another kind, for example an array larger than the JVM allows.'),
    causes: [t('A size that was computed wrongly, or data read at once.')],
    remedies: [{ text: t('Look at the place in the stack that allocates.') }],
    shapes: [
      outOfMemory('Requested array size exceeds VM limit', ': Requested array size exceeds VM limit'),
      outOfMemory('<reason>', '(?:: |\\s{0,4}$)'),
    ],
    examples: [
      'java.lang.OutOfMemoryError: Requested array size exceeds VM limit',
      'Exception in thread "main" java.lang.OutOfMemoryError',
    ],
    traps: [OPTIONS, '    catch (java.lang.OutOfMemoryError e) {'],
    sources: [HOTSPOT],
  },
];
