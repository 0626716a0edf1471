import { t } from '../../../text/l10n.ts';
import { NO_DETAIL } from '../no-detail.data.ts';
import type { Field, MappingType, SpecVersion } from './field.ts';
import { PORT_VARIABLE } from './limits.data.ts';
import { SOURCES } from './sources.data.ts';

/** The probes of a process; both versions know the same ones and differ in spelling and in what may be null. */
export function probesType(version: SpecVersion): MappingType {
  const probe = probeType(version);
  const sources = [version === 2 ? SOURCES.probes : SOURCES.spec];
  const stages = ['prepare'] as const;
  return {
    kind: 'mapping',
    fields: [
      {
        key: 'liveness',
        type: probe,
        description: t(
          'Is the process still well? When this probe fails too often in a row, its container is restarted.',
        ),
        nullable: true,
        stages,
        sources,
      },
      {
        key: 'readiness',
        type: probe,
        description: t('May the process get requests? While this probe fails, no traffic is sent to the instance.'),
        nullable: true,
        stages,
        sources,
      },
      {
        key: 'startup',
        type: probe,
        description: t('Has the process started? The other probes wait until this one has succeeded once.'),
        nullable: true,
        stages,
        sources,
      },
    ],
  };
}

function probeType(version: SpecVersion): MappingType {
  const sources = [version === 2 ? SOURCES.probes : SOURCES.spec, SOURCES.webhook];
  const action = { nullable: true, stages: ['prepare', 'release'], sources } as const;
  const name = (snake: string, camel: string): string => (version === 2 ? snake : camel);
  const seconds = (
    key: string,
    description: Field['description'],
    standard: number,
    min: number,
    max: number,
  ): Field => ({
    key,
    type: { kind: 'integer' },
    description,
    default: String(standard),
    stages: ['prepare', 'release'],
    checks: [
      { kind: 'min', limit: min, stage: 'release' },
      { kind: 'max', limit: max, stage: 'release' },
    ],
    sources,
  });
  return {
    kind: 'mapping',
    fields: [
      {
        ...action,
        key: 'exec',
        type: execType(sources),
        description: t('Runs a command inside the container; exit code 0 means success.'),
      },
      {
        ...action,
        key: name('http_get', 'httpGet'),
        type: httpType(version, sources),
        description: t('Sends a GET request to the process; a status from 200 to 399 means success.'),
      },
      {
        ...action,
        key: name('tcp_socket', 'tcpSocket'),
        type: { kind: 'mapping', fields: [portField(sources), hostField(sources)] },
        description: t('Opens a TCP connection to the process; being accepted means success.'),
      },
      seconds(
        name('initial_delay_seconds', 'initialDelaySeconds'),
        t('Seconds to wait after the start of the container before the first probe.'),
        0,
        0,
        300,
      ),
      seconds(
        name('timeout_seconds', 'timeoutSeconds'),
        t('Seconds until a probe without an answer has failed.'),
        1,
        1,
        60,
      ),
      seconds(name('period_seconds', 'periodSeconds'), t('Seconds from one probe to the next.'), 10, 2, 300),
      seconds(
        name('success_threshold', 'successThreshold'),
        t('How many probes in a row must succeed after a failure before the process counts as well.'),
        1,
        1,
        3,
      ),
      seconds(
        name('failure_threshold', 'failureThreshold'),
        t('How many probes in a row must fail before the process counts as failed.'),
        3,
        1,
        50,
      ),
    ],
    ignored:
      version === 2
        ? []
        : [
            {
              key: 'tcpSocketTCP',
              instead: 'tcpSocket',
              reason: t('The documentation misspells `tcpSocket` this way.'),
              sources: [SOURCES.docV3],
            },
          ],
  };
}

function execType(sources: readonly string[]): MappingType {
  return {
    kind: 'mapping',
    fields: [
      {
        key: 'command',
        type: {
          kind: 'list',
          item: { kind: 'string', command: true },
          itemChecks: [{ kind: 'max-length', limit: 48, stage: 'prepare' }],
        },
        description: t('The program and its arguments, one item each. It runs without a shell.'),
        required: 'prepare',
        stages: ['prepare', 'release'],
        checks: [
          { kind: 'max-items', limit: 12, stage: 'prepare' },
          { kind: 'min-items', limit: 1, stage: 'release' },
        ],
        sources,
      },
    ],
  };
}

function httpType(version: SpecVersion, sources: readonly string[]): MappingType {
  return {
    kind: 'mapping',
    fields: [
      portField(sources),
      {
        key: 'path',
        type: { kind: 'string' },
        description: t(
          'The path to request, such as `/healthz`. The documentation calls it optional; the platform demands it.',
        ),
        required: 'prepare',
        stages: ['prepare', 'release'],
        checks: [{ kind: 'max-length', limit: 128, stage: 'prepare' }],
        sources,
      },
      hostField(sources),
      {
        key: version === 2 ? 'http_headers' : 'httpHeaders',
        type: {
          kind: 'list',
          item: {
            kind: 'mapping',
            fields: [
              {
                key: 'name',
                type: { kind: 'string' },
                description: t('Name of the header.'),
                required: 'prepare',
                stages: ['prepare'],
                sources,
              },
              {
                key: 'value',
                type: { kind: 'string' },
                description: t('Value of the header.'),
                required: 'prepare',
                stages: ['prepare'],
                sources,
              },
            ],
          },
        },
        description: t('Headers to send with the request, such as `Host` for a Django application with ALLOWED_HOSTS.'),
        stages: ['prepare'],
        sources,
      },
      {
        key: 'scheme',
        type: {
          kind: 'choice',
          checkedLater: true,
          choices: [{ value: 'HTTP' }, { value: 'HTTPS' }],
          message: NO_DETAIL,
        },
        description: t('`HTTP` or `HTTPS`, in capital letters.'),
        default: 'HTTP',
        stages: ['prepare'],
        sources: [
          ...sources,
          'TencentBlueKing/blueking-paas:apiserver/paasng/paasng/platform/bkapp_model/entities/probes.py',
        ],
      },
    ],
  };
}

function portField(sources: readonly string[]): Field {
  return {
    key: 'port',
    type: { kind: 'port', message: 'port must be an integer currently', refusedBy: 'release' },
    description: t(
      'Port of the container to probe: a number, or `{variable}` for the one the platform tells the process to listen on (5000).',
      { variable: PORT_VARIABLE },
    ),
    required: 'prepare',
    stages: ['prepare', 'release'],
    checks: [
      { kind: 'min', limit: 1, stage: 'release' },
      { kind: 'max', limit: 65535, stage: 'release' },
    ],
    sources,
  };
}

function hostField(sources: readonly string[]): Field {
  return {
    key: 'host',
    type: { kind: 'string' },
    description: t('Host to connect to; the address of the instance when it is missing.'),
    nullable: true,
    stages: ['prepare'],
    sources,
  };
}
