import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isScalar, parseDocument } from 'yaml';
import { mapScalar, placedScalar } from '../../../../server/src/core/syntax/yaml/yaml-scalar.ts';

function mapped(document: string) {
  const node = parseDocument(document, { version: '1.1' }).getIn(['command'], true);
  assert.ok(isScalar(node), `no scalar in ${JSON.stringify(document)}`);
  const placed = placedScalar(node);
  assert.ok(placed);
  return { ...mapScalar(document, placed), value: node.value };
}

/** The source text of the first `word` in the value. */
function sourceOf(document: string, word: string): string {
  const { text } = mapped(document);
  const at = text.text.indexOf(word);
  assert.ok(at >= 0, `${word} is not in ${JSON.stringify(text.text)}`);
  const { start, end } = text.toSource({ start: at, end: at + word.length });
  return document.slice(start, end);
}

test('every style maps a word of its value to the word in the document', () => {
  const documents = [
    'command: gunicorn wsgi --timeout 60\n',
    "command: 'gunicorn wsgi --timeout 60'\n",
    'command: "gunicorn wsgi --timeout 60"\n',
    'command: >\n  gunicorn wsgi\n  --timeout 60\n',
    'command: |\n  gunicorn wsgi \\\n    --timeout 60\n',
    'command: gunicorn\n  wsgi\n  --timeout 60\n',
    'command: "gunicorn\n  wsgi \\\n  --timeout 60"\r\n',
    'command: >-\r\n    gunicorn wsgi\r\n    --timeout 60\r\n',
  ];
  for (const document of documents) {
    for (const word of ['gunicorn', 'wsgi', '--timeout', '60']) assert.equal(sourceOf(document, word), word, document);
  }
});

test('an escape is covered as a whole', () => {
  assert.equal(sourceOf('command: "a \\"b\\" c"\n', '"b"'), '\\"b\\"');
  assert.equal(sourceOf("command: 'it''s'\n", "'"), "''");
  assert.equal(sourceOf('command: "caf\\u00e9 x"\n', 'é'), '\\u00e9');
});

test('a folded break stands for the space it becomes', () => {
  assert.equal(sourceOf('command: a\n  b\n', ' '), '\n  ');
});

test('the text always equals what the YAML library read, and plain characters keep their place', () => {
  const words = fc.constantFrom(
    'gunicorn',
    'wsgi',
    '-w',
    '4',
    "it's",
    '"q"',
    '\\',
    '$PORT',
    '--x=y',
    '中文',
    '#',
    'a:b',
  );
  const gap = fc.constantFrom(' ', '  ', '\n', '\n\n', '\n\n\n', ' \n', '\n  ');
  const text = fc.array(fc.tuple(words, gap), { minLength: 1, maxLength: 8 }).map((parts) => parts.flat().join(''));
  const style = fc.constantFrom('>', '>-', '>+', '|', '|-', '|+', '"', "'");
  const end = fc.constantFrom('\nnext: 1\n', '\n', '');
  fc.assert(
    fc.property(text, style, end, fc.constantFrom('\n', '\r\n'), (content, kind, behind, eol) => {
      let body: string;
      if (kind === '"') body = `"${content.trim().replace(/["\\]/g, '\\$&').replaceAll('\n', '\n  ')}"`;
      else if (kind === "'") body = `'${content.trim().replaceAll("'", "''").replaceAll('\n', '\n  ')}'`;
      else body = `${kind}\n  ${content.trimStart().replaceAll('\n', '\n  ')}`;
      const document = `command: ${body}${behind}`.replaceAll('\n', eol);
      const { text: result, value } = mapped(document);
      assert.equal(result.text, value);
      for (let i = 0; i < result.text.length; i++) {
        if (!/[a-z0-9中]/.test(result.text[i] ?? '')) continue;
        assert.equal(document[result.toSource({ start: i, end: i + 1 }).start], result.text[i], document);
      }
    }),
    { numRuns: 2000, seed: 20261120 },
  );
});
