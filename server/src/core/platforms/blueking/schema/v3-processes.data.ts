import { t } from '../../../text/l10n.ts';
import type { Check, Field, MappingType } from './field.ts';
import { PORT_VARIABLE, PROCESS_NAME, PROCESS_NAME_MAX, SERVICE_NAME, SERVICE_NAME_MAX } from './limits.data.ts';
import { keysOfVersion } from './other-version.ts';
import { PLANS_V3, planChoices } from './plans.data.ts';
import { probesType } from './probes.data.ts';
import { SOURCES } from './sources.data.ts';

const deploy = { stages: ['prepare'], sources: [SOURCES.spec] } as const;
const checked = { stages: ['prepare', 'release'], sources: [SOURCES.spec, SOURCES.webhook] } as const;

const portRange: readonly Check[] = [
  { kind: 'min', limit: 1, stage: 'prepare' },
  { kind: 'max', limit: 65535, stage: 'prepare' },
];

/** What a RegexField says of a value that is no text. */
export const REGEX_WORDS = 'This value does not match the required pattern.';
const SERVICE_NAME_WORDS =
  '服务名应仅包含小写字母，数字字符和连字符"-"，且必须以字母数字字符开头和结尾，最大长度不超过 63';

export const SERVICE_NAME_CHECKS: readonly Check[] = [
  {
    kind: 'pattern',
    pattern: SERVICE_NAME,
    meaning: t('lower-case letters, digits and `-`; a letter or a digit at both ends'),
    stage: 'prepare',
    message: SERVICE_NAME_WORDS,
  },
  { kind: 'max-length', limit: SERVICE_NAME_MAX, stage: 'prepare' },
];

/** `minReplicas`, `maxReplicas`, `policy`: of a process and of its overlay. */
export const AUTOSCALING_FIELDS: readonly Field[] = [
  {
    ...checked,
    key: 'minReplicas',
    type: { kind: 'integer' },
    description: t('The number of instances that always run.'),
    required: 'prepare',
    checks: [{ kind: 'min', limit: 1, stage: 'prepare' }],
  },
  {
    ...checked,
    key: 'maxReplicas',
    type: { kind: 'integer' },
    description: t('The number of instances under full load.'),
    required: 'prepare',
    checks: [
      { kind: 'min', limit: 1, stage: 'prepare' },
      { kind: 'max', limit: 5, stage: 'release', message: 'at most support 5 replicas' },
    ],
  },
  {
    ...checked,
    key: 'policy',
    type: {
      kind: 'choice',
      choices: [{ value: 'default', description: t('instances are added above 85 % CPU') }],
    },
    description: t('When instances are added and removed.'),
    default: 'default',
  },
];

/** `procCommand`, `command`, `args`: of a process and of a hook. */
export function commandFields(): readonly Field[] {
  return [
    {
      ...deploy,
      key: 'procCommand',
      type: { kind: 'string', command: true },
      description: t('The command in one line. It wins over `command` and `args`.'),
      nullable: true,
    },
    {
      ...deploy,
      key: 'command',
      type: { kind: 'list', item: { kind: 'string', command: true } },
      description: t('The program, one word each item: the entrypoint of the container. `procCommand` is simpler.'),
      nullable: true,
    },
    {
      ...deploy,
      key: 'args',
      type: { kind: 'list', item: { kind: 'string', command: true } },
      description: t('The arguments, one word each item.'),
      nullable: true,
    },
  ];
}

const SERVICE: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...checked,
      key: 'name',
      type: { kind: 'string' },
      description: t('Name of the service, unique in the process.'),
      required: 'prepare',
      checks: SERVICE_NAME_CHECKS,
      words: { wrongType: SERVICE_NAME_WORDS },
    },
    {
      ...checked,
      key: 'targetPort',
      type: { kind: 'port', message: 'Invalid targetPort: {value}', refusedBy: 'prepare' },
      description: t('The port the process listens on: `{variable}` (5000), or a number.', { variable: PORT_VARIABLE }),
      required: 'prepare',
      checks: portRange.map((check) => ({ ...check, message: 'Invalid targetPort: {value}' })),
    },
    {
      ...checked,
      key: 'protocol',
      type: { kind: 'choice', choices: [{ value: 'TCP' }, { value: 'UDP' }] },
      description: t('The protocol of the port.'),
      default: 'TCP',
    },
    {
      ...checked,
      key: 'exposedType',
      type: {
        kind: 'mapping',
        fields: [
          {
            ...checked,
            key: 'name',
            type: {
              kind: 'choice',
              choices: [
                { value: 'bk/http', description: t('requests of people and other systems, over HTTP') },
                { value: 'bk/grpc', description: t('requests over gRPC') },
              ],
            },
            description: t('How the service is reached from outside.'),
            required: 'prepare',
          },
        ],
      },
      description: t('Makes this service the entrance of the module. One service of a module can be it.'),
      nullable: true,
    },
    {
      ...checked,
      key: 'port',
      type: { kind: 'integer' },
      description: t('The port of the service; the same as `targetPort` when it is missing.'),
      nullable: true,
      checks: portRange,
    },
  ],
};

const COMPONENT: MappingType = {
  kind: 'mapping',
  fields: [
    {
      ...checked,
      key: 'name',
      type: { kind: 'string' },
      description: t(
        'Name of a component the platform offers. With one it does not offer the deploy stops: `组件 NAME-VERSION 不存在`.',
      ),
      required: 'prepare',
      checks: [{ kind: 'max-length', limit: 32, stage: 'prepare' }],
    },
    {
      ...checked,
      key: 'version',
      type: { kind: 'string' },
      description: t('Version of the component.'),
      required: 'prepare',
      checks: [{ kind: 'max-length', limit: 32, stage: 'prepare' }],
    },
    {
      ...checked,
      key: 'properties',
      type: { kind: 'free-mapping' },
      description: t(
        'Settings of the component; the component says which. With others the deploy stops: `参数校验失败`.',
      ),
    },
  ],
};

export const PROCESS_V3: MappingType = {
  kind: 'mapping',
  ignored: keysOfVersion(2, ['plan', 'resQuotaPlan']),
  fields: [
    {
      ...checked,
      key: 'name',
      type: { kind: 'string', names: 'process' },
      description: t('Name of the process: at most {max} lower-case letters, digits and `-`.', {
        max: PROCESS_NAME_MAX,
      }),
      required: 'prepare',
      // The name is judged by the rule that also reads Procfiles; the pattern is for the JSON schema and the table.
      checks: [],
      words: { wrongType: REGEX_WORDS },
      sources: [SOURCES.spec, SOURCES.webhook, `${SOURCES.validators} (${PROCESS_NAME.source})`],
    },
    ...commandFields(),
    {
      ...checked,
      key: 'replicas',
      type: { kind: 'integer' },
      description: t('How many instances run. Without it the number set on the product page stays, else 1.'),
      nullable: true,
      checks: [
        { kind: 'min', limit: 0, stage: 'prepare' },
        { kind: 'max', limit: 5, stage: 'release', message: 'at most support 5 replicas' },
      ],
    },
    {
      ...checked,
      key: 'resQuotaPlan',
      type: { kind: 'string', suggestions: planChoices(PLANS_V3) },
      description: t('CPU and memory of each instance, by the name of a plan.'),
      nullable: true,
      default: 'default',
      sources: [SOURCES.probes, SOURCES.plans, SOURCES.webhook],
    },
    {
      ...checked,
      key: 'targetPort',
      type: { kind: 'integer' },
      description: t('The port the process listens on.'),
      nullable: true,
      checks: portRange,
      deprecated: t('Write it under `services`.'),
    },
    {
      ...checked,
      key: 'autoscaling',
      type: { kind: 'mapping', fields: AUTOSCALING_FIELDS },
      description: t('Lets the platform choose the number of instances by load.'),
      nullable: true,
    },
    {
      ...deploy,
      key: 'probes',
      type: probesType(3),
      description: t('How the platform finds out whether the process has started, is ready and is still well.'),
      nullable: true,
    },
    {
      ...checked,
      key: 'services',
      type: { kind: 'list', item: SERVICE },
      description: t(
        'Ports under which the process is reached. In version 3 nothing is reached that is not listed here.',
      ),
      nullable: true,
    },
    {
      ...checked,
      key: 'gracefulShutdownSeconds',
      type: { kind: 'integer' },
      description: t(
        'Seconds an instance goes on working after it has left the load balancer and before it is told to stop.',
      ),
      nullable: true,
      checks: [
        { kind: 'min', limit: 0, stage: 'prepare' },
        { kind: 'min', limit: 1, stage: 'release' },
      ],
      sources: [
        SOURCES.spec,
        SOURCES.webhook,
        'TencentBlueKing/blueking-paas:operator/pkg/controllers/bkapp/processes/resources/deployment.go',
      ],
    },
    {
      ...checked,
      key: 'components',
      type: { kind: 'list', item: COMPONENT },
      description: t('Extensions of the process that the platform offers.'),
      nullable: true,
    },
  ],
};
