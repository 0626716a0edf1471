import { t } from '../../text/l10n.ts';
import { listed, probed } from './kubernetes-shapes.ts';
import { ASYNC_WORKERS, MORE_INSTANCES, PLAN_AFTER_MEMORY_KILL } from './often-advised.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/**
 * Events (`kubectl get events`, `describe`), the STATUS column of `kubectl get pods`, and the kubelet's own log. The row
 * of an event is off up to its message.
 */
export const KUBERNETES: readonly Signature[] = [
  {
    id: 'k8s-crashloop',
    severity: 'critical',
    cause: 'crash',
    program: 'Kubernetes (kubelet)',
    isState: true,
    title: t('Container keeps crashing (CrashLoopBackOff)'),
    meaning: t('The container ends soon after each start; the kubelet waits up to five minutes before each new try.'),
    causes: [t('A start command that fails, an exception at boot, the memory limit, or too strict a liveness probe.')],
    remedies: [
      {
        recipe: 'R0',
        text: t('Read the log of the previous container; correct the start command if that is what failed.'),
      },
      PLAN_AFTER_MEMORY_KILL,
      { recipe: 'R9', text: t('If a probe killed it, make the probe more patient.') },
    ],
    shapes: [
      atStart(
        'Back-off restarting failed container <c> in pod <pod>_<ns>(<uid>)',
        /Back-off restarting failed container(?: (?<container>[a-z0-9-]{1,63}) in pod (?<pod>[a-z0-9.-]{1,253}))?/,
      ),
      anywhere(
        'back-off 5m0s restarting failed container=<c> pod=<pod>_<ns>(<uid>)',
        /\b[Bb]ack-off [\dhms.]{1,12} restarting failed container=(?<container>[a-z0-9-]{1,63}) pod=(?<pod>[a-z0-9.-]{1,253})/,
        'kubelet',
      ),
      listed('CrashLoopBackOff'),
      anywhere('Reason:       CrashLoopBackOff', /^ {0,20}Reason: {1,12}CrashLoopBackOff\b/, 'described'),
      anywhere('"reason":"CrashLoopBackOff"', /"reason": ?"CrashLoopBackOff"/, 'status'),
    ],
    examples: [
      '18m (x7 over 24m)Warning   BackOff             pod/worker-6c8d7f9b5-qq4wz  Back-off restarting failed container worker in pod worker-6c8d7f9b5-qq4wz_prod(0a1b2c3d-0000-4000-8000-123456789abc)',
      '18m         Warning   BackOff             pod/beat-5b7c6d8f9-t2v4x    Back-off restarting failed container',
      'E1120 05:31:00.000000   22614 pod_workers.go:1300] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"worker\\" with CrashLoopBackOff: \\"back-off 5m0s restarting failed container=worker pod=worker-6c8d7f9b5-qq4wz_prod(0a1b2c3d)\\""',
      'worker-6c8d7f9b5-qq4wz       0/1     CrashLoopBackOff   9 (2m11s ago)    24m',
      '      Reason:       CrashLoopBackOff',
      '{"state":{"waiting":{"reason":"CrashLoopBackOff"}}}',
    ],
    traps: ['web-7d9c5b6f4-2xkqp          1/1     Running            3 (21m ago)      2d'],
    sources: [
      'kubernetes/kubernetes:pkg/kubelet/kuberuntime/kuberuntime_manager.go',
      'knative/serving#2804',
      'k8sgpt-ai/k8sgpt#792',
    ],
  },
  {
    id: 'k8s-liveness-failed',
    severity: 'error',
    cause: 'timeout',
    program: 'Kubernetes (kubelet)',
    title: t('Liveness probe failed'),
    meaning: t(
      'The application did not answer within timeoutSeconds (1 by default); after failureThreshold times the container is killed (exit code 137).',
    ),
    causes: [
      t('All workers are busy, so the probe waits in line with the requests.'),
      t('The page of the probe asks a database or another service.'),
    ],
    remedies: [
      {
        recipe: 'R9',
        text: t('Make the probe more patient: timeoutSeconds, failureThreshold; a startup probe for slow starts.'),
      },
      ASYNC_WORKERS,
    ],
    shapes: [
      atStart('Liveness probe failed: <reason>', /Liveness probe (?:failed|errored): ?(?<reason>[^\n]{0,200})/),
      probed('Liveness'),
      // ECS, of the health check of a load balancer.
      anywhere(
        'port <port> is unhealthy in (target-group <arn>) due to (reason <reason>)',
        /\bunhealthy (?:in \(target-group [^)\n]{1,200}\) )?due to \(reason (?<reason>[^)\n]{1,120})/,
      ),
      atStart(
        'Container <c> failed liveness probe, will be restarted',
        /Container (?<container>[a-z0-9-]{1,63}) failed liveness probe, will be restarted/,
        'end',
      ),
    ],
    examples: [
      '22m         Warning   Unhealthy           pod/web-7d9c5b6f4-2xkqp     Liveness probe failed: Get "http://10.42.1.7:5000/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
      '22m         Warning   Unhealthy           pod/web-7d9c5b6f4-2xkqp     Liveness probe failed: HTTP probe failed with statuscode: 500',
      'I1120 05:31:02.000000   22614 prober.go:107] "Probe failed" probeType="Liveness" pod="prod/web-7d9c5b6f4-9k2lm" output="HTTP probe failed with statuscode: 503"',
      '21m         Normal    Killing             pod/web-7d9c5b6f4-2xkqp     Container web failed liveness probe, will be restarted',
      '(service app) (port 8000) is unhealthy in (target-group arn:aws:elasticloadbalancing:eu-west-1:1234:targetgroup/app/abcd) due to (reason Health checks failed with these codes: [502])',
    ],
    traps: ['    Liveness:   http-get http://:5000/healthz delay=0s timeout=1s period=10s #success=1 #failure=3'],
    sources: [
      'kubernetes/kubernetes:pkg/kubelet/prober/prober.go',
      'kubernetes/kubernetes#115469',
      'projectcontour/contour#5771',
    ],
  },
  {
    id: 'k8s-readiness-failed',
    severity: 'warning',
    cause: 'timeout',
    program: 'Kubernetes (kubelet)',
    title: t('Readiness probe failed'),
    meaning: t(
      'The pod gets no requests until the probe passes again. In the first seconds after a start that is normal.',
    ),
    causes: [t('The application still starts, or all its workers are busy.')],
    remedies: [
      { recipe: 'R9', text: t('Start probing later (initialDelaySeconds) or wait longer (timeoutSeconds).') },
      MORE_INSTANCES,
    ],
    shapes: [
      atStart('Readiness probe failed: <reason>', /Readiness probe (?:failed|errored): ?(?<reason>[^\n]{0,200})/),
      probed('Readiness'),
    ],
    examples: [
      '28m         Warning   Unhealthy           pod/web-7d9c5b6f4-2xkqp     Readiness probe failed: Get "http://10.42.1.7:5000/healthz": dial tcp 10.42.1.7:5000: connect: connection refused',
      'I1120 05:31:02.000000   22614 prober.go:107] "Probe failed" probeType="Readiness" pod="prod/web-7d9c5b6f4-9k2lm" output="HTTP probe failed with statuscode: 503"',
    ],
    traps: ['    Readiness:  http-get http://:5000/healthz delay=0s timeout=1s period=10s #success=1 #failure=3'],
    sources: ['kubernetes/kubernetes:pkg/kubelet/prober/prober.go', 'GoogleCloudPlatform/bank-of-anthos#261'],
  },
  {
    id: 'k8s-startup-failed',
    severity: 'error',
    cause: 'startup',
    program: 'Kubernetes (kubelet)',
    versions: t('1.16 and later'),
    title: t('Startup probe failed'),
    meaning: t(
      'The application needs longer to start than failureThreshold × periodSeconds; then the container is restarted.',
    ),
    causes: [t('A slow import or migration at boot, or too little CPU.')],
    remedies: [{ recipe: 'R9', text: t('Raise failureThreshold or periodSeconds of the startup probe.') }],
    shapes: [
      atStart('Startup probe failed: <reason>', /Startup probe (?:failed|errored): ?(?<reason>[^\n]{0,200})/),
      probed('Startup'),
      atStart(
        'Container <c> failed startup probe, will be restarted',
        /Container (?<container>[a-z0-9-]{1,63}) failed startup probe, will be restarted/,
        'end',
      ),
    ],
    examples: [
      '19m         Warning   Unhealthy           pod/worker-6c8d7f9b5-qq4wz  Startup probe failed: command "celery inspect ping" timed out',
      'I1120 05:31:02.000000   22614 prober.go:107] "Probe failed" probeType="Startup" pod="prod/web-7d9c5b6f4-9k2lm" output="HTTP probe failed with statuscode: 503"',
      '19m         Normal    Killing             pod/worker-6c8d7f9b5-qq4wz  Container worker failed startup probe, will be restarted',
    ],
    traps: ['    Startup:  http-get http://:5000/healthz delay=0s timeout=1s period=10s #success=1 #failure=30'],
    sources: ['kubernetes/kubernetes:pkg/kubelet/prober/prober.go'],
  },
  {
    id: 'k8s-evicted',
    severity: 'critical',
    cause: 'resource',
    program: 'Kubernetes (kubelet)',
    title: t('Pod was evicted'),
    meaning: t('The node ran short of memory or disk, or the pod went over its limit of disk, and was ended.'),
    causes: [
      t('Logs or temporary files fill the disk of the container.'),
      t('The application uses more memory than it requested.'),
    ],
    remedies: [
      { text: t('Write logs to stdout and remove temporary files.') },
      { recipe: 'R5', text: t('Take a larger plan.') },
    ],
    shapes: [
      atStart(
        'The node was low on resource: <memory|ephemeral-storage>. …',
        /The node was low on resource: (?<resource>[a-z-]{1,40})/,
      ),
      atStart(
        'Pod ephemeral local storage usage exceeds the total limit of containers <q>.',
        /Pod ephemeral local storage usage exceeds the total limit of containers/,
      ),
      atStart(
        'Container <c> exceeded its local ephemeral storage limit "<q>".',
        /Container (?<container>[a-z0-9-]{1,63}) exceeded its local ephemeral storage limit/,
      ),
      atStart(
        'Usage of EmptyDir volume "<v>" exceeds the limit "<q>".',
        /Usage of EmptyDir volume "(?<volume>[^"\n]{1,253})" exceeds the limit/,
      ),
      anywhere('Reason:         Evicted', /^ {0,20}Reason: {1,20}Evicted\b/, 'described'),
      listed('Evicted'),
    ],
    examples: [
      '14m         Warning   Evicted             pod/web-7d9c5b6f4-8zt7m     The node was low on resource: memory. Threshold quantity: 100Mi, available: 81Mi.',
      '14m         Warning   Evicted             pod/web-7d9c5b6f4-8zt7m     Pod ephemeral local storage usage exceeds the total limit of containers 1Gi.',
      '14m         Warning   Evicted             pod/web-7d9c5b6f4-8zt7m     Container web exceeded its local ephemeral storage limit "1Gi".',
      '14m         Warning   Evicted             pod/web-7d9c5b6f4-8zt7m     Usage of EmptyDir volume "cache" exceeds the limit "500Mi".',
      'Reason:         Evicted',
      'web-7d9c5b6f4-8zt7m          0/1     Evicted            0                2d',
    ],
    traps: ['Evicted 1200 keys from the cache', 'evicted_keys:502'],
    sources: [
      'kubernetes/kubernetes:pkg/kubelet/eviction/eviction_manager.go',
      'kubernetes/kubernetes:pkg/kubelet/eviction/helpers.go',
    ],
  },
  {
    id: 'k8s-image-pull',
    severity: 'error',
    cause: 'startup',
    program: 'Kubernetes (kubelet)',
    isState: true,
    title: t('Image cannot be pulled'),
    meaning: t('The kubelet cannot get the image, so the container does not start.'),
    causes: [t('The name or tag is wrong, or the registry refuses the credentials or cannot be reached.')],
    remedies: [{ recipe: 'R0', text: t('Correct the image of the build or its credentials.') }],
    shapes: [
      atStart('ErrImagePull', /ErrImagePull(?=\s{0,4}$|: |")/),
      atStart('ImagePullBackOff', /ImagePullBackOff(?=\s{0,4}$|: |")/, 'backing-off'),
      atStart('Back-off pulling image "<image>"', /Back-off pulling image "(?<image>[^"\n]{1,300})"/, 'waiting'),
      atStart('Failed to pull image "<image>": <reason>', /Failed to pull image "(?<image>[^"\n]{1,300})"/, 'pulling'),
      listed('(?:ErrImagePull|ImagePullBackOff)', 'ImagePullBackOff'),
    ],
    examples: [
      '17m         Warning   Failed              pod/migrate-1-abcde         Error: ErrImagePull',
      '16m         Warning   Failed              pod/migrate-1-abcde         Error: ImagePullBackOff',
      '17m         Warning   BackOff             pod/migrate-1-abcde         Back-off pulling image "registry.example.com/app/web:1.4.999"',
      '17m         Warning   Failed              pod/migrate-1-abcde         Failed to pull image "registry.example.com/app/web:1.4.999": not found',
      'migrate-1-abcde              0/1     ImagePullBackOff   0                17m',
    ],
    traps: [
      '46m         Normal    Pulled              pod/web-7d9c5b6f4-8zt7m     Container image "registry.example.com/app/web:1.4.502" already present on machine',
    ],
    sources: [
      'kubernetes/kubernetes:pkg/kubelet/events/event.go',
      'kubernetes/kubernetes:pkg/kubelet/images/image_manager.go',
    ],
  },
  {
    id: 'k8s-unschedulable',
    severity: 'error',
    cause: 'resource',
    program: 'Kubernetes (scheduler)',
    isState: true,
    title: t('No node has room for the pod'),
    meaning: t('The scheduler finds no node that offers what the pod requests; the instance does not start.'),
    causes: [t('The plan is larger than what any node has left, or the quota of the cluster is used up.')],
    remedies: [{ text: t('Take a smaller plan or fewer replicas, or ask the owner of the platform for nodes.') }],
    shapes: [
      atStart('0/<n> nodes are available: <reasons>', /0\/\d{1,5} nodes are available: (?<reason>[^\n]{1,300})/),
    ],
    examples: [
      '15m         Warning   FailedScheduling    pod/web-7d9c5b6f4-new01     0/5 nodes are available: 2 node(s) had untolerated taint {dedicated: gpu}, 3 Insufficient memory.',
    ],
    traps: [
      '38m         Normal    Scheduled           pod/worker-6c8d7f9b5-qq4wz  Successfully assigned prod/worker-6c8d7f9b5-qq4wz to node-3',
    ],
    sources: [
      'kubernetes/kubernetes:pkg/scheduler/framework/types.go',
      'TencentBlueKing/blueking-paas:apiserver/paasng/paas_wl/utils/kubestatus.py',
    ],
  },
];
