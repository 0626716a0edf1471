import type { AppDescProcess } from '../../../platforms/blueking/app-desc.ts';
import { CONTAINER_PORT, PORT_VARIABLE } from '../../../platforms/blueking/schema/limits.data.ts';
import { entryOf, itemsOf } from '../../../syntax/yaml/yaml-value.ts';
import { t } from '../../../text/l10n.ts';
import { span } from '../../../text/span.ts';
import type { Fix, Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const nothingExposed: Rule = {
  id: 'app-desc/nothing-exposed',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('The web process of version 3 has no entrance.'),
  explanation: t(
    'In version 2 the platform gives the process `web` a service on port {port} and makes it the entrance of the module. In version 3 it does not: without a service that has an `exposedType` nobody reaches the application.',
    { port: CONTAINER_PORT },
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/services.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/serializers/v1alpha2.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const { processes } of appDesc.modules) {
      const web = processes.find(({ name }) => name === 'web');
      if (!web || processes.some(isExposed)) continue;
      yield {
        span: web.nameSpan,
        message: t('No process of this module has a service with an `exposedType`: `web` cannot be reached.'),
        fixes: () => insertService(document.text, web),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: «web»\n        procCommand: run x\n        services: [{name: web, targetPort: 5000, exposedType: null}]\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: «web»\n        procCommand: run x\n',
        fixed:
          'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        services:\n          - name: web\n            targetPort: ${PORT}\n            port: 80\n            exposedType:\n              name: bk/http\n        procCommand: run x\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - name: web\n        procCommand: run x\n        services:\n          - name: web\n            targetPort: 5000\n            exposedType: {name: bk/http}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: worker, procCommand: run x}]\n',
      },
    ],
  },
};

function isExposed({ value }: AppDescProcess): boolean {
  const services = entryOf(value, 'services')?.value;
  if (services?.kind === 'opaque') return true;
  return itemsOf(services).some((service) => {
    const exposed = entryOf(service, 'exposedType')?.value;
    const isNone = exposed === undefined || (exposed.kind === 'scalar' && exposed.type === 'null');
    return service.kind === 'opaque' || !isNone;
  });
}

/** Inserts a service after the name of a process that is written as a block and has no services yet. */
function insertService(text: string, { value, nameSpan }: AppDescProcess): readonly Fix[] {
  if (value.kind !== 'mapping' || value.flow || entryOf(value, 'services')) return [];
  const key = entryOf(value, 'name')?.key.span.start;
  const lineEnd = /\r?\n|$/.exec(text.slice(nameSpan.end));
  if (key === undefined || !lineEnd) return [];
  const indent = ' '.repeat(key - (text.lastIndexOf('\n', key - 1) + 1));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = [
    'services:',
    '  - name: web',
    `    targetPort: ${PORT_VARIABLE}`,
    '    port: 80',
    '    exposedType:',
    '      name: bk/http',
  ];
  const at = nameSpan.end + lineEnd.index;
  return [
    {
      title: t('Add a service for HTTP'),
      edits: [{ span: span(at, at), newText: lines.map((line) => `${eol}${indent}${line}`).join('') }],
      preferred: true,
      safe: false,
    },
  ];
}
