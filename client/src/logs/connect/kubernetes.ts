import { l10n } from 'vscode';
import { isNumber, isString, optional } from '../../guards.ts';
import { kubernetesSource } from '../sources/programs/kubernetes.ts';
import { askText } from './ask.ts';
import { type Encoding, isEncoding, withEncoding } from './encoding.ts';
import { type Definition, sourceKind } from './source-kind.ts';

interface KubernetesDefinition extends Definition {
  readonly context?: string | undefined;
  readonly namespace?: string | undefined;
  /** A label selector, or the name of a pod. */
  readonly selector: string;
  /** Containers that are followed at the same time. */
  readonly maxContainers?: number | undefined;
  readonly encoding?: Encoding;
}

const text = optional(isString);
const count = optional(isNumber);

export const kubernetes = sourceKind<KubernetesDefinition>({
  kind: 'kubernetes',
  icon: 'server-environment',
  title: () => 'Kubernetes',
  detail: () => l10n.t('kubectl logs -f of all pods that a selector names, their restarts and warnings'),
  is: (value): value is KubernetesDefinition & Readonly<Record<string, unknown>> =>
    isString(value['selector']) &&
    text(value['context']) &&
    text(value['namespace']) &&
    count(value['maxContainers']) &&
    isEncoding(value['encoding']),
  choose: async () => {
    const namespace = await askText({
      title: l10n.t('Kubernetes Namespace'),
      prompt: l10n.t('Empty means that of the current context.'),
      optional: true,
    });
    if (namespace === undefined) return undefined;
    const selector = await askText({ title: l10n.t('Label Selector or Name of a Pod'), placeHolder: 'app=shop' });
    if (selector === undefined) return undefined;
    return { kind: 'kubernetes', selector, ...(namespace === '' ? {} : { namespace }) };
  },
  label: ({ selector, namespace }) => (namespace ? `${namespace}: ${selector}` : selector),
  create: ({ context, namespace, selector, maxContainers, encoding: written }) =>
    withEncoding(written, (encoding) => {
      const most = maxContainers && Math.max(1, Math.floor(maxContainers));
      return kubernetesSource({ context, namespace, selector, history: 400, most, encoding });
    }),
});
