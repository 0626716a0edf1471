// What VS Code colours in an exported log.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, scopeOf, tokensOf } from '../../support/tokens.ts';

let grammar: IGrammar;
before(async () => {
  grammar = await loadGrammar('text.procfile-doctor-log');
});

const date = 'log.date';
const error = 'log.error';
const warning = 'log.warning';
const info = 'log.info';
const process = 'entity.name.function.process.log';
const instance = 'entity.name.type.instance.log';
const signature = 'entity.name.tag.signature.log';

const cases: readonly (readonly [line: string, tokens: Readonly<Record<string, string>>])[] = [
  [
    '2026-11-20T13:39:04.123Z web[bkapp-shop--web-7d9c6f5b8-x2x7k]: [2026-11-20 21:39:04 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:23)  ⟵ critical: gunicorn-worker-timeout',
    {
      '2026-11-20T13:39:04.123Z': date,
      web: process,
      'bkapp-shop--web-7d9c6f5b8-x2x7k': instance,
      '2026-11-20 21:39:04 +0800': date,
      CRITICAL: error,
      'critical:': error,
      'gunicorn-worker-timeout': signature,
    },
  ],
  ['2026-11-20T12:00:07.272448+00:00 heroku[web.1]: Restarting', { heroku: process, 'web.1': instance }],
  [
    'api-1  | 2026/11/20 14:00:01 GET /healthz 200 1.2ms',
    { 'api-1': process, '2026/11/20 14:00:01': date, '200': info },
  ],
  ['[pod/web-7d9c-x2x7k/web] started', { 'web-7d9c-x2x7k': instance, web: process }],
  [
    '[2026-11-20 21:39:04,123: WARNING/ForkPoolWorker-1] memory  ⟵ warning: celery-child-limit',
    { '2026-11-20 21:39:04,123': date, WARNING: warning, 'warning:': warning, 'celery-child-limit': signature },
  ],
  ['Nov 20 06:00:00 host kernel: Out of memory', { 'Nov 20 06:00:00': date }],
  ['2026/11/20 06:00:00 [notice] 1#1: start worker processes', { notice: info }],
  ['2026/11/20 06:00:00 [crit] 37#37: no live upstreams', { crit: error }],
  [
    '10.0.3.7 - - [20/Nov/2026:06:00:00 +0000] "GET /orders/ HTTP/1.1" 502 559 "-" "Mozilla/5.0"',
    {
      '20/Nov/2026:06:00:00 +0000': date,
      GET: 'keyword.control.method.log',
      '/orders/': 'string.unquoted.path.log',
      '502': error,
      '559': 'constant.numeric.log',
      '"Mozilla/5.0"': 'string.quoted.double.log',
    },
  ],
  ['10.0.3.7 "POST /login/ HTTP/1.1" 404 12', { '404': warning }],
  ['Traceback (most recent call last):', { 'Traceback (most recent call last):': 'log.exception' }],
  [
    '  File "/app/shop/orders.py", line 34, in create',
    {
      '"/app/shop/orders.py"': 'string.quoted.double.path.log',
      '34': 'constant.numeric.line.log',
      create: 'entity.name.function.log',
    },
  ],
  [
    'sqlalchemy.exc.TimeoutError: QueuePool limit of size 5',
    { 'sqlalchemy.exc.TimeoutError': 'log.exception', '5': 'constant.numeric.log' },
  ],
  ['{"level": "ERROR", "status": 500}', { '"level"': 'support.type.property-name.log', '500': 'constant.numeric.log' }],
  ['see https://example.com/a?b=1 for more', { 'https://example.com/a?b=1': 'markup.underline.link.log' }],
];

for (const [line, expected] of cases) {
  test(line.slice(0, 90), () => {
    const tokens = tokensOf(grammar, line);
    const found = Object.fromEntries(Object.keys(expected).map((text) => [text, scopeOf(tokens, text)]));
    assert.deepEqual(found, expected);
  });
}

test('words that only look like levels, times or labels are text', () => {
  const line = "don't INFORM terrorERROR a12:34b web: a ⟵ critical: x and more";
  const scopes = tokensOf(grammar, line).flatMap(({ scopes: all }) => all.slice(1));
  assert.deepEqual(scopes, []);
});
