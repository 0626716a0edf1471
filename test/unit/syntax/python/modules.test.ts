import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ModuleFacts, readModule } from '../../../../server/src/core/syntax/python/module-facts.ts';
import { type PythonValue, reprOf } from '../../../../server/src/core/syntax/python/python-value.ts';
import { requireProgram } from '../../../support/programs.ts';
import { randomRuns } from '../../../support/random-runs.ts';

function shown(value: PythonValue): string {
  if (value.kind === 'function') return `def/${value.required}-${value.positional}${value.takesMore ? '+' : ''}`;
  if (value.kind === 'class') return 'class';
  if (value.kind === 'module') return `module ${value.name}`;
  if (value.kind !== 'unknown') return reprOf(value);
  const { type = '', environment, fallback } = value;
  return `?${type}${environment ? ` $${environment}` : ''}${fallback ? ` else ${shown(fallback)}` : ''}`;
}

/** `name value`, with `~` before an uncertain one; then `open`, and what only `__main__` defines. */
function rows(text: string): string[] {
  const facts = readModule(text);
  return [
    ...[...facts.bindings.values()].map(({ name, value, certain }) => `${certain ? '' : '~'}${name} ${shown(value)}`),
    ...[...facts.mainOnly].map((name) => `main ${name}`),
    ...(facts.isOpen ? ['open'] : []),
  ];
}

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'literals',
    'a = 1\nb = "x"\nc = None\nd = True\ne = 1.5\nf = -2\ng = 0o22',
    ['a 1', "b 'x'", 'c None', 'd True', 'e 1.5', 'f -2', 'g 18'],
  ],
  [
    'containers',
    'a = ["x", "y" "z"]\nb = (1,)\nc = {"k": [1]}\nd = 1, 2\ne = ()',
    ["a ['x', 'yz']", 'b (1,)', "c {'k': [1]}", 'd (1, 2)', 'e ()'],
  ],
  [
    'the environment',
    'import os\na = os.environ.get("A", "2")\nb = int(os.getenv("B", 4))\nc = os.environ["C"]\nd = int(os.environ.get("D") or 3)',
    ['os module os', "a ?str $A else '2'", 'b ?int $B else 4', 'c ?str $C', 'd ?int $D else 3'],
  ],
  [
    'text with unknown parts',
    'port = x()\na = f"0.0.0.0:{port}"\nb = "0.0.0.0:" + str(port)\nc = "h:%s" % port\nd = "{}:{}".format("h", 1)',
    ['port ?', "a '0.0.0.0:…'", "b '0.0.0.0:…'", "c 'h:…'", "d '…:…'"],
  ],
  [
    'arithmetic',
    'n = 2\nworkers = n * 2 + 1\nimport multiprocessing\nw = multiprocessing.cpu_count() * 2 + 1\nx = -7 // 2\ny = -7 % 3',
    ['n 2', 'workers 5', 'multiprocessing module multiprocessing', 'w ?int', 'x -4', 'y 2'],
  ],
  [
    'several targets',
    'a = b = 1\n(c, d) = 2, "x"\ne, *f = 1, 2, 3\n[g] = [5]',
    ['a 1', 'b 1', 'c 2', "d 'x'", 'e ?', 'f ?', 'g 5'],
  ],
  ['the last one counts', 'a = 1\na = 2\nb = 1\nb += 4\nc: int = 3\nd: int', ['a 2', 'b 5', 'c 3']],
  [
    'conditions',
    'if x:\n  a = 1\nelse:\n  a = 2\ntry:\n  b = 1\nexcept E as e:\n  pass\nfor i in x:\n  c = 1\nwith x as f: pass\nd = a',
    ['~a 2', '~b 1', '~e ?', '~i ?', '~c 1', '~f ?', 'd ?'],
  ],
  [
    'definitions',
    'def a(x, y=1, *rest, k=DEFAULT, **more): pass\nasync def b(x, /, y): pass\n@wrap\ndef c(x): pass\nclass D: z = 1\ndef e(): inner = 1',
    ['a def/1-2+', 'b def/2-2', 'c ?', 'D class', 'e def/0-0'],
  ],
  [
    'imports',
    'import a.b\nimport c.d as e\nfrom f import (g, h as i)\nfrom . import j',
    ['a module a', 'e module c.d', 'g ?', 'i ?', 'j ?'],
  ],
  ['what makes a module open', 'a = 1\nfrom x import *\nb = 2', ['~a 1', 'b 2', 'open']],
  ['dynamic names', 'globals()["a"] = 1', ['open']],
  ['a module with __getattr__', 'def __getattr__(name): pass', ['~__getattr__ def/1-1', 'open']],
  ['a syntax error', 'a = 1\nb = (', ['~a 1', '~b ()', 'open']],
  ['main', 'if __name__ == "__main__":\n  app = 1\n  app.run()\nelse:\n  b = 1', ['~b 1', 'main app']],
  ['changed later', 'a = []\na.append(1)\nb = {}\nb["x"] = 1\ndel c\nd = 1\ndel d', ['a ?list', 'b ?']],
  ['set elsewhere', 'a = 1\ndef f():\n  global a\n  a = 2\nif (b := 1): pass', ['~a 1', '~b ?', 'f def/0-0']],
  ['a byte order mark', '\uFEFFa = 1', ['a 1']],
  ['Python 2', 'print "x"\nmode = 022', ['mode ?']],
];

for (const [name, text, expected] of cases) {
  test(`module: ${name}`, () => assert.deepEqual(rows(text), expected));
}

test('the place of a name is that of its last definition', () => {
  const text = '\uFEFF# conf\nworkers = 1\nworkers = (2 +\n  3)  # five\n';
  const binding = readModule(text).bindings.get('workers');
  assert.equal(text.slice(binding?.nameSpan.start, binding?.nameSpan.end), 'workers');
  assert.equal(binding?.nameSpan.start, text.lastIndexOf('workers'));
  assert.equal(text.slice(binding?.valueSpan.start, binding?.valueSpan.end), '(2 +\n  3)');
});

const literal = fc.constantFrom(
  ...[
    '0',
    '1',
    '7',
    '-3',
    '1_000',
    '0x1F',
    '2.5',
    '1e3',
    '"a"',
    "'it\\'s'",
    '"\\x41\\n\\u00e9"',
    'r"\\d"',
    '"""x\ny"""',
  ],
  ...['b"z"', 'None', 'True', 'False', '[]', '()', '{}', '"%s-%d"', '"{}:{}"', 'f"p{1}q{{}}"', '"日本"', 'a', 'b', 'c'],
  ...['os.environ.get("HOME", "x")', 'os.environ.get("NOT_SET_HERE", 4)', 'int("12")', 'str(3)', 'len("ab")', 'cpu()'],
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('+', '-', '*', '/', '//', '%', 'or', 'and', '<', '|'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    tie('expression').map((inner) => `(${inner})`),
    tie('expression').map((inner) => `[${inner}, 1]`),
    tie('expression').map((inner) => `(${inner},)`),
    tie('expression').map((inner) => `{"k": ${inner}}`),
    tie('expression').map((inner) => `f"x{${inner.replace(/["\\\n]/g, '') || 1}}"`),
    tie('expression').map((inner) => `not ${inner}`),
    tie('expression').map((inner) => `int(${inner})`),
    tie('expression').map((inner) => `str(${inner})`),
  ),
}));
const statement = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'a, b', 'a = c', 'a +', 'c: int'), expression)
    .map((parts) => parts.join(' = ').replace('+ =', '+=')),
  fc.constantFrom('if a:\n  b = 1', 'del a', 'c.append(1)', 'def b(x): pass', 'import os.path as c', 'a; b = 2; c = 3'),
  fc.constantFrom('for a in [1, 2]: c = a', 'try:\n  b = a + 1\nexcept Exception as a:\n  pass', 'class a: b = 1'),
);
const moduleText = fc
  .array(statement, { minLength: 1, maxLength: 6 })
  .map((lines) => `import os\nfrom os import cpu_count as cpu\na = b = c = 1\n${lines.join('\n')}\n`);

test('what is said to be known is what Python makes of it', (t) => {
  const python = requireProgram(t, 'libs', 'python');
  if (!python) return;
  const texts = fc.sample(moduleText, { numRuns: randomRuns(1500), seed: 1 });
  const run = spawnSync(python, ['test/support/python/module-globals.py'], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  const answers: (Record<string, [string, string]> | null)[] = JSON.parse(run.stdout);
  let compared = 0;
  texts.forEach((text, i) => {
    const answer = answers[i];
    if (!answer) return;
    compared += agree(text, readModule(text), answer);
  });
  assert.ok(compared > texts.length / 3, `too few modules that run: ${compared}`);
});

/** Number of values compared. */
function agree(text: string, facts: ModuleFacts, answer: Readonly<Record<string, readonly [string, string]>>): number {
  if (facts.isOpen) return 0;
  for (const name of Object.keys(answer))
    assert.ok(name === '__annotations__' || facts.bindings.has(name), `${name} is missed in\n${text}`);
  let compared = 0;
  for (const { name, value, certain } of facts.bindings.values()) {
    if (!certain) continue;
    const [type, repr] = answer[name] ?? [];
    assert.ok(type !== undefined && repr !== undefined, `${name} is not defined in\n${text}`);
    if (value.kind === 'unknown') {
      if (value.type && !value.environment) assert.equal(type, value.type, `type of ${name} in\n${text}`);
    } else if (/^(?:none|bool|int|float|str|bytes|list|tuple|dict)$/.test(value.kind)) {
      const pattern = reprOf(value)
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('…', '[\\s\\S]*')
        // Which quotes repr() takes depends on the part that is not known.
        .replace(/\\*['"]/g, (quote) => (reprOf(value).includes('…') ? '\\\\*[\'"]' : quote));
      assert.match(repr, new RegExp(`^${pattern}$`), `value of ${name} in\n${text}`);
      compared++;
    }
  }
  return compared;
}

test('a huge module is left unread', () => {
  const { bindings, isOpen } = readModule(`a = 1\n${'#'.repeat(300_000)}`);
  assert.deepEqual({ size: bindings.size, isOpen }, { size: 0, isOpen: true });
});

test('any text is read, also deep and long ones', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), moduleText), fc.nat(200), (text, cut) => {
      for (const { nameSpan, valueSpan } of readModule(text.slice(0, cut)).bindings.values()) {
        assert.ok(0 <= nameSpan.start && nameSpan.start < nameSpan.end && nameSpan.end <= cut);
        assert.ok(0 <= valueSpan.start && valueSpan.end <= cut);
      }
    }),
  );
  for (const deep of [
    `a = ${'('.repeat(50_000)}`,
    `a = ${'1+'.repeat(50_000)}1`,
    `${'('.repeat(20_000)}a${')'.repeat(20_000)} = 1`,
  ]) {
    assert.ok(readModule(deep));
  }
});

// CPython refuses more than 200 (`too many nested parentheses`), so what is found there counts for nothing.
test('brackets in brackets, deeper than a stack, are read without a failure, and nothing is sure', () => {
  for (const depth of [10_000, 50_000]) {
    assert.equal(readModule(`bind = ${'('.repeat(depth)}1${')'.repeat(depth)}\n`).isOpen, true, `${depth}`);
  }
});
