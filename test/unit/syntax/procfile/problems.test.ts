import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type ProcfileReading, refusedByYaml } from '../../../../server/src/core/syntax/procfile/entry.ts';
import { parseProcfile } from '../../../../server/src/core/syntax/procfile/procfile.ts';
import { requireProgram } from '../../../support/programs.ts';
import { loadWithPyYaml, type PyTree } from '../../../support/python/py-yaml.ts';
import { randomRuns } from '../../../support/random-runs.ts';

function problems(text: string, reading: ProcfileReading) {
  return parseProcfile(text, reading).entries.all.flatMap((entry) =>
    entry.problems.map(({ kind, span }) => `${kind} ${JSON.stringify(text.slice(span.start, span.end))}`),
  );
}

test('each problem of an entry that is read as YAML, with its place', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['web: gunicorn wsgi -b :$PORT', []],
    ['web：gunicorn wsgi', ['full-width-colon "："']],
    ['web:gunicorn wsgi', ['no-space-after-colon ":"']],
    ['gunicorn wsgi', ['missing-colon "gunicorn wsgi"']],
    ['web:\tgunicorn wsgi', ['tab "\\t"']],
    ['web: gunicorn\twsgi', ['tab "\\t"']],
    ['web: gunicorn "a\tb" # \t', ['tab "\\t"', 'comment-cut "#"']],
    ['web: "gunicorn\twsgi"', []],
    ['web: |\n  gunicorn\twsgi', []],
    ['web: [x', ['special-start "["']],
    ['web: *x y', ['special-start "*"']],
    ['web: !x y', ['special-start "!"']],
    ['web: !!str x y', []],
    ['web: !!int x y', ['special-start "!"']],
    ['web: @x y', ['special-start "@"']],
    ['web: %x y', ['special-start "%"']],
    ['web: `date` y', ['special-start "`"']],
    ['web: - x', ['special-start "-"']],
    ['web: > x y', ['special-start ">"']],
    ['web: | x y', ['special-start "|"']],
    ['web: &name gunicorn x', ['special-start "&name"']],
    ['web: -x y', []],
    ['web: ?x y', []],
    ["web: 'a' b", ['text-after-quote "\'a\'"']],
    ['web: "a" b', ['text-after-quote "\\"a\\""']],
    ['web: echo a: b', ['colon-space ":"']],
    ['web: gunicorn wsgi -b 0.0.0.0:', ['colon-space ":"']],
    ['web: gunicorn wsgi # four', ['comment-cut "# four"']],
    ['web: gunicorn wsgi \\\n  -w 4', ['line-continuation "\\\\"']],
    ["web: 'gunicorn wsgi \\\n  -w 4'", ['line-continuation "\\\\"']],
    ['web: "gunicorn wsgi \\\n  -w 4"', []],
    ['web: |\n  gunicorn wsgi \\\n  -w 4', []],
    ['web: gunicorn wsgi\u00a0-w 4', ['odd-space "\u00a0"']],
    ['---', []],
  ];
  for (const [text, expected] of cases) assert.deepEqual(problems(text, 'yaml'), expected, text);
});

test('each problem of a line that is read by itself, with its place', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['web: echo a: b # c', []],
    ['web:gunicorn wsgi', ['no-space-after-colon ":"']],
    ['web:\tgunicorn wsgi', []],
    ['web : gunicorn wsgi', ['space-before-colon " "']],
    ['web：gunicorn wsgi', ['full-width-colon "："']],
    ['gunicorn wsgi', ['missing-colon "gunicorn wsgi"']],
    ['web: gunicorn wsgi \\\n  -w 4', ['line-continuation "\\\\"', 'indented-line "  -w 4"']],
    ['web: gunicorn wsgi\u3000-w 4', ['odd-space "\u3000"']],
  ];
  for (const [text, expected] of cases) assert.deepEqual(problems(text, 'lines'), expected, text);
});

const pieces = fc.constantFrom(
  ...['web', 'a', 'gunicorn wsgi', ':', ': ', ' ', '  ', '#', ' #', '-', '- ', '"', "'", '[', ']', '{', '}', ',', ', '],
  ...[
    '\t',
    '\n  ',
    '\\',
    '|',
    '>',
    '&x ',
    '*x',
    '!x ',
    '%',
    '@',
    '`',
    '$PORT',
    '?',
    '? ',
    '=',
    '~',
    'null',
    'yes',
    '12',
  ],
  ...['\u00a0', ':8000', '|\n  ', '>-\n  ', '"a b"', "'a'", '：', '-w 4', '<<'],
);

test('PyYAML and the platform refuse exactly the entries that have a fatal problem', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const texts = fc
    .sample(fc.array(pieces, { minLength: 1, maxLength: 6 }), { numRuns: randomRuns(3000), seed: 20261120 })
    .flatMap((parts) => [`web: ${parts.join('')}`, `web:${parts.join('')}`]);
  const verdicts = loadWithPyYaml(python, texts);
  const wrong = texts.flatMap((text, i) => {
    const verdict = verdicts[i];
    const entries = parseProcfile(text, 'yaml').entries.all;
    // Several entries, or a text that is a single string, are for the rules that look at the whole file.
    if (!verdict || entries.length !== 1 || entries[0]?.kind !== 'process') return [];
    // An anchor is read and lost; what follows it may still be refused. A colon that begins an indented line, or that
    // follows a bracket, is a key to the library and an error to PyYAML: nobody writes these.
    if (entries[0].problems.some(({ detail }) => detail.startsWith('&')) || /\n +:|[\]}] *:|\{:/.test(text)) return [];
    // White space at the end of a file belongs to no entry.
    if (/\n[ \t]*$/.test(text)) return [];
    const found = entries[0].problems.filter(refusedByYaml);
    const refused = verdict.error !== undefined || verdict.type !== 'dict';
    if (refused === found.length > 0) return [];
    return [{ text, pyYaml: verdict.error, found: found.map(({ kind, detail }) => `${kind} ${detail}`) }];
  });
  assert.deepEqual(wrong.slice(0, 20), []);
});

test('entries may all be indented: PyYAML gets the same names and commands, or refuses what we do', (t) => {
  const python = requireProgram(t, 'yaml', 'python');
  if (!python) return;
  const line = fc.constantFrom('web: run a', 'worker: run b', '# note', '-w 4', 'beat: "run c"', '---', '');
  const spaces = fc.constantFrom('', ' ', '  ', '  ', '  ', '    ');
  const lines = fc.array(fc.tuple(spaces, line), { minLength: 1, maxLength: 5 });
  const texts = fc
    .sample(lines, { numRuns: randomRuns(1500), seed: 20261123 })
    .map((all) => all.map((parts) => parts.join('')).join('\n'))
    // A marker begins another document, which the platform does not read; text behind it is no entry.
    .filter((text) => !/\S\s*\n *---/.test(text) && !/^ +---/m.test(text));
  const verdicts = loadWithPyYaml(python, texts);
  const wrong = texts.flatMap((text, i): object[] => {
    const verdict = verdicts[i];
    const entries = parseProcfile(text, 'yaml').entries.all.filter(({ kind }) => kind !== 'comment');
    if (!verdict || entries.length === 0) return [];
    const read = (tree: PyTree) => ('text' in tree && tree.type !== 'NoneType' ? tree.text : null);
    const isRefused = entries.some(({ problems }) => problems.some(refusedByYaml));
    const pairs = verdict.error === undefined && 'pairs' in verdict.tree ? verdict.tree.pairs : undefined;
    if (isRefused || !pairs) return isRefused === !pairs ? [] : [{ text, pyYaml: verdict, isRefused }];
    const theirs = new Map(pairs.map(([name, value]) => [read(name), read(value)]));
    const ours = new Map(entries.map(({ name, value }) => [name, value?.text.text ?? null]));
    return isDeepStrictEqual(ours, theirs) ? [] : [{ text, ours, theirs }];
  });
  assert.deepEqual(wrong.slice(0, 10), []);
});
