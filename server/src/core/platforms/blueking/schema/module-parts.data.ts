import { t } from '../../../text/l10n.ts';
import type { Field, SpecVersion } from './field.ts';
import { SOURCES } from './sources.data.ts';

/** Keys of a module that both versions have. */
export function languageField(version: SpecVersion): Field {
  return {
    key: 'language',
    type: {
      kind: 'choice',
      caseInsensitive: true,
      checkedLater: true,
      choices: [{ value: 'Python' }, { value: 'NodeJS' }, { value: 'Go' }, { value: 'PHP' }, { value: 'Java' }],
      message: "'{value}' is not a supported language.",
    },
    description: t(
      'The language of the module; the letters may be large or small. The builders know Python, NodeJS and Go.',
    ),
    required: 'prepare',
    stages: ['prepare', 'package', 'build'],
    sources: [version === 2 ? SOURCES.deployV2 : SOURCES.deployV3, SOURCES.serializers, SOURCES.languages],
  };
}

export function sourceDirField(version: SpecVersion): Field {
  return {
    key: version === 2 ? 'source_dir' : 'sourceDir',
    // An upload of version 2 reads the key by another serializer than a deploy.
    type: { kind: 'string', blank: version === 2 ? 'package' : true },
    crashes: ['wrong-type'],
    description: t(
      'The directory of the module in the repository; the top of it when the key is missing. An application deployed from a repository takes it from the product page instead.',
    ),
    stages: ['prepare', 'package'],
    checks: [
      { kind: 'max-length', limit: 255, stage: 'prepare' },
      {
        kind: 'pattern',
        pattern: /^(?:[a-zA-Z0-9_\-./]+)?$/,
        meaning: t('letters, digits, `_`, `-`, `.` and `/`'),
        stage: 'prepare',
        // The platform forgets to put the path in.
        message: '构建目录 {path} 不合法',
      },
      {
        kind: 'pattern',
        pattern: /^(?!\/)(?!.*\.\.)/s,
        meaning: t('a path below the repository: no `/` at the start and no `..`'),
        stage: 'prepare',
        message: '构建目录 {value} 存在逃逸风险',
      },
    ],
    sources: [version === 2 ? SOURCES.deployV2 : SOURCES.deployV3, SOURCES.fields],
  };
}

export function isDefaultField(version: SpecVersion): Field {
  return {
    key: version === 2 ? 'is_default' : 'isDefault',
    type: { kind: 'boolean' },
    description: t('Whether this is the main module. Exactly one module of a package must be.'),
    default: 'false',
    stages: ['package'],
    sources: [version === 2 ? SOURCES.appV2 : SOURCES.appV3],
  };
}

export const LANGUAGE_MISSPELLINGS: Readonly<Record<string, string>> = {
  'node.js': 'NodeJS',
  node: 'NodeJS',
  golang: 'Go',
};
