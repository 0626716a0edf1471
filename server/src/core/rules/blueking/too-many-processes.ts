import type { Document } from '../../model/document.ts';
import { type AppDesc, readAppDesc } from '../../platforms/blueking/app-desc.ts';
import { MAX_PROCESSES } from '../../platforms/blueking/schema/limits.data.ts';
import { t } from '../../text/l10n.ts';
import type { Finding, Rule } from '../rule.ts';

export const tooManyProcesses: Rule = {
  id: 'blueking/too-many-processes',
  severity: 'error',
  scope: 'document',
  title: t('There are more processes than BlueKing allows.'),
  explanation: t(
    'A module has at most {max} processes unless the administrators of the platform allow more. With a Procfile the deploy stops before the build, with app_desc.yaml after it, when a cloud-native application is released. Move processes to another module.',
    { max: MAX_PROCESSES },
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/settings/__init__.py',
    'TencentBlueKing/blueking-paas:operator/config/manager/controller_manager_config.yaml',
  ],
  *check({ document, platform }) {
    if (platform.id !== 'blueking') return;
    const appDesc = document.syntax.kind === 'app-desc' ? readAppDesc(document.syntax) : undefined;
    if (appDesc) yield* inAppDesc(appDesc);
    else yield* inProcfile(document);
  },
  examples: {
    bad: [
      {
        text: `${Array.from({ length: 17 }, (_, i) => (i === 16 ? '«p-16»: run x' : `p-${i}: run x`)).join('\n')}\n`,
        platform: 'blueking',
      },
      {
        file: 'app_desc.yaml',
        text: `specVersion: 3\nmodule:\n  language: go\n  spec:\n    processes:\n${Array.from({ length: 17 }, (_, i) => `      - {name: ${i === 16 ? '«p-16»' : `p-${i}`}, procCommand: run x}\n`).join('')}`,
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: `spec_version: 2\nmodule:\n  language: go\n  processes:\n${Array.from({ length: 16 }, (_, i) => `    p-${i}: {command: run x}\n`).join('')}`,
      },
      { text: `${Array.from({ length: 16 }, (_, i) => `p-${i}: run x`).join('\n')}\n`, platform: 'blueking' },
      { text: `${Array.from({ length: 17 }, (_, i) => `p-${i}: run x`).join('\n')}\n`, platform: 'heroku' },
    ],
  },
};

function* inProcfile({ syntax, processes }: Document): Iterable<Finding> {
  if (syntax.kind !== 'procfile' || processes.length <= MAX_PROCESSES) return;
  const { all } = syntax.entries.names;
  const names = new Set(all);
  const extra = processes.at(all.indexOf([...names][MAX_PROCESSES] ?? ''));
  if (names.size <= MAX_PROCESSES || !extra) return;
  yield {
    span: extra.nameSpan,
    message: t('From here on there are too many processes. The deploy stops with: {platform}', {
      platform: `The number of processes exceeded: maximum ${MAX_PROCESSES} processes per module, but got ${names.size}`,
    }),
  };
}

/** In app_desc.yaml only the operator counts processes. */
function* inAppDesc({ modules, version }: AppDesc): Iterable<Finding> {
  for (const { processes } of modules) {
    const extra = processes[MAX_PROCESSES];
    if (!extra || !version.number) continue;
    const platform = `number of processes has exceeded limit ${MAX_PROCESSES}`;
    yield {
      span: extra.nameSpan,
      severity: version.number === 3 ? 'error' : 'warning',
      message: t(
        'From here on there are too many processes. The release of a cloud-native application stops after the build with: {platform}',
        { platform },
      ),
    };
  }
}
