import { MAX_PROCESSES } from '../../platforms/blueking/schema/limits.data.ts';
import { t } from '../../text/l10n.ts';
import { entriesOf } from '../procfile/entry-problems.ts';
import type { Rule } from '../rule.ts';

export const tooManyProcesses: Rule = {
  id: 'blueking/too-many-processes',
  severity: 'error',
  scope: 'document',
  title: t('There are more processes than BlueKing allows.'),
  explanation: t(
    'A module has at most {max} processes unless the administrators of the platform allow more. With a Procfile the deploy stops before the build. Move processes to another module.',
    { max: MAX_PROCESSES },
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/settings/__init__.py',
  ],
  *check({ document, platform }) {
    const entries = entriesOf(document);
    if (platform.id !== 'blueking' || entries.length <= MAX_PROCESSES) return;
    const names = new Map<string, (typeof entries)[number]>();
    for (const entry of entries) if (entry.kind === 'process' && !names.has(entry.name)) names.set(entry.name, entry);
    const extra = [...names.values()][MAX_PROCESSES];
    if (!extra) return;
    yield {
      span: extra.nameSpan,
      message: t('From here on there are too many processes. The deploy stops with: {platform}', {
        platform: `The number of processes exceeded: maximum ${MAX_PROCESSES} processes per module, but got ${names.size}`,
      }),
    };
  },
  examples: {
    bad: [
      {
        text: `${Array.from({ length: 17 }, (_, i) => (i === 16 ? '«p-16»: run x' : `p-${i}: run x`)).join('\n')}\n`,
        platform: 'blueking',
      },
    ],
    good: [
      { text: `${Array.from({ length: 16 }, (_, i) => `p-${i}: run x`).join('\n')}\n`, platform: 'blueking' },
      { text: `${Array.from({ length: 17 }, (_, i) => `p-${i}: run x`).join('\n')}\n`, platform: 'heroku' },
    ],
  },
};
