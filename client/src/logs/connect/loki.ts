import { l10n } from 'vscode';
import { isString, optional } from '../../guards.ts';
import { lokiSource } from '../sources/servers/loki.ts';
import { addressFault, askText } from './ask.ts';
import { askRange, isRange, type RangeDefinition } from './history-range.ts';
import { access, askAuthorization, askUrl, rangeOf } from './search-server.ts';
import { type Definition, sourceKind } from './source-kind.ts';

interface LokiDefinition extends Definition, RangeDefinition {
  readonly url: string;
  readonly query: string;
  readonly tenant?: string | undefined;
}

export const loki = sourceKind<LokiDefinition>({
  kind: 'loki',
  icon: 'database',
  title: () => 'Grafana Loki',
  detail: () => l10n.t('Collected logs: the past, and what comes'),
  is: (value): value is LokiDefinition & Readonly<Record<string, unknown>> =>
    isString(value['url']) &&
    addressFault(value['url']) === undefined &&
    isString(value['query']) &&
    isRange(value) &&
    optional(isString)(value['tenant']),
  choose: async (environment) => {
    const url = await askUrl('https://loki.example.com');
    const query = url && (await askText({ title: l10n.t('Query'), placeHolder: '{app="shop"}' }));
    const range = query ? await askRange() : undefined;
    if (!url || !query || !range || !(await askAuthorization(url, environment))) return undefined;
    return { kind: 'loki', url, query, ...range };
  },
  label: ({ query }) => query,
  create: (definition, environment) => {
    const { url, query, tenant } = definition;
    return lokiSource({ url, query, tenant, ...rangeOf(definition) }, access(url, environment));
  },
  signIn: ({ url }, environment) => askAuthorization(url, environment, true),
});
