import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Filter, noFilter } from '../../../../../client/src/logs/ring/filter.ts';
import { Ring } from '../../../../../client/src/logs/ring/ring.ts';
import { findFailure } from '../../../../../client/src/logs/ring/search.ts';
import { ShownRows } from '../../../../../client/src/logs/ring/shown-rows.ts';
import { failure, line } from './lines.ts';

/** A request that failed, and behind it, with a line of another process in between, what it was. */
function failedRequest() {
  const head = failure('Error handling request /orders', 'request-exception');
  const behind = (message: string, more = {}) => line(message, { ...more, record: head.sequence });
  const { match } = failure('QueuePool limit', 'sqlalchemy-pool-timeout');
  return [head, behind('Traceback'), line('GET /healthz'), behind('QueuePool limit', { match }), behind('')];
}

/** Where key after key leads from the first line on. */
function stops(filter: Partial<Filter>, direction: 'next' | 'previous', count: number): string[] {
  const ring = new Ring({ lines: 1000, characters: 1e6 });
  const shown = new ShownRows(ring);
  ring.append([
    line('start'),
    failure('Error handling request /', 'request-exception'),
    ...failedRequest(),
    line('end'),
  ]);
  shown.added(0);
  shown.setFilter({ ...noFilter, ...filter });
  while (shown.build());
  const messages = [];
  for (let from = shown.first; messages.length < count; ) {
    const { position } = findFailure(ring, shown, from, direction);
    if (position === undefined) break;
    messages.push(ring.line(shown.idAt(position) ?? -1)?.message ?? '');
    from = direction === 'next' ? position + 1 : position - 1;
  }
  return messages;
}

test('of a request that failed the line that says why is where one stops, once; without one it is the first', () => {
  assert.deepEqual(stops({}, 'next', 3), ['Error handling request /', 'QueuePool limit', 'Error handling request /']);
  assert.deepEqual(stops({}, 'previous', 2), ['QueuePool limit', 'Error handling request /']);
});

test('where that line is not shown, its first one is', () => {
  assert.deepEqual(stops({ signatures: ['request-exception'] }, 'next', 2), [
    'Error handling request /',
    'Error handling request /orders',
  ]);
});
