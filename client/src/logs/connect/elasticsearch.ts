import { l10n } from 'vscode';
import { isString, optional } from '../guards.ts';
import { elasticsearchSource } from '../sources/elasticsearch.ts';
import { lokiSource } from '../sources/loki.ts';
import { askText, isUrl, secretPrompt } from './ask.ts';
import { askRange, isRange, type RangeDefinition } from './history-range.ts';
import { type ConnectEnvironment, type Definition, sourceKind } from './source-kind.ts';

interface ElasticsearchDefinition extends Definition, RangeDefinition {
  readonly url: string;
  readonly index: string;
  readonly query?: string | undefined;
  readonly timeField?: string | undefined;
  readonly messageField?: string | undefined;
}

const text = optional(isString);
const hour = 3_600_000;

export const elasticsearch = sourceKind<ElasticsearchDefinition>({
  kind: 'elasticsearch',
  icon: 'database',
  title: () => 'Elasticsearch / OpenSearch',
  detail: () => l10n.t('Collected logs: the past, and what comes'),
  is: (value): value is ElasticsearchDefinition & Readonly<Record<string, unknown>> =>
    isString(value['url']) &&
    isUrl(value['url']) === undefined &&
    isString(value['index']) &&
    isRange(value) &&
    text(value['query']) &&
    text(value['timeField']) &&
    text(value['messageField']),
  choose: async (environment) => {
    const url = await askUrl('https://elasticsearch.example.com:9200');
    const index = url && (await askText({ title: l10n.t('Index'), placeHolder: 'logs-*' }));
    const query =
      index &&
      (await askText({
        title: l10n.t('Query'),
        prompt: l10n.t('In Lucene syntax; empty means everything.'),
        optional: true,
      }));
    const range = query === undefined ? undefined : await askRange();
    if (!url || !index || query === undefined || !range || !(await askAuthorization(url, environment)))
      return undefined;
    return { kind: 'elasticsearch', url, index, query, ...range };
  },
  label: ({ index, query }) => (query ? `${index}: ${query}` : index),
  create: (definition, environment) =>
    elasticsearchSource(
      {
        url: definition.url,
        index: definition.index,
        query: definition.query ?? '',
        timeField: definition.timeField ?? '@timestamp',
        messageField: definition.messageField ?? 'message',
        ...range(definition),
      },
      access(definition.url, environment),
    ),
  signIn: ({ url }, environment) => askAuthorization(url, environment, true),
});

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
    isUrl(value['url']) === undefined &&
    isString(value['query']) &&
    isRange(value) &&
    text(value['tenant']),
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
    return lokiSource({ url, query, tenant, ...range(definition) }, access(url, environment));
  },
  signIn: ({ url }, environment) => askAuthorization(url, environment, true),
});

function range({ hours, follow = false, failuresOnly = false }: RangeDefinition) {
  return { past: hours * hour, follow, failuresOnly };
}

function access(url: string, { secrets, literals }: ConnectEnvironment) {
  return { authorization: async () => (await secrets.get(url)) || undefined, literals };
}

function askUrl(placeHolder: string): Promise<string | undefined> {
  return askText({ title: l10n.t('Address of the Server'), placeHolder, check: isUrl });
}

/** An empty answer means that the server needs none. */
async function askAuthorization(url: string, { secrets }: ConnectEnvironment, again = false): Promise<boolean> {
  if (!again && (await secrets.get(url)) !== undefined) return true;
  const secret = await askText({
    title: l10n.t('Authorization for {0}', new URL(url).host),
    prompt: secretPrompt(
      l10n.t('The value of the header, for example "ApiKey …", "Bearer …" or "Basic …"; empty if none is needed.'),
      url,
    ),
    password: true,
    optional: true,
  });
  if (secret === undefined) return false;
  await secrets.store(url, secret);
  return true;
}
