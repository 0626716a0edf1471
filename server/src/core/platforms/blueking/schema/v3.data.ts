import { t } from '../../../text/l10n.ts';
import { appType } from './app.data.ts';
import type { Field, FieldType, MappingType } from './field.ts';
import { VARIABLE_NAME_MAX, VARIABLE_NAME_WORDS } from './limits.data.ts';
import { isDefaultField, languageField, sourceDirField } from './module-parts.data.ts';
import { keysOfVersion } from './other-version.ts';
import { PLANS_V3, planChoices } from './plans.data.ts';
import { SOURCES } from './sources.data.ts';
import {
  AUTOSCALING_FIELDS,
  commandFields,
  PROCESS_V3,
  REGEX_WORDS,
  SERVICE_NAME_CHECKS,
} from './v3-processes.data.ts';
import { SEMANTIC_VERSION } from './version-pattern.data.ts';

const deploy = { stages: ['prepare'], sources: [SOURCES.spec] } as const;
const checked = { stages: ['prepare', 'release'], sources: [SOURCES.spec, SOURCES.webhook] } as const;
const upload = { stages: ['package'], sources: [SOURCES.appV3] } as const;
/** Held against the same serializer before every deploy, though only an upload acts on it. */
const addon = { stages: ['prepare', 'package'], sources: [SOURCES.spec, SOURCES.appV3] } as const;

const ENV_NAME: Field = {
  ...deploy,
  key: 'envName',
  type: {
    kind: 'choice',
    choices: [
      { value: 'stag', description: t('the staging environment only') },
      { value: 'prod', description: t('the production environment only') },
    ],
  },
  description: t('The environment this entry is for.'),
  required: 'prepare',
};

const PROCESS_REFERENCE: Field = {
  ...checked,
  key: 'process',
  type: { kind: 'string' },
  description: t('Name of the process this entry is for.'),
  required: 'prepare',
};

const ENV_VARIABLE_FIELDS: readonly Field[] = [
  {
    ...deploy,
    key: 'name',
    type: { kind: 'string', names: 'variable' },
    description: t('Name of the variable: capital letters, digits and `_`, a letter first.'),
    required: 'prepare',
    checks: [{ kind: 'max-length', limit: VARIABLE_NAME_MAX, stage: 'prepare' }],
    words: { wrongType: VARIABLE_NAME_WORDS },
    sources: [SOURCES.spec, SOURCES.fields],
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
    key: 'description',
    type: { kind: 'string' },
    crashes: ['null-value'],
    description: t('What the variable is for, 200 characters at most.'),
    checks: [{ kind: 'max-length', limit: 200, stage: 'prepare' }],
  },
];

const MOUNT_FIELDS: readonly Field[] = [
  {
    ...checked,
    key: 'name',
    type: { kind: 'string' },
    words: { wrongType: REGEX_WORDS },
    description: t('Name of the mount, unique in the module.'),
    required: 'prepare',
    checks: SERVICE_NAME_CHECKS.map(({ message: _, ...check }) => check),
  },
  {
    ...checked,
    key: 'mountPath',
    type: { kind: 'string' },
    words: { wrongType: REGEX_WORDS },
    description: t('Absolute path of the directory in the container; `/` itself is refused.'),
    required: 'prepare',
    checks: [
      {
        kind: 'pattern',
        pattern: /^\/([^/\0]+(\/)?)*$/,
        meaning: t('an absolute path without `//`'),
        stage: 'prepare',
      },
      { kind: 'pattern', pattern: /^(?!\/$)/, meaning: t('a directory below `/`'), stage: 'release' },
    ],
  },
  {
    ...checked,
    key: 'source',
    type: {
      kind: 'mapping',
      fields: [
        {
          ...checked,
          key: 'configMap',
          type: {
            kind: 'mapping',
            fields: [
              {
                ...checked,
                key: 'name',
                type: { kind: 'string' },
                description: t('Name of the ConfigMap.'),
                required: 'prepare',
              },
            ],
          },
          description: t('A ConfigMap whose keys become files. It is the only kind of source.'),
          required: 'prepare',
        },
      ],
    },
    description: t('Where the files come from.'),
    required: 'prepare',
  },
];

const ADDON: MappingType = {
  kind: 'mapping',
  // `shareFrom` stands in examples of the platform's own tests.
  ignored: keysOfVersion(
    2,
    ['shared_from', 'sharedFromModule'],
    ['sharedFrom', 'sharedFromModule'],
    ['shareFrom', 'sharedFromModule'],
  ),
  fields: [
    {
      ...addon,
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
      required: 'prepare',
    },
    {
      ...addon,
      key: 'specs',
      type: {
        kind: 'list',
        item: {
          kind: 'mapping',
          fields: [
            {
              ...addon,
              key: 'name',
              type: { kind: 'string' },
              description: t('Name of the setting.'),
              required: 'prepare',
            },
            {
              ...addon,
              key: 'value',
              type: { kind: 'string' },
              description: t('Value of the setting.'),
              required: 'prepare',
            },
          ],
        },
      },
      description: t('Settings of the add-on. Not together with `sharedFromModule`.'),
    },
    {
      ...addon,
      key: 'sharedFromModule',
      type: { kind: 'string' },
      description: t('The module whose instance of this add-on is shared instead of creating one.'),
    },
  ],
};

function overlay(fields: readonly Field[]): FieldType {
  return { kind: 'list', item: { kind: 'mapping', fields: [ENV_NAME, ...fields] } };
}

const ENV_OVERLAY: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...checked,
      key: 'replicas',
      type: overlay([
        PROCESS_REFERENCE,
        {
          ...checked,
          key: 'count',
          type: { kind: 'integer' },
          description: t('Number of instances in this environment.'),
          required: 'prepare',
          checks: [
            // By Kubernetes itself: spec.replicas of a Deployment.
            { kind: 'min', limit: 0, stage: 'release' },
            { kind: 'max', limit: 5, stage: 'release', message: "count can't be greater than 5" },
          ],
        },
      ]),
      description: t('Numbers of instances for one environment.'),
    },
    {
      ...checked,
      key: 'resQuotas',
      type: overlay([
        PROCESS_REFERENCE,
        {
          ...checked,
          key: 'plan',
          type: { kind: 'string', suggestions: planChoices(PLANS_V3) },
          description: t('CPU and memory of each instance in this environment, by the name of a plan.'),
          // The serializer makes null of a missing one, which the entity behind it does not take.
          required: 'prepare',
          crashes: ['missing-key', 'null-value'],
          sources: [SOURCES.spec, SOURCES.overlays],
        },
      ]),
      description: t('Plans for one environment.'),
    },
    {
      ...deploy,
      key: 'envVariables',
      type: overlay(ENV_VARIABLE_FIELDS),
      description: t('Environment variables for one environment.'),
    },
    {
      ...checked,
      key: 'autoscaling',
      type: overlay([PROCESS_REFERENCE, ...AUTOSCALING_FIELDS]),
      description: t('Automatic scaling for one environment.'),
    },
    {
      ...checked,
      key: 'mounts',
      type: overlay(MOUNT_FIELDS),
      description: t('Mounted files for one environment.'),
    },
  ],
  ignored: [
    {
      key: 'envVaribles',
      instead: 'envVariables',
      reason: t('The documentation misspells `envVariables` this way.'),
      sources: [SOURCES.docV3],
    },
  ],
};

const DOMAIN_RESOLUTION: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...checked,
      key: 'nameservers',
      type: { kind: 'list', item: { kind: 'ip-address' } },
      description: t('Name servers to ask besides those of the cluster, two at most.'),
      checks: [{ kind: 'max-items', limit: 2, stage: 'release', message: 'must not have more than 2 nameservers' }],
    },
    {
      ...checked,
      key: 'hostAliases',
      type: {
        kind: 'list',
        item: {
          kind: 'mapping',
          fields: [
            {
              ...checked,
              key: 'ip',
              type: { kind: 'ip-address' },
              description: t('The address the names stand for.'),
              required: 'prepare',
            },
            {
              ...checked,
              key: 'hostnames',
              type: {
                kind: 'list',
                item: { kind: 'string' },
                itemChecks: [
                  {
                    kind: 'pattern',
                    pattern: /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
                    meaning: t('a host name of lower-case letters, digits, `-` and `.`'),
                    stage: 'release',
                    message: 'must be valid hostname',
                  },
                ],
              },
              description: t('Host names, as in a line of `/etc/hosts`.'),
              required: 'prepare',
            },
          ],
        },
      },
      description: t('Host names with a fixed address, as in `/etc/hosts`.'),
    },
  ],
};

const METRIC: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...deploy,
      key: 'process',
      type: { kind: 'string' },
      description: t('Name of the process that offers metrics.'),
      required: 'prepare',
    },
    {
      ...deploy,
      key: 'serviceName',
      type: { kind: 'string' },
      description: t('Name of one of its services.'),
      required: 'prepare',
    },
    {
      ...deploy,
      key: 'path',
      type: { kind: 'string' },
      description: t('The path that answers with metrics.'),
      default: '/metrics',
    },
    {
      ...deploy,
      key: 'params',
      type: { kind: 'free-mapping' },
      description: t('Parameters to add to the request.'),
      nullable: true,
    },
  ],
};

const BUILD: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...deploy,
      key: 'image',
      type: { kind: 'string', blank: true },
      description: t('The image to run, without its tag, for a module that is not built from source.'),
      nullable: true,
    },
    {
      ...deploy,
      key: 'imagePullPolicy',
      type: {
        kind: 'choice',
        choices: [{ value: 'IfNotPresent' }, { value: 'Always' }, { value: 'Never' }],
      },
      description: t('When the image is pulled from its registry.'),
      default: 'IfNotPresent',
    },
    {
      ...deploy,
      key: 'imageCredentialsName',
      type: { kind: 'string', blank: true },
      description: t('Name of the credentials for a private registry, as set on the product page.'),
      nullable: true,
    },
    {
      key: 'buildpacks',
      type: {
        kind: 'list',
        item: {
          kind: 'mapping',
          fields: [
            {
              key: 'name',
              type: { kind: 'string' },
              description: t('Name of the buildpack.'),
              stages: ['build'],
              sources: [SOURCES.smartBuilder],
            },
            {
              key: 'version',
              type: { kind: 'string' },
              description: t('Version of the buildpack.'),
              stages: ['build'],
              sources: [SOURCES.smartBuilder],
            },
          ],
        },
      },
      description: t('Buildpacks for the builder of S-Mart packages; chosen by language when it is missing.'),
      stages: ['build'],
      sources: [SOURCES.smartBuilder],
    },
  ],
  ignored: [
    { key: 'dockerfile', reason: t('The Dockerfile is set on the product page.'), sources: [SOURCES.spec] },
    { key: 'args', reason: t('Build arguments are set on the product page.'), sources: [SOURCES.spec] },
  ],
};

const SPEC: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...deploy,
      key: 'build',
      type: BUILD,
      description: t('How the image of the module is obtained.'),
      nullable: true,
    },
    {
      ...checked,
      key: 'processes',
      type: { kind: 'list', item: PROCESS_V3, emptyRefused: true },
      description: t('The processes of the module, at least one.'),
      required: 'prepare',
    },
    {
      ...deploy,
      key: 'configuration',
      type: {
        kind: 'mapping',
        fields: [
          {
            ...deploy,
            key: 'env',
            type: {
              kind: 'list',
              item: { kind: 'mapping', fields: ENV_VARIABLE_FIELDS, ignored: keysOfVersion(2, ['key', 'name']) },
            },
            description: t(
              'Environment variables of the module. They are not shown on the product page, and variables of that page win over them.',
            ),
            required: 'prepare',
          },
        ],
      },
      description: t('Settings for both environments.'),
    },
    {
      ...addon,
      key: 'addons',
      type: { kind: 'list', item: ADDON },
      description: t('Add-ons such as MySQL. Only creating an application from an S-Mart package acts on them.'),
    },
    {
      ...checked,
      key: 'mounts',
      type: { kind: 'list', item: { kind: 'mapping', fields: MOUNT_FIELDS } },
      description: t('Files that are put into the containers of the module.'),
    },
    {
      ...deploy,
      key: 'hooks',
      type: {
        kind: 'mapping',
        fields: [
          {
            ...deploy,
            key: 'preRelease',
            type: { kind: 'mapping', fields: commandFields() },
            description: t(
              'A command that runs once before each release, in a container of its own, such as `python manage.py migrate --no-input`.',
            ),
            nullable: true,
          },
        ],
      },
      description: t('Commands for moments of a deploy.'),
      nullable: true,
    },
    {
      ...deploy,
      key: 'envOverlay',
      type: ENV_OVERLAY,
      description: t('What differs in one environment.'),
    },
    {
      ...deploy,
      key: 'svcDiscovery',
      type: {
        kind: 'mapping',
        fields: [
          {
            ...deploy,
            key: 'bkSaaS',
            type: {
              kind: 'list',
              item: {
                kind: 'mapping',
                fields: [
                  {
                    ...deploy,
                    key: 'bkAppCode',
                    type: { kind: 'string' },
                    description: t('ID of the application whose address is wanted.'),
                    required: 'prepare',
                  },
                  {
                    ...deploy,
                    key: 'moduleName',
                    type: { kind: 'string' },
                    description: t('Its module; the default module when it is missing.'),
                    nullable: true,
                  },
                ],
              },
            },
            description: t(
              'Applications whose addresses the module needs; they arrive in `BKPAAS_SERVICE_ADDRESSES_BKSAAS`, base64-encoded JSON.',
            ),
          },
        ],
      },
      description: t(
        'Addresses of other applications. The setting counts for the whole application, not for this module alone.',
      ),
    },
    {
      ...checked,
      key: 'domainResolution',
      type: DOMAIN_RESOLUTION,
      description: t(
        'How host names are resolved. The setting counts for the whole application, not for this module alone.',
      ),
    },
    {
      ...deploy,
      key: 'observability',
      type: {
        kind: 'mapping',
        fields: [
          {
            ...deploy,
            key: 'monitoring',
            type: {
              kind: 'mapping',
              fields: [
                {
                  ...deploy,
                  key: 'metrics',
                  type: { kind: 'list', item: METRIC, unnumbered: true },
                  description: t('Where BlueKing Monitor reads the metrics of the module.'),
                  nullable: true,
                },
              ],
            },
            description: t('What is monitored.'),
            nullable: true,
          },
        ],
      },
      description: t('How the module is watched.'),
    },
  ],
};

const MODULE_FIELDS: readonly Field[] = [
  languageField(3),
  sourceDirField(3),
  isDefaultField(3),
  {
    key: 'spec',
    type: SPEC,
    description: t('Processes, variables and everything else that runs.'),
    required: 'prepare',
    stages: ['prepare'],
    sources: [SOURCES.deployV3],
  },
];

const NAME: Field = {
  key: 'name',
  type: { kind: 'string', blank: 'package', onlyText: true },
  crashes: ['missing-key', 'wrong-type', 'null-value'],
  description: t('Name of the module: at most 16 lower-case letters, digits and `-`, a letter first.'),
  stages: ['prepare', 'package'],
  sources: [SOURCES.handlers, SOURCES.modules],
};

/** `specVersion: 3`: keys in camelCase, for cloud-native applications only. */
export const SCHEMA_V3: MappingType = {
  kind: 'mapping',
  fields: [
    {
      key: 'specVersion',
      type: { kind: 'version', value: 3 },
      description: t(
        'The version of this file: the number 3, for cloud-native applications. The deploy of an ordinary one stops: `Non-cloud native application do not support app_desc.yaml of version(specVersion: 3)`.',
      ),
      required: 'prepare',
      stages: ['prepare', 'package', 'build'],
      sources: [SOURCES.handlers],
    },
    {
      key: 'appVersion',
      type: { kind: 'string' },
      description: t('The version of an S-Mart package, `x.y.z`.'),
      stages: ['build', 'package'],
      checks: [SEMANTIC_VERSION],
      sources: [SOURCES.handlers, SOURCES.smartBuilder],
    },
    {
      ...upload,
      key: 'app',
      type: appType(3),
      crashes: ['wrong-type', 'null-value'],
      description: t(
        'The application itself. Only an S-Mart package is asked for it; a deploy from a repository does not look at it.',
      ),
    },
    {
      key: 'modules',
      type: {
        kind: 'list',
        item: {
          kind: 'mapping',
          fields: [{ ...NAME, required: 'prepare' }, ...MODULE_FIELDS],
        },
      },
      crashes: ['wrong-type'],
      description: t(
        'The modules. A deploy takes the one with the name of the deployed module, else `module`; with neither it stops: `modules: 未找到 … 模块的配置`.',
      ),
      stages: ['prepare', 'package'],
      sources: [SOURCES.handlers],
    },
    {
      key: 'module',
      type: { kind: 'mapping', fields: [NAME, ...MODULE_FIELDS] },
      description: t('The only module, or the one for every module without an entry in `modules`. It needs no name.'),
      stages: ['prepare'],
      sources: [SOURCES.handlers],
    },
    {
      ...upload,
      key: 'logoB64data',
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
