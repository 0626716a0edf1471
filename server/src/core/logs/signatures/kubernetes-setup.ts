import { t } from '../../text/l10n.ts';
import { listed } from './kubernetes-shapes.ts';
import { atStart, type Signature } from './signature.ts';

/** What a container of Kubernetes needs before it can start. */
export const KUBERNETES_SETUP: readonly Signature[] = [
  {
    id: 'k8s-mount-failed',
    severity: 'error',
    cause: 'startup',
    program: 'Kubernetes (kubelet)',
    isState: true,
    title: t('A container lacks a volume, a secret or its configuration'),
    meaning: t('The kubelet does not start the container before it has what the pod refers to.'),
    causes: [
      t('A Secret or ConfigMap has another name or namespace, or was not created.'),
      t('The volume cannot be attached: it is still held by another node, or its server cannot be reached.'),
    ],
    remedies: [{ text: t('Create what the line names, or correct its name; the kubelet tries again by itself.') }],
    shapes: [
      // Not "failed to sync … cache" and "not registered", which pass by themselves (kubernetes/kubernetes#105204).
      atStart(
        'MountVolume.SetUp failed for volume "<v>" : <reason>',
        /MountVolume\.(?:SetUp|MountDevice) failed for volume "(?<volume>[^"\n]{1,253})" ?: (?<reason>(?:secret|configmap) "[^"\n]{1,253}" not found|references non-existent [^\n]{1,200}|mount (?:failed|command failed)|rpc error: )/,
      ),
      atStart(
        'Unable to attach or mount volumes: unmounted volumes=[<v>], …: timed out waiting for the condition',
        /Unable to attach or mount volumes: unmounted volumes=\[(?<volume>[^\]\n]{1,253})\]/,
        'waiting',
      ),
      atStart(
        'Error: <secret|configmap> "<name>" not found',
        /Error: (?:(?:secret|configmap) "(?<name>[^"\n]{1,253})" not found|couldn't find key (?<key>\S{1,253}) in (?:Secret|ConfigMap) )/,
      ),
      listed('CreateContainerConfigError'),
    ],
    examples: [
      '2m6s        Warning   FailedMount         pod/web-746cdf58b4-2xbqj        MountVolume.SetUp failed for volume "config-volume" : secret "web-config" not found',
      '5m10s       Warning   FailedMount         pod/web-746cdf58b4-2xbqj        Unable to attach or mount volumes: unmounted volumes=[config-volume], unattached volumes=[kube-api-access-j8bgc config-volume]: timed out waiting for the condition',
      '17m         Warning   Failed              pod/web-746cdf58b4-2xbqj        Error: secret "web-config" not found',
      "17m         Warning   Failed              pod/web-746cdf58b4-2xbqj        Error: couldn't find key SECRET_KEY in Secret prod/web-config",
      'web-746cdf58b4-2xbqj         0/1     CreateContainerConfigError   0                17m',
    ],
    traps: [
      '2m6s        Warning   FailedMount         pod/web-746cdf58b4-2xbqj        MountVolume.SetUp failed for volume "kube-api-access-5s8" : failed to sync configmap cache: timed out waiting for the condition',
      '2m6s        Warning   FailedMount         pod/web-746cdf58b4-2xbqj        MountVolume.SetUp failed for volume "kube-api-access-5s8" : object "prod"/"kube-root-ca.crt" not registered',
    ],
    sources: [
      'kubernetes/kubernetes:pkg/kubelet/kubelet.go',
      'kubernetes/kubernetes:pkg/kubelet/kuberuntime/kuberuntime_container.go',
      'errm/alertdog#8',
      'vadimkim/cert-manager-webhook-hetzner#19',
    ],
  },
];
