import type { AppDesc } from '../../../platforms/blueking/app-desc.ts';
import {
  DOCUMENTED_VARIABLE_PREFIXES,
  RESERVED_VARIABLE_PREFIXES,
  RESERVED_VARIABLES,
  VARIABLE_NAME,
  VARIABLE_NAME_WORDS,
} from '../../../platforms/blueking/schema/limits.data.ts';
import { isText } from '../../../platforms/blueking/schema/scalar-types.ts';
import { entryOf, itemsOf, type YamlScalar, yamlAt } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import type { Fix, Rule, Severity } from '../../rule.ts';
import { replaceScalar } from '../edit-entry.ts';
import { appDescOf } from '../schema-problems.ts';

export const envName: Rule = {
  id: 'app-desc/env-name',
  severity: 'error',
  scope: 'document',
  kind: 'app-desc',
  title: t('The platform does not allow this name for an environment variable.'),
  explanation: t(
    'A name begins with a capital letter and has capital letters, digits and `_` only. Some names and everything that begins with `BKPAAS_` or `KUBERNETES_` are kept for the platform; its documentation also names `IEOD_` and `BK_`.',
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/settings/__init__.py',
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/custom_configvars.md',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc?.version.number) return;
    for (const { name, path } of variableNames(appDesc)) {
      const fault = judge(name.text.trim(), path);
      if (fault) yield { ...fault, span: name.span, fixes: () => upperCase(document.text, name) };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: «debug-mode», value: a}\n',
        fixed: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: DEBUG_MODE, value: a}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: «HOME», value: a}\n    - {key: «BKPAAS_X», value: a}\n    - {key: «BK_X», value: a}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodule:\n  language: python\n  spec:\n    processes: [{name: web, procCommand: run x}]\n    configuration:\n      env: [{name: «1A», value: a}, {name: «80», value: a}]\n    envOverlay:\n      envVariables: [{envName: stag, name: «KUBERNETES_X», value: a}]\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: python\n  env_variables:\n    - {key: PORT, value: a}\n    - {key: HOME_1, value: a}\n',
      },
    ],
  },
};

/** Where names of variables stand below a module: the list, and the key of its items. */
const PLACES = [
  { list: ['env_variables'], key: 'key' },
  { list: ['spec', 'configuration', 'env'], key: 'name' },
  { list: ['spec', 'envOverlay', 'envVariables'], key: 'name' },
] as const;

interface PlacedName {
  readonly name: YamlScalar;
  /** From the module on, as the platform shows it; most names are never shown. */
  readonly path: () => string;
}

function* variableNames({ modules }: AppDesc): Iterable<PlacedName> {
  for (const { value } of modules) {
    for (const { list, key } of PLACES) {
      for (const [index, item] of itemsOf(yamlAt(value, ...list)).entries()) {
        const name = entryOf(item, key)?.value;
        if (name?.kind !== 'scalar' || !isText(name) || name.text.trim() === '') continue;
        yield { name, path: () => [...list, index, key].join('.') };
      }
    }
  }
}

function judge(name: string, path: () => string): { readonly message: Text; readonly severity?: Severity } | undefined {
  if (name.includes('{{')) return undefined;
  if (!VARIABLE_NAME.test(name)) {
    return refused(`${path()}: ${VARIABLE_NAME_WORDS}`, t('`{name}` is not a valid name for a variable.', { name }));
  }
  if (RESERVED_VARIABLES.includes(name)) {
    return refused(`${path()}: 保留关键字: ${name}`, t('`{name}` is kept for the platform.', { name }));
  }
  const prefix = RESERVED_VARIABLE_PREFIXES.find((one) => name.startsWith(one));
  if (prefix) {
    return refused(
      `${path()}: 保留前缀: ${prefix}，请尝试其他前缀`,
      t('Names with `{prefix}` are kept for the platform.', { prefix }),
    );
  }
  const documented = DOCUMENTED_VARIABLE_PREFIXES.find((one) => name.startsWith(one));
  return documented === undefined
    ? undefined
    : {
        // The templates of the platform use such names themselves (bk-plugin-framework-python: BK_APIGW_…).
        severity: documented === 'BK_' ? 'hint' : 'information',
        message: t('The documentation keeps names with `{prefix}` for the platform: some installations refuse them.', {
          prefix: documented,
        }),
      };
}

function refused(platform: string, sentence: Text): { readonly message: Text } {
  return { message: t('{sentence} The deploy stops with: {platform}', { sentence, platform }) };
}

function upperCase(text: string, name: YamlScalar): readonly Fix[] {
  const better = name.text.trim().toUpperCase().replaceAll(/[-. ]/g, '_');
  if (better === name.text || judge(better, () => '')) return [];
  return [
    {
      title: t('Rename to `{name}`', { name: better }),
      edits: [replaceScalar(text, name, better)],
      preferred: true,
      safe: false,
    },
  ];
}
