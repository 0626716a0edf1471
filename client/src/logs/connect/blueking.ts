import { l10n } from 'vscode';
import { isNumber, isString, listOf, oneOf, optional } from '../../guards.ts';
import { BlueKingClient } from '../sources/blueking/client.ts';
import { deploySource } from '../sources/blueking/deploy-logs.ts';
import { liveSource } from '../sources/blueking/live.ts';
import { searchSource } from '../sources/blueking/search-source.ts';
import { type LogSource, refusing } from '../sources/source.ts';
import { addressFault } from './ask.ts';
import type { BlueKingDefinition } from './blueking-definition.ts';
import { askBlueKingSecret, blueKingSecret } from './blueking-secret.ts';
import { chooseBlueKing } from './blueking-steps.ts';
import { type ConnectEnvironment, sourceKind } from './source-kind.ts';

const access = oneOf('cookie', 'gateway');
const environments = oneOf('stag', 'prod');
const logs = oneOf('live', 'stdout', 'structured', 'ingress', 'deploy');
const names = optional(listOf(isString, 100));
const number = optional(isNumber);
const text = optional(isString);

export const blueking = sourceKind<BlueKingDefinition>({
  kind: 'blueking',
  icon: 'rocket',
  title: () => l10n.t('BlueKing PaaS'),
  detail: () => l10n.t('Live logs and instances, collected logs, the access log, deployments'),
  is: (value): value is BlueKingDefinition & Readonly<Record<string, unknown>> =>
    isString(value['url']) &&
    addressFault(value['url']) === undefined &&
    access(value['access']) &&
    isString(value['application']) &&
    isString(value['module']) &&
    environments(value['environment']) &&
    logs(value['log']) &&
    names(value['processes']) &&
    number(value['hours']) &&
    text(value['query']),
  choose: chooseBlueKing,
  label: ({ application, module, environment, log }) => {
    const place = module === 'default' ? `${application} ${environment}` : `${application}/${module} ${environment}`;
    return log === 'live' ? place : `${place} (${log})`;
  },
  application: ({ application }) => application,
  module: ({ module }) => module,
  create,
  signIn: (definition, environment) => askBlueKingSecret(definition, environment),
});

function create(definition: BlueKingDefinition, environment: ConnectEnvironment): LogSource {
  const { url, application, module, log, processes = [], hours = 1, query = '' } = definition;
  if (definition.access === 'cookie' && !environment.sendsCookies) return refusing({ kind: 'browser-cookies' });
  const client = new BlueKingClient({ url, access: definition.access }, () => blueKingSecret(definition, environment));
  const scope = { application, module, environment: definition.environment };
  if (log === 'live') return liveSource(client, { scope, processes, ingress: true, history: 400 });
  if (log === 'deploy') return deploySource(client, scope);
  const past = hours * 3_600_000;
  return searchSource(client, { log, scope, processes, query, past, follow: query === '', most: 10_000 });
}
