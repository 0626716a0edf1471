import { yamlAt } from '../../syntax/yaml/yaml-value.ts';
import { t } from '../../text/l10n.ts';
import { fixOf, setProcessKey } from '../change.ts';
import { offerOf, type Remedy } from '../remedy.ts';
import type { Definition } from '../situation.ts';
import { definitionIn } from './larger-plan.ts';

const SECONDS = 5;
const FAILURES = 6;

/** Keys of version 3, and what Kubernetes takes when they are not there. */
const KEYS = {
  timeoutSeconds: { v2: 'timeout_seconds', usual: 1 },
  failureThreshold: { v2: 'failure_threshold', usual: 3 },
} as const;

export const patientProbe: Remedy = {
  id: 'R9',
  title: t('Make the probe more patient'),
  guard: t('Where the application is busy but healthy: a probe gets one second unless told otherwise.'),
  offer: (situation) => {
    const probe = probeOf(situation.incident.signature);
    const definition = definitionIn(situation);
    if (!definition || yamlAt(definition.process.value, 'probes', probe)?.kind !== 'mapping') return undefined;
    const set = (key: keyof typeof KEYS, value: number) => {
      if (numberAt(definition, probe, key) >= value) return [];
      const title = t('Set `{key}` of the {probe} probe to {value}', { key: keyOf(definition, key), probe, value });
      return fixOf(
        title,
        setProcessKey(situation, (one) => ['probes', probe, keyOf(one, key)], String(value)),
      );
    };
    return offerOf([...set('timeoutSeconds', SECONDS), ...set('failureThreshold', FAILURES)]);
  },
};

function probeOf(signature: string): 'liveness' | 'readiness' | 'startup' {
  if (['k8s-readiness-failed', 'http-503', 'bk-release-timeout'].includes(signature)) return 'readiness';
  return signature === 'k8s-startup-failed' ? 'startup' : 'liveness';
}

function keyOf({ version }: Definition, key: keyof typeof KEYS): string {
  return version === 2 ? KEYS[key].v2 : key;
}

/** The value that counts; very large where it cannot be told, so that nothing is offered. */
function numberAt(definition: Definition, probe: string, key: keyof typeof KEYS): number {
  const value = yamlAt(definition.process.value, 'probes', probe, keyOf(definition, key));
  if (!value) return KEYS[key].usual;
  return value.kind === 'scalar' && value.type === 'int' ? Number(value.text) : Number.POSITIVE_INFINITY;
}
