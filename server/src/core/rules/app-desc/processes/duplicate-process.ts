import type { AppDescProcess } from '../../../platforms/blueking/app-desc.ts';
import { t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';

export const duplicateAppDescProcess: Rule = {
  id: 'app-desc/duplicate-process',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('Two processes of a module have the same name.'),
  explanation: t(
    'In version 3 processes are a list, and nobody checks that their names differ: of two with one name the last is kept, without a word.',
  ),
  sources: ['TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/deployment/resources.py'],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (appDesc?.version.number !== 3) return;
    for (const { processes } of appDesc.modules) {
      const first = new Map<string, AppDescProcess>();
      for (const process of processes) {
        const before = first.get(process.name);
        first.set(process.name, process);
        if (!before) continue;
        yield {
          span: process.nameSpan,
          message: t('There is a process `{name}` above: only this last one is kept.', { name: process.name }),
          related: [{ span: before.nameSpan, message: t('This one is lost.') }],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes:\n      - {name: web, procCommand: run x}\n      - {name: «web», procCommand: run y}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodules:\n  - name: a\n    language: python\n    spec: {processes: [{name: web, procCommand: run x}]}\n  - name: b\n    language: python\n    spec: {processes: [{name: web, procCommand: run x}]}\n',
      },
    ],
  },
};
