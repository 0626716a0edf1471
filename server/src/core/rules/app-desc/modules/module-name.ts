import type { AppDesc, AppDescModule } from '../../../platforms/blueking/app-desc.ts';
import {
  MAX_MODULES,
  MODULE_NAME,
  MODULE_NAME_EDGES,
  MODULE_NAME_MAX,
  RESERVED_IN_NAMES,
} from '../../../platforms/blueking/schema/limits.data.ts';
import { entryOf } from '../../../syntax/yaml/yaml-value.ts';
import { type Text, t } from '../../../text/l10n.ts';
import type { Rule } from '../../rule.ts';
import { appDescOf } from '../schema-problems.ts';
import { severityAt, withVerdict } from '../stage.ts';

export const moduleName: Rule = {
  id: 'app-desc/module-name',
  severity: 'warning',
  scope: 'document',
  kind: 'app-desc',
  title: t('A module has a name that the platform does not allow, or that another one has.'),
  explanation: t(
    'A module name has at most 16 lower-case letters, digits and `-`, begins with a letter and does not end with `-`; the texts the platform builds host names with are kept for it. An application has at most {max} modules. Names are checked when an S-Mart package is uploaded; for a deploy from a repository they only must be those of the product page. Of two modules with one name in version 3 a deploy takes the first and an upload the last.',
    { max: MAX_MODULES },
  ),
  sources: [
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/modules/serializers.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/utils/validators.py',
    'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/declarative/application/validations/v3.py',
  ],
  *check({ document }) {
    const appDesc = appDescOf(document);
    if (!appDesc?.version.number) return;
    const named = appDesc.modules.filter(({ name }) => name !== undefined);
    const isForUpload = entryOf(appDesc.root, 'app') !== undefined;
    const seen = new Map<string, AppDescModule>();
    for (const module of named) {
      const { name = '', nameSpan } = module;
      const before = seen.get(name);
      seen.set(name, module);
      if (before) {
        yield {
          span: nameSpan,
          severity: 'warning',
          message: t('There is a module `{name}` above: a deploy takes that one, an upload this one.', { name }),
          related: [{ span: before.nameSpan, message: t('The other one.') }],
        };
      }
      const fault = isForUpload && !name.includes('{{') ? judge(name) : undefined;
      if (fault)
        yield { span: nameSpan, severity: severityAt('package', appDesc), message: verdictOf(fault, appDesc, module) };
    }
    const extra = named[MAX_MODULES];
    if (extra && isForUpload) {
      yield {
        span: extra.nameSpan,
        severity: 'warning',
        message: t('An application has at most {max} modules unless administrators allow more.', { max: MAX_MODULES }),
      };
    }
  },
  examples: {
    bad: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp: {bk_app_code: abc, bk_app_name: x}\nmodules:\n  «Api»: {language: go, is_default: true}\n  «1api»: {language: go}\n  «a--b»: {language: go}\n  «api-»: {language: go}\n',
      },
      {
        file: 'app_desc.yaml',
        text: 'specVersion: 3\nmodules:\n  - {name: api, language: go, spec: {processes: [{name: p1, procCommand: x}]}}\n  - {name: «api», language: go, spec: {processes: [{name: p1, procCommand: x}]}}\n',
      },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\napp: {bk_app_code: abc, bk_app_name: x}\nmodules:\n  default: {language: go, is_default: true}\n  api-2: {language: go}\n',
      },
      { file: 'app_desc.yaml', text: 'spec_version: 2\nmodules:\n  My_Module: {language: go}\n' },
    ],
  },
};

interface Fault {
  readonly sentence: Text;
  readonly words: string;
}

function judge(name: string): Fault | undefined {
  if (!MODULE_NAME.test(name)) {
    return {
      sentence: t('A module name has at most 16 lower-case letters, digits and `-`.'),
      // Of several messages the platform shows the first in the order of the alphabet.
      words:
        name.length > MODULE_NAME_MAX
          ? `Ensure this field has no more than ${MODULE_NAME_MAX} characters.`
          : '格式错误，只能包含小写字母(a-z)、数字(0-9)和半角连接符(-)，长度不超过 16 位',
    };
  }
  if (!MODULE_NAME_EDGES.test(name)) {
    return {
      sentence: t('A module name begins with a letter and does not end with `-`.'),
      words: '模块名称 不能以 - 或数字开头或结尾, 且不能为纯数字',
    };
  }
  const reserved = RESERVED_IN_NAMES.find((part) => name.includes(part));
  return reserved === undefined
    ? undefined
    : {
        sentence: t('`{value}` holds `{part}`, which is reserved.', { value: name, part: reserved }),
        words: "模块名称 不能包含保留字 ['-dot-', '0us0', '--', '-m-']",
      };
}

/** The reason why a module cannot have this name; undefined for a valid name. */
export function moduleNameFault(name: string): Text | undefined {
  return judge(name)?.sentence;
}

function verdictOf({ sentence, words }: Fault, appDesc: AppDesc, module: AppDescModule): Text {
  const place = appDesc.version.number === 2 ? 'modules' : `modules.${appDesc.modules.indexOf(module)}.name`;
  return withVerdict(sentence, 'package', appDesc, `${place}: ${words}`);
}
