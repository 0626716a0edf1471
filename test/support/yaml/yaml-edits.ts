/** Files like those that people write, and what people do to them while they type. */
import fc from 'fast-check';

const plain = fc.constantFrom(
  'gunicorn wsgi -w 4',
  'on',
  '012',
  '~',
  '',
  '"a: b"',
  "'it''s'",
  '[1, {a: b}]',
  'x # note',
);
const odd = fc.constantFrom(
  ...[
    '"a',
    "'",
    '{a: 1',
    '[',
    '|2',
    '&x y',
    '*x',
    '!!str 1',
    '!own x',
    '2024-13-01',
    'a: b',
    '- x',
    '#',
    '"a"#b',
    'a\tb',
  ],
  ...['<<', '*none', '? a', '"a\n b"', 'a\n b'],
);
const block = fc.constantFrom('|', '>-', '|+', '>', '|2', '|-');
const comment = fc.constantFrom('# note', '', '  ', '      # deep', '#');
const stray = fc.constantFrom('\t', '  more text', '---', 'a', '- ', ': x');

/** One line or several. */
const scalar: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 1200, arbitrary: plain.map((text) => [text]) },
  { weight: 100, arbitrary: block.map((mark) => [mark, '      text', '', '       deeper # no']) },
  { weight: 1, arbitrary: odd.map((text) => text.split('\n')) },
);
const oddKey = fc.constantFrom('a', 'on', '"q r"', "'s'", '? d', '<<', '&k e', '[f]', '%g', '-', 'é', '');
const seldom = <T>(one: fc.Arbitrary<T>, outOf: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: outOf - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one });
const extra = seldom(fc.oneof({ weight: 100, arbitrary: comment }, { weight: 1, arbitrary: stray }), 15);

const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));

/** Lines below a key, without their indentation. */
function mapping(depth: number, count: number, least = 1): fc.Arbitrary<readonly string[]> {
  const name = seldom(oddKey, 1500);
  const entry = fc.tuple(name, extra, fc.oneof(...valuesAt(depth)));
  return fc
    .array(entry, { minLength: least, maxLength: count })
    .map((entries) =>
      entries.flatMap(([odd, more, [head = '', ...rest]], index) => [
        `${odd ?? `key${index}`}:${head === '' ? '' : ` ${head}`}`,
        ...rest,
        ...(more === undefined ? [] : [more]),
      ]),
    );
}

/** With what stands behind the colon first. */
function valuesAt(depth: number): fc.Arbitrary<readonly string[]>[] {
  if (depth === 0) return [scalar];
  const below = fc.tuple(mapping(depth - 1, 4), fc.constantFrom(2, 2, 2, 1, 4));
  const items = fc.tuple(
    fc.array(fc.tuple(fc.oneof(...itemsAt(depth)), extra), { minLength: 1, maxLength: 4 }),
    fc.constantFrom(0, 2),
  );
  return [
    scalar,
    below.map(([lines, by]) => ['', ...indented(lines, by)]),
    items.map(([all, by]) => [
      '',
      ...indented(
        all.flatMap(([item, more]) => (more === undefined ? item : [...item, more])),
        by,
      ),
    ]),
  ];
}

function itemsAt(depth: number): fc.Arbitrary<readonly string[]>[] {
  const inside = mapping(depth - 1, 3);
  return [
    scalar.map(([head = '', ...rest]) => [`- ${head}`, ...rest]),
    inside.map(([head = '', ...rest]) => [`- ${head}`, ...indented(rest, 2)]),
    inside.map((lines) => ['-', ...indented(lines, 3)]),
  ];
}

/** A whole file. */
export const yamlFile: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: mapping(3, 14, 8) }, valuesAt(3)[2] ?? scalar),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.oneof(
      { weight: 9, arbitrary: fc.constant('') },
      fc.constantFrom('---\n', '# head\n', '\ufeff', '%YAML 1.1\n---\n'),
    ),
    fc.boolean(),
  )
  .map(([lines, eol, head, ends]) => head + lines.join(eol) + (ends ? eol : ''));

const piece = fc.constantFrom(
  ...[
    'a',
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\r',
    ':',
    ': ',
    '- ',
    '#',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '|',
    '>',
    '&a ',
    '*a',
  ],
  ...[
    '\t',
    '? ',
    '<<: ',
    '!x ',
    '%',
    '---\n',
    '...\n',
    '\ufeff',
    '\\',
    'x: 1\n',
    '  y: 2\n',
    '    - z\n',
    '\n\n',
    'é',
    '1',
  ],
  ...['web: {a: b}\n', '  k: |\n      t\n', 'b', '0', '\n  # c\n', '\n# c\n'],
);

/** A part of the text's length. */
const part = fc.integer({ min: 0, max: 999 }).map((thousandths) => thousandths / 1000);

export const yamlEdit = fc.oneof(
  fc.record({
    kind: fc.constant('type' as const),
    at: part,
    text: fc.constantFrom('a', 'b', '1', 'word', ' x'),
  }),
  fc.record({ kind: fc.constant('type' as const), at: part, text: piece }),
  fc.record({
    kind: fc.constant('replace' as const),
    at: part,
    length: fc.integer({ min: 0, max: 30 }),
    text: fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')),
  }),
  fc.record({
    kind: fc.constantFrom('indent', 'dedent', 'comment', 'delete', 'repeat', 'end', 'open'),
    at: part,
    lines: fc.integer({ min: 1, max: 3 }),
    text: piece,
  }),
);

type Edit = typeof yamlEdit extends fc.Arbitrary<infer T> ? T : never;

export function applyEdit(text: string, change: Edit): string {
  if ('lines' in change) return applyToLines(text, change);
  const at = Math.floor(change.at * text.length);
  return text.slice(0, at) + change.text + text.slice(at + (change.kind === 'replace' ? change.length : 0));
}

function applyToLines(text: string, { kind, at, lines: count, text: piece }: Extract<Edit, { lines: number }>): string {
  const lines = text.split('\n');
  const first = Math.floor(at * (lines.length - 1));
  const some = lines.slice(first, first + count);
  const now = (): string[] => {
    switch (kind) {
      case 'indent':
        return some.map((line) => `  ${line}`);
      case 'dedent':
        return some.map((line) => line.replace(/^ {1,2}/, ''));
      case 'comment':
        return some.map((line) => line.replace(/^( *)(# )?/, (_, spaces: string, mark) => spaces + (mark ? '' : '# ')));
      case 'delete':
        return [];
      case 'repeat':
        return [...some, ...some];
      case 'open':
        return [...some, `${/^ */.exec(some[0] ?? '')?.[0]}${piece}`];
      default:
        return some.map((line, i) => (i === 0 ? line.replace(/\r?$/, (end) => piece + end) : line));
    }
  };
  return [...lines.slice(0, first), ...now(), ...lines.slice(first + count)].join('\n');
}
