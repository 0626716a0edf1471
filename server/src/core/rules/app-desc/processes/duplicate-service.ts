import type { AppDesc, AppDescModule } from '../../../platforms/blueking/app-desc.ts';
import { entryOf, itemsOf, type YamlScalar, type YamlValue, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import type { Finding, Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { withVerdict } from '../stage.ts';

export const duplicateService: Rule = {
  id: 'app-desc/duplicate-service',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('Two services claim the same name, port or entrance.'),
  explanation: t(
    'In one process every service has a name, a `targetPort` and a `port` of its own. In one module a single service can be the entrance (`exposedType`).',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py',
    'TencentBlueKing/blueking-paas:operator/api/v1alpha2/bkapp_webhook.go',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const module of appDesc.modules) {
      for (const { name, value } of module.processes) {
        const services = itemsOf(entryOf(value, 'services')?.value);
        yield* repeated(
          appDesc,
          scalars(services, 'name'),
          (text) => `process(${name}) has duplicate service name: ${text}`,
        );
        yield* repeated(
          appDesc,
          scalars(services, 'targetPort'),
          (text) => `process(${name}) has duplicate targetPort: ${text}`,
        );
        yield* repeated(appDesc, scalars(services, 'port'), (text) => `process(${name}) has duplicate port: ${text}`);
      }
      yield* exposedTwice(appDesc, module);
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - {name: a, targetPort: 5000, port: 80, exposedType: {name: bk/http}}\n          - {name: «a», targetPort: «5000», port: «80», exposedType: {name: «bk/http»}}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services: [{name: a, targetPort: 5000, exposedType: {name: bk/http}}]\n      - name: grpc\n        procCommand: run x\n        services: [{name: a, targetPort: 5000, exposedType: {name: «bk/grpc»}}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodules:\n  - name: a\n    language: go\n    spec:\n      processes: [{name: web, procCommand: run, services: [{name: a, targetPort: 5000, exposedType: {name: bk/http}}]}]\n  - name: b\n    language: go\n    spec:\n      processes: [{name: web, procCommand: run, services: [{name: a, targetPort: 5000, exposedType: {name: bk/http}}]}]\n',
      },
    ],
  },
};

function scalars(services: readonly YamlValue[], key: string): YamlScalar[] {
  return services.flatMap((service) => {
    const value = entryOf(service, key)?.value;
    return value?.kind === 'scalar' && value.type !== 'null' ? [value] : [];
  });
}

function* repeated(
  appDesc: AppDesc,
  values: readonly YamlScalar[],
  words: (text: string) => string,
): Iterable<Finding> {
  const seen = new Set<string>();
  for (const { text, span } of values) {
    if (seen.has(text)) {
      const sentence = t('Another service of this process has `{text}` already.', { text });
      yield { span, message: withVerdict(sentence, 'prepare', appDesc, `spec: ${words(text)}`) };
    }
    seen.add(text);
  }
}

function* exposedTwice(appDesc: AppDesc, { processes }: AppDescModule): Iterable<Finding> {
  const services = processes.flatMap(({ value }) => itemsOf(entryOf(value, 'services')?.value));
  const exposed = scalars(
    services.map((service) => yamlAt(service, 'exposedType')).flatMap((one) => one ?? []),
    'name',
  );
  const [first] = exposed;
  for (const { text, span } of exposed.slice(1)) {
    const words =
      text === first?.text
        ? `duplicate exposedType: ${text}`
        : 'setting multiple exposedTypes in an app module is not supported';
    const sentence = t('Another service of this module is the entrance already.');
    yield { span, message: withVerdict(sentence, 'prepare', appDesc, `spec: ${words}`) };
  }
}
