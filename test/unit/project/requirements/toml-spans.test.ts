import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'smol-toml';
import { tomlSpans } from '../../../../server/src/core/project/requirements/toml-spans.ts';

const blank = fc.constantFrom('', ' ', '\t');
const rest = fc.constantFrom('\n', ' # note ["x"]\n', '\r\n', '\n\n# line\n');
const between = fc.constantFrom('', ' ', '\n  ', ' # c\n', '\r\n');
const scalar = fc.constantFrom(
  ...[
    '1',
    '-2.5',
    'true',
    '1979-05-27T07:32:00Z',
    '0xff',
    '""',
    "''",
    '"a # b"',
    '"q\\"]"',
    "'c:\\'",
    '"""x\n"y\\""""',
  ],
  ...["'''a'b\n'''", '"\\u00e9"', '[]', '{}'],
);
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    scalar,
    fc
      .tuple(fc.array(fc.tuple(between, tie('value'), between), { maxLength: 3 }), fc.constantFrom('', ','), between)
      .map(
        ([items, comma, end]) =>
          `[${items.map((item) => item.join('')).join(',')}${items.length > 0 ? comma : ''}${end}]`,
      ),
    fc
      .array(
        tie('value').filter((inner) => !inner.includes('\n')),
        { maxLength: 2 },
      )
      .map((items) => `{${items.map((item, i) => ` k${i} = ${item}`).join(',')} }`),
  ),
}));
const key = fc.constantFrom('a', 'b-c', '"d e"', "'f.g'", 'h.i', 'j . "k"');
const pair = fc.tuple(key, blank, fc.constant('='), blank, value, rest).map((parts) => parts.join(''));
const header = fc.constantFrom('[t]\n', '[t.u] # x\n', '[["v"]]\n', '[ w . x ]\n', '[[v]]\n[v.y]\n');
const document = fc.array(fc.oneof(pair, pair, header), { maxLength: 10 }).map((lines) => lines.join(''));

test('every value stands where it is said to, and none is missed', () => {
  let valid = 0;
  fc.assert(
    fc.property(document, (text) => {
      const root = parsed(text);
      if (root === undefined) return;
      valid++;
      const found = tomlSpans(text);
      for (const { path, span } of found) {
        const written = text.slice(span.start, span.end);
        const expected: unknown = path.reduce<unknown>((at, step) => Reflect.get(Object(at), step), root);
        assert.deepEqual((parsed(`v = ${written}\n`) as { v: unknown }).v, expected, `${path.join('.')} of ${text}`);
      }
      assert.equal(found.filter(({ span }) => !/[[{]/.test(text.charAt(span.start))).length, leaves(root), text);
    }),
    { numRuns: 1000 },
  );
  assert.ok(valid > 200, `${valid} texts are TOML`);
});

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Values that are no containers. */
function leaves(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + leaves(item), 0);
  if (typeof node !== 'object' || node === null || node instanceof Date) return 1;
  return Object.values(node).reduce<number>((sum, item) => sum + leaves(item), 0);
}

test('a text that is no TOML ends it quietly', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const { span } of tomlSpans(text)) assert.ok(span.start <= span.end && span.end <= text.length);
    }),
  );
});
