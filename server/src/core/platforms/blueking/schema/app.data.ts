import { type Text, t } from '../../../text/l10n.ts';
import type { Check, Choice, Field, MappingType, SpecVersion } from './field.ts';
import { RESERVED_IN_NAMES } from './limits.data.ts';
import { SOURCES } from './sources.data.ts';

const LIMIT_NAME = 20;
/** Those of NickNameField (…/utils/serializers.py); `\w` of Python has the letters and digits of all alphabets. */
const NAME_CHARACTERS = /[\p{L}\p{N}_-]/gu;
const CODE_PATTERN = /^(?![0-9]+.*$)(?!-)[a-zA-Z0-9-_]{0,63}(?<!-)$/;

/** The `app` section: read only when an S-Mart package is uploaded. */
export function appType(version: SpecVersion): MappingType {
  const sources = [version === 2 ? SOURCES.appV2 : SOURCES.appV3];
  const name = (snake: string, camel: string): string => (version === 2 ? snake : camel);
  const stages = ['package'] as const;
  const region: Field = {
    key: 'region',
    type: { kind: 'string' },
    description: t(
      'The region of the platform the application belongs to, usually `default`. It cannot be changed later.',
    ),
    nullable: true,
    stages,
    sources,
  };
  return {
    kind: 'mapping',
    fields: [
      {
        key: name('bk_app_code', 'bkAppCode'),
        type: { kind: 'string' },
        description: t('The application ID: 3 to 20 lower-case letters, digits, `-` and `_`. It can never be changed.'),
        required: 'package',
        stages: ['package', 'build'],
        checks: codeChecks(),
        words: { missing: '内容不能为空', wrongType: CODE_WORDS },
        sources: [...sources, SOURCES.codes],
      },
      {
        key: name('bk_app_name', 'bkAppName'),
        type: { kind: 'string' },
        description: t(
          'The name people see, unique on the platform: at most 20 letters, digits, `-` and `_`. Spaces and all other characters are left out without a word.',
        ),
        required: 'package',
        stages,
        checks: [{ kind: 'max-length', limit: LIMIT_NAME, counting: NAME_CHARACTERS, stage: 'package' }],
        sources: [...sources, SOURCES.codes],
      },
      {
        key: name('bk_app_name_en', 'bkAppNameEn'),
        type: { kind: 'string' },
        description: t('The name for people who read English; the other name when it is missing.'),
        stages,
        checks: [{ kind: 'max-length', limit: LIMIT_NAME, counting: NAME_CHARACTERS, stage: 'package' }],
        sources: [...sources, SOURCES.codes],
      },
      ...(version === 3 ? [region] : []),
      {
        key: 'market',
        type: marketType(version),
        description: t(
          'How the application appears in the market. A package that creates an application must have it.',
        ),
        stages,
        sources,
      },
    ],
    ignored:
      version === 2
        ? [
            {
              key: 'region',
              reason: t('Version 2 takes the region from the platform.'),
              harmless: true,
              sources: [SOURCES.appV2],
            },
          ]
        : [],
  };
}

const CODE_WORDS = '格式错误，只能包含小写字母(a-z)、数字(0-9)和半角连接符(-)和下划线(_)，长度在 3-20 之间。';

function codeChecks(): readonly Check[] {
  return [
    {
      kind: 'pattern',
      pattern: CODE_PATTERN,
      meaning: t('letters, digits, `-` and `_`; no digit or `-` at the start and no `-` at the end'),
      stage: 'package',
      message: CODE_WORDS,
    },
    { kind: 'min-length', limit: 3, stage: 'package' },
    { kind: 'max-length', limit: 20, stage: 'package' },
    {
      kind: 'forbidden',
      texts: RESERVED_IN_NAMES,
      stage: 'package',
      message: "应用 ID 不能包含保留字 ['-dot-', '0us0', '--', '-m-']",
    },
  ];
}

const CATEGORIES: readonly Choice[] = [
  { value: '运维工具', description: t('Operations tools') },
  { value: '监控告警', description: t('Monitoring and alerts') },
  { value: '配置管理', description: t('Configuration management') },
  { value: '开发工具', description: t('Development tools') },
  { value: '企业IT', description: t('Enterprise IT') },
  { value: '办公应用', description: t('Office applications') },
  { value: '其它', description: t('Other') },
];

/** Version 2 reads texts in both languages, and the key without a language for the one that is missing (utils/i18n/serializers.py). */
function inChinese(key: string, description: Text): Field {
  return {
    key: `${key}_zh_cn`,
    type: { kind: 'string' },
    description,
    stages: ['package'],
    sources: [SOURCES.appV2, SOURCES.translated],
  };
}

function marketType(version: SpecVersion): MappingType {
  const sources = [version === 2 ? SOURCES.appV2 : SOURCES.appV3];
  const name = (snake: string, camel: string): string => (version === 2 ? snake : camel);
  const stages = ['package'] as const;
  return {
    kind: 'mapping',
    fields: [
      {
        key: 'category',
        type: { kind: 'string', suggestions: CATEGORIES },
        description: t('The market category, by the name it has on this platform.'),
        stages,
        sources,
      },
      {
        key: 'introduction',
        type: { kind: 'string' },
        description: t('One sentence about the application.'),
        required: 'package',
        stages,
        ...(version === 2 && { shownAs: 'introduction_en', insteadOf: ['introduction_en', 'introduction_zh_cn'] }),
        sources,
      },
      ...(version === 2
        ? [inChinese('introduction', t('The same sentence in Chinese, if `introduction` is not.'))]
        : []),
      {
        key: name('introduction_en', 'introductionEn'),
        type: { kind: 'string' },
        description: t('The same sentence in English.'),
        stages,
        sources,
      },
      {
        key: 'description',
        type: { kind: 'string' },
        description: t('A longer text about the application. Leave the key out rather than give an empty text.'),
        stages,
        ...(version === 2 && { shownAs: 'description_en' }),
        sources,
      },
      {
        key: name('description_en', 'descriptionEn'),
        type: { kind: 'string' },
        description: t('The longer text in English.'),
        stages,
        sources,
      },
      ...(version === 2 ? [inChinese('description', t('The longer text in Chinese, if `description` is not.'))] : []),
      {
        key: name('logo_b64data', 'logoB64data'),
        type: { kind: 'string' },
        description: t(
          'The logo: `base64,` and the encoded image. Better put a `logo.png` beside app_desc.yaml: it is taken by itself.',
        ),
        stages,
        checks: [
          {
            kind: 'pattern',
            // Base64FileField of …/paasng/utils/serializers.py
            pattern: /^base64,/,
            meaning: t('`base64,` and the encoded image, without `data:image/png;` in front'),
            stage: 'package',
            message: '"{value}" is not a valid format, please startswith "base64,"',
          },
        ],
        sources,
      },
      {
        key: name('display_options', 'displayOptions'),
        type: displayType(version),
        description: t('How the application opens on the desktop of the platform.'),
        stages,
        sources,
      },
    ],
  };
}

function displayType(version: SpecVersion): MappingType {
  const sources = [version === 2 ? SOURCES.appV2 : SOURCES.appV3];
  const stages = ['package'] as const;
  const snake = version === 2;
  const maximized = snake ? 'is_maximized' : 'isMaximized';
  const visible = snake ? 'is_visible' : 'visible';
  const misread = t('The documentation has the one, the code reads the other.');
  const docs = [snake ? SOURCES.docV2 : SOURCES.transform];
  return {
    kind: 'mapping',
    fields: [
      {
        key: 'width',
        type: { kind: 'integer' },
        description: t('Width of the window in pixels.'),
        default: '1280',
        stages,
        sources,
      },
      {
        key: 'height',
        type: { kind: 'integer' },
        description: t('Height of the window in pixels.'),
        default: '600',
        stages,
        sources,
      },
      {
        key: maximized,
        type: { kind: 'boolean' },
        description: t('Open the window as large as the screen.'),
        default: 'false',
        stages,
        sources,
      },
      {
        key: visible,
        type: { kind: 'boolean' },
        description: t('Show the application on the desktop.'),
        default: 'true',
        stages,
        sources,
      },
      {
        key: snake ? 'open_mode' : 'openMode',
        type: {
          kind: 'choice',
          checkedLater: true,
          choices: [
            { value: 'desktop', description: t('in a window of the desktop') },
            { value: 'new_tab', description: t('in a tab of the browser') },
          ],
        },
        description: t('Where the application opens.'),
        default: 'desktop',
        stages,
        sources,
      },
    ],
    ignored: snake
      ? [
          { key: 'is_win_maximize', instead: maximized, reason: misread, harmless: true, sources: docs },
          { key: 'visible', instead: visible, reason: misread, sources: docs },
        ]
      : [
          { key: 'isWinMaximize', instead: maximized, reason: misread, harmless: true, sources: docs },
          { key: 'isVisible', instead: visible, reason: misread, sources: docs },
        ],
  };
}
