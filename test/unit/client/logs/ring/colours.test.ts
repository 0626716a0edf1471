import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colourSpans, styleClasses } from '../../../../../client/src/logs/ring/colours.ts';

function spans(raw: string, message: string): unknown[] {
  const flat = colourSpans(raw, message);
  const result = [];
  for (let i = 0; i < flat.length; i += 3) {
    result.push([message.slice(flat[i], flat[i + 1]), styleClasses(flat[i + 2] ?? 0).join(' ')]);
  }
  return result;
}

const table: readonly (readonly [string, string, string, readonly (readonly [string, string])[]])[] = [
  ['plain text', 'hello', 'hello', []],
  ['one colour', '\x1b[31mred\x1b[0m rest', 'red rest', [['red', 'fg-1']]],
  ['bright, bold, background', '\x1b[1;92;44mx\x1b[m', 'x', [['x', 'fg-10 bg-4 bold']]],
  ['frame cut off', '\x1b[32m[web]\x1b[0m \x1b[31merror\x1b[0m', 'error', [['error', 'fg-1']]],
  ['span begins before the message', '\x1b[31mprefix: error\x1b[0m', 'error', [['error', 'fg-1']]],
  ['256 colours', '\x1b[38;5;9mx\x1b[39my', 'xy', [['x', 'fg-9']]],
  ['24 bit', '\x1b[38;2;255;0;0mx', 'x', [['x', 'fg-9']]],
  ['as rsyslog writes it', '#033[33mwarn#033[0m', 'warn', [['warn', 'fg-3']]],
  [
    'in an envelope of JSON, where the message has escapes of its own',
    '{"timestamp":1,"message":"\\u001b[31mred\\u001b[0m \\"quoted\\" \\u65e5\\u5fd7","pod_name":"web"}',
    'red "quoted" 日志',
    [['red', 'fg-1']],
  ],
  ['not quite JSON', '{"message":"\\u001b[31mred', 'red', []],
  ['cursor movement is nothing', '\x1b[2K\x1b[1Gtext', 'text', []],
  ['message is not part of the line', '\x1b[31mred', 'other', []],
];

for (const [name, raw, message, expected] of table) {
  test(name, () => assert.deepEqual(spans(raw, message), expected));
}
