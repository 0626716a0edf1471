import { t } from '../../../text/l10n.ts';
import { appType } from './app.data.ts';
import type { Field, MappingType } from './field.ts';
import { PROCESS_NAME_MAX, VARIABLE_NAME_MAX, VARIABLE_NAME_WORDS } from './limits.data.ts';
import { isDefaultField, languageField, sourceDirField } from './module-parts.data.ts';
import { keysOfVersion } from './other-version.ts';
import { PLANS_V2, planChoices } from './plans.data.ts';
import { probesType } from './probes.data.ts';
import { SOURCES } from './sources.data.ts';
import { SEMANTIC_VERSION } from './version-pattern.data.ts';

const deploy = { stages: ['prepare'], sources: [SOURCES.deployV2] } as const;
const upload = { stages: ['package'], sources: [SOURCES.appV2] } as const;

const PROCESS: MappingType = {
  kind: 'mapping',
  ignored: keysOfVersion(3, ['procCommand', 'command'], ['resQuotaPlan', 'plan']),
  fields: [
    {
      ...deploy,
      key: 'command',
      type: { kind: 'string', command: true },
      description: t('The command that starts the process, in one line.'),
      required: 'prepare',
    },
    {
      key: 'replicas',
      type: { kind: 'integer' },
      description: t(
        'How many instances run. Without it the number set on the product page stays: at first 1, and 2 for `web` of an ordinary application in production.',
      ),
      nullable: true,
      stages: ['prepare', 'release'],
      checks: [
        { kind: 'min', limit: 0, stage: 'release' },
        { kind: 'max', limit: 5, stage: 'release', message: 'at most support 5 replicas' },
      ],
      sources: [SOURCES.deployV2, SOURCES.workloads, SOURCES.webhook],
    },
    {
      ...deploy,
      key: 'plan',
      type: { kind: 'string', blank: true, suggestions: planChoices(PLANS_V2) },
      description: t('CPU and memory of each instance, by the name of a plan.'),
      nullable: true,
      default: 'Starter',
      sources: [SOURCES.deployV2, SOURCES.workloads],
    },
    {
      ...deploy,
      key: 'probes',
      type: probesType(2),
      description: t('How the platform finds out whether the process has started, is ready and is still well.'),
      sources: [SOURCES.deployV2, SOURCES.probes],
    },
  ],
};

const ENV_VARIABLE: MappingType = {
  kind: 'mapping',
  ignored: keysOfVersion(3, ['name', 'key'], ['envName', 'environment_name']),
  fields: [
    {
      ...deploy,
      key: 'key',
      type: { kind: 'string', names: 'variable' },
      description: t('Name of the variable: capital letters, digits and `_`, a letter first.'),
      required: 'prepare',
      checks: [{ kind: 'max-length', limit: VARIABLE_NAME_MAX, stage: 'prepare' }],
      words: { wrongType: VARIABLE_NAME_WORDS },
      sources: [SOURCES.deployV2, SOURCES.fields],
    },
    {
      ...deploy,
      key: 'value',
      type: { kind: 'string', blank: true },
      description: t(
        'Value of the variable. Quote what YAML would read as something else than a text: `"true"`, `"012"`.',
      ),
      required: 'prepare',
    },
    {
      ...deploy,
      key: 'environment_name',
      type: {
        kind: 'choice',
        choices: [
          { value: 'stag', description: t('the staging environment only') },
          { value: 'prod', description: t('the production environment only') },
          { value: '_global_', description: t('both environments') },
        ],
      },
      description: t('The environment that gets the variable.'),
      default: '_global_',
    },
    {
      ...deploy,
      key: 'description',
      type: { kind: 'string', blank: true },
      description: t('What the variable is for, 200 characters at most. The platform does not keep it.'),
      nullable: true,
      default: '""',
      checks: [{ kind: 'max-length', limit: 200, stage: 'prepare' }],
    },
  ],
};

const SERVICE: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...upload,
      key: 'name',
      type: {
        kind: 'string',
        suggestions: [
          { value: 'mysql' },
          { value: 'redis' },
          { value: 'rabbitmq' },
          { value: 'bkrepo' },
          { value: 'otel' },
        ],
      },
      description: t('Name of the add-on, such as `mysql`. One the platform does not have is skipped.'),
      required: 'package',
    },
    {
      ...upload,
      key: 'shared_from',
      type: { kind: 'string' },
      description: t('The module whose instance of this add-on is shared instead of creating one.'),
      nullable: true,
    },
    {
      ...upload,
      key: 'specs',
      type: { kind: 'free-mapping' },
      description: t('Accepted and without effect: plans are chosen by the platform.'),
      nullable: true,
      deprecated: t('It has no effect any more.'),
    },
  ],
  ignored: [
    ...keysOfVersion(3, ['sharedFromModule', 'shared_from']),
    {
      key: 'spec',
      reason: t('Plans of add-ons are chosen by the platform.'),
      sources: ['TencentBlueKing/bk-sops:app_desc.yaml'],
    },
  ],
};

const BK_SAAS: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...deploy,
      key: 'bk_app_code',
      type: { kind: 'string' },
      description: t('ID of the application whose address is wanted.'),
      required: 'prepare',
      checks: [{ kind: 'max-length', limit: 20, stage: 'prepare' }],
    },
    {
      ...deploy,
      key: 'module_name',
      type: { kind: 'string' },
      description: t('Its module; the default module when it is missing.'),
      checks: [{ kind: 'max-length', limit: 20, stage: 'prepare' }],
    },
  ],
};

const MODULE_FIELDS: readonly Field[] = [
  isDefaultField(2),
  languageField(2),
  sourceDirField(2),
  {
    ...upload,
    key: 'services',
    type: { kind: 'list', item: SERVICE },
    description: t(
      'Add-ons that an S-Mart package asks for. They are added only; removing one here takes nothing away.',
    ),
    default: '[]',
  },
  {
    ...deploy,
    key: 'env_variables',
    type: { kind: 'list', item: ENV_VARIABLE },
    description: t(
      'Environment variables of the module. They are not shown on the product page, and variables of that page win over them.',
    ),
  },
  {
    key: 'processes',
    type: { kind: 'named', of: 'process', value: PROCESS, emptyRefused: true },
    description: t(
      'The processes of the module by name. Names have at most {max} lower-case letters, digits and `-`; the process `web` gets the requests.',
      { max: PROCESS_NAME_MAX },
    ),
    stages: ['prepare', 'release'],
    sources: [SOURCES.deployV2, SOURCES.validators],
  },
  {
    ...deploy,
    key: 'svc_discovery',
    type: {
      kind: 'mapping',
      fields: [
        {
          ...deploy,
          key: 'bk_saas',
          type: { kind: 'list', item: { kind: 'text-or-mapping', textKey: 'bk_app_code', mapping: BK_SAAS } },
          description: t(
            'Applications whose addresses the module needs; they arrive in `BKPAAS_SERVICE_ADDRESSES_BKSAAS`, base64-encoded JSON.',
          ),
          required: 'prepare',
        },
      ],
    },
    description: t(
      'Addresses of other applications. The setting counts for the whole application, not for this module alone.',
    ),
  },
  {
    ...deploy,
    key: 'scripts',
    type: {
      kind: 'mapping',
      ofAnything: true,
      fields: [
        {
          ...deploy,
          key: 'pre_release_hook',
          type: { kind: 'string', command: true, blank: true, onlyText: true },
          nullable: true,
          crashes: ['wrong-type'],
          description: t(
            'A command that runs once before each release, in a container of its own, such as `python manage.py migrate --no-input`.',
          ),
          sources: [SOURCES.deployV2, SOURCES.docHooks],
        },
      ],
    },
    description: t('Commands for moments of a deploy. Only `pre_release_hook` is read.'),
  },
  {
    ...deploy,
    key: 'bkmonitor',
    type: {
      kind: 'mapping',
      fields: [
        {
          ...deploy,
          key: 'port',
          type: { kind: 'integer' },
          description: t('Port of the service that metrics are read from.'),
          required: 'prepare',
        },
        {
          ...deploy,
          key: 'target_port',
          type: { kind: 'integer' },
          description: t('Port of the container that answers with metrics; the same as `port` when it is missing.'),
        },
      ],
    },
    description: t('Where BlueKing Monitor reads the metrics of the module.'),
  },
];

const MODULE: MappingType = {
  kind: 'mapping',
  fields: MODULE_FIELDS,
  ignored: [
    {
      key: 'package_plans',
      reason: t('Plans are set for each process: `processes.NAME.plan`.'),
      sources: [SOURCES.docV2],
    },
    {
      key: 'spec',
      reason: t('`spec` belongs to version 3 of the file.'),
      sources: [SOURCES.deployV2],
    },
  ],
};

/** `spec_version: 2`: keys in snake_case, for ordinary, cloud-native and S-Mart applications. */
export const SCHEMA_V2: MappingType = {
  kind: 'mapping',
  fields: [
    {
      key: 'spec_version',
      type: { kind: 'version', value: 2 },
      description: t('The version of this file: the number 2.'),
      required: 'prepare',
      stages: ['prepare', 'package', 'build'],
      sources: [SOURCES.handlers],
    },
    {
      key: 'app_version',
      type: { kind: 'string' },
      description: t('The version of an S-Mart package, `x.y.z`.'),
      stages: ['prepare', 'package', 'build'],
      checks: [SEMANTIC_VERSION],
      sources: [SOURCES.serializers, SOURCES.smartBuilder],
    },
    {
      key: 'app',
      type: appType(2),
      description: t(
        'The application itself. Only an S-Mart package is asked for it; a deploy from a repository does not look at it.',
      ),
      nullRefusedBy: 'prepare',
      crashes: ['wrong-type'],
      stages: ['package'],
      sources: [SOURCES.appV2],
    },
    {
      key: 'modules',
      type: { kind: 'named', of: 'module', value: MODULE },
      crashes: ['wrong-type'],
      description: t(
        'The modules by name. A deploy takes the one with the name of the deployed module, else `module`; with neither it stops: `modules: 未找到 … 模块的配置`.',
      ),
      stages: ['prepare', 'package'],
      sources: [SOURCES.handlers],
    },
    {
      key: 'module',
      type: MODULE,
      description: t('The only module, or the one for every module without an entry in `modules`.'),
      stages: ['prepare'],
      sources: [SOURCES.handlers],
    },
    {
      ...upload,
      key: 'logo_b64data',
      type: { kind: 'string' },
      description: t('The logo, filled in by the platform from `logo.png`.'),
    },
    {
      ...upload,
      key: 'tenant',
      type: { kind: 'anything' },
      description: t('The tenant of the application, filled in by the platform.'),
    },
  ],
};
