import { l10n } from 'vscode';
import { isString, optional } from '../../guards.ts';
import { elasticsearchSource } from '../sources/servers/elasticsearch.ts';
import { addressFault, askText } from './ask.ts';
import { askRange, isRange, type RangeDefinition } from './history-range.ts';
import { access, askAuthorization, askUrl, rangeOf } from './search-server.ts';
import { type Definition, sourceKind } from './source-kind.ts';

interface ElasticsearchDefinition extends Definition, RangeDefinition {
  readonly url: string;
  readonly index: string;
  readonly query?: string | undefined;
  readonly timeField?: string | undefined;
  readonly messageField?: string | undefined;
}

const text = optional(isString);

export const elasticsearch = sourceKind<ElasticsearchDefinition>({
  kind: 'elasticsearch',
  icon: 'database',
  title: () => 'Elasticsearch / OpenSearch',
  detail: () => l10n.t('Collected logs: the past, and what comes'),
  is: (value): value is ElasticsearchDefinition & Readonly<Record<string, unknown>> =>
    isString(value['url']) &&
    addressFault(value['url']) === undefined &&
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
        ...rangeOf(definition),
      },
      access(definition.url, environment),
    ),
  signIn: ({ url }, environment) => askAuthorization(url, environment, true),
});
