import fc from 'fast-check';

/** The same lines in every run: a failure can be looked at again. */
export function sample<T>(arbitrary: fc.Arbitrary<T>, count: number, seed = 20): T[] {
  return fc.sample(arbitrary, { numRuns: count, seed });
}

const PLAIN = [...'abz09-_=:/.,@%+]{}!^é中'];
const OPERATORS = [...'&|;<>()*?[ \t'];

function text(characters: readonly string[], maxLength = 4): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength }).map((parts) => parts.join(''));
}

function joined(...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((found) => found.join(''));
}

const escaped = fc.constantFrom(...PLAIN, ...OPERATORS, "'", '"', '\\', '$', '`', '#', '~').map((char) => `\\${char}`);
const singleQuoted = text([...PLAIN, ...OPERATORS, '"', '\\', '$', '`', '#', '\n'], 5).map((inside) => `'${inside}'`);
const doubleQuoted = text([...PLAIN, ...OPERATORS, "'", '\\"', '\\\\', '\\a', "\\'", '#', '\n'], 5).map(
  (one) => `"${one}"`,
);

/** Words that a shell and Python's shlex read alike: no expansions, operators only in quotes. */
export const quotedWord: fc.Arbitrary<string> = joined(
  text(PLAIN),
  escaped,
  singleQuoted,
  doubleQuoted,
  fc.constantFrom("''", '""'),
);

const EXPANSIONS: readonly string[] = [
  ...[
    '$V/',
    '${V}',
    '$(echo V)',
    '`echo V`',
    '$((1 + (2)))',
    '"$V"',
    '"$(echo "V")"',
    '"`echo V`"',
    "$(echo ')')",
    '~',
  ],
  ...['${U:-x}', '${U-x}', '"${U:-a b}"', "${U:-'a b'}", '${U:-"a b"}', `"\${U:-'a'}"`, '${U:-${W:-x}}', '${U:-x$V}'],
  ...['${V%x}', '${#V}', '${V:+x}', '"${V#"${V%x}"}"', '"\\$V"', '$/', '"$"', '`echo \\`echo V\\``'],
  ...['"$(echo "$(echo V)")"', '${U:-\\}}', '"${U:-\\}}"', '${S:=x}'],
];
const expansion = fc.constantFrom(...EXPANSIONS);

/** Words only a shell reads. `V` is set to one word, `U` and `W` are not set. */
const shellWord: fc.Arbitrary<string> = joined(quotedWord, expansion, fc.constant('a#'), fc.constant('\\\n'));

const BLANKS = fc.constantFrom(' ', '  ', '\t', ' \\\n ');
const command = fc
  .tuple(fc.array(fc.tuple(BLANKS, shellWord), { maxLength: 4 }), fc.constantFrom('', ' ', ' 2>&1', ' >&1 ', ' A=1'))
  .map(([words, end]) => `p${words.map((parts) => parts.join('')).join('')}${end}`);

/** Commands that all run: each calls `p`, which prints its arguments. */
export const shellLine: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      command,
      fc.constantFrom(
        '',
        '',
        '',
        '( ',
        '{ ',
        'A=1 ',
        'if ! false; then ',
        'if true; then ',
        'for i in 1; do ',
        'case x in x) ',
      ),
      fc.constantFrom(' &&', ';', '\n', ' ;', ' # it\'s "not" && (read \\\n'),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) =>
    parts.map(([inside, before, after]) => `${before}${inside}${CLOSERS[before] ?? ''}${after} `).join(''),
  )
  .map((line) => `${line}p`);

const CLOSERS: Readonly<Record<string, string>> = {
  '( ': '\n)',
  '{ ': '\n}',
  'if true; then ': '\nfi',
  'if ! false; then ': '\nelse p 1; fi',
  'for i in 1; do ': '\ndone',
  'case x in x) ': '\n;; *) p 1;; esac',
};

/** Any words, operators and quotes in any order: most are refused. */
export const shellSoup: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      ...['a', 'b', 'x', '&&', '||', ';', '|', '&', '(', ')', '{', '}', '!', '\n', '>', '<', '2>', '>>', '#', 'a='],
      ...['if', 'then', 'else', 'elif', 'fi', 'while', 'do', 'done', 'for', 'in', 'case', 'esac', ';;', 'f() { a;}'],
      ...['$(', '"', "'", '${'],
    ),
    { minLength: 1, maxLength: 9 },
  )
  .chain((parts) => fc.constantFrom(parts.join(' '), parts.join(' '), parts.join('')))
  // What sh and bash take differently is left out.
  .filter((line) => !/&>|\|&|=\(|\$\{\w*[^\w}]|!\s*[!\n]|[^\s;]f\(/.test(line));
