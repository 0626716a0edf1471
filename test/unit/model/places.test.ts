import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findInvocations, findScripts } from '../../../server/src/core/model/invocations.ts';
import { commandLine } from '../../../server/src/core/model/make-command-line.ts';
import { UNKNOWN } from '../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../server/src/core/syntax/shell/parse.ts';
import { MappedText } from '../../../server/src/core/text/mapped-text.ts';
import type { Span } from '../../../server/src/core/text/span.ts';

/** Each span of the invocation whose program is gunicorn, as the text it stands on. */
function placesOf(text: string): Record<string, string | string[]> {
  const at = ({ start, end }: Span): string => text.slice(start, end);
  const found = findInvocations(parseScript(text)).find(({ program }) => program === 'gunicorn');
  assert.ok(found);
  return {
    span: at(found.span),
    program: at(found.programSpan),
    words: found.arguments.map(({ span }) => at(span)),
    values: found.arguments.map(({ value }) => at(value.toSource({ start: 0, end: value.text.length }))),
    variables: found.environment.map(({ nameSpan, value }) => `${at(nameSpan)}=${at(value.span)}`),
    expansions: found.arguments.flatMap(({ expansions }) => expansions.map(({ span }) => at(span))),
  };
}

test('the words of a plain command map to their places in the document', () => {
  assert.deepEqual(placesOf('A="x y" exec gunicorn "app:app" -b :$PORT && b'), {
    span: 'gunicorn "app:app" -b :$PORT',
    program: 'gunicorn',
    words: ['"app:app"', '-b', ':$PORT'],
    values: ['app:app', '-b', ':$PORT'],
    variables: ['A="x y"'],
    expansions: ['$PORT'],
  });
});

test('places in scripts within scripts are those of the outermost text', () => {
  const text = `bash -c "A=1 sh -c 'python -m gunicorn app:app -b :$PORT -n \\"my app\\"'"`;
  assert.deepEqual(placesOf(text), {
    span: '-m gunicorn app:app -b :$PORT -n \\"my app\\"',
    program: '-m gunicorn',
    words: ['app:app', '-b', ':$PORT', '-n', '\\"my app\\"'],
    values: ['app:app', '-b', ':$PORT', '-n', 'my app'],
    variables: ['A=1'],
    expansions: ['$PORT'],
  });
});

test('a word of a nested script has the expansions that it became part of, also around others', () => {
  const [invocation] = findInvocations(parseScript('bash -c "gunicorn ${A:-x $B y} z"'));
  const names = invocation?.arguments.map(({ value, expansions }) => [
    value.text,
    ...expansions.map(({ name }) => name),
  ]);
  assert.deepEqual(names, [['x', 'A'], [UNKNOWN, 'A', 'B'], ['y', 'A'], ['z']]);
});

test('env and export give their variables to the programs behind them', () => {
  assert.deepEqual(placesOf('export A="1" && env B="x y" C=$D gunicorn app:app')['variables'], [
    'A=1',
    'B=x y',
    'C=$D',
  ]);
});

test('errors of a nested script stand in that script, at their place in the outermost text', () => {
  const text = `sh -c "a && (b"`;
  const [outer, inner, ...more] = findScripts(parseScript(text));
  assert.deepEqual(outer?.errors, []);
  assert.deepEqual(inner?.errors, [{ kind: 'unclosed-group', span: { start: 12, end: 13 } }]);
  assert.deepEqual(more, []);
});

test('a command line leads on to its document', () => {
  // "gunicorn \"a b\"" in a double-quoted YAML scalar at offset 5.
  const written = 'gunicorn \\"a b\\"';
  const builder = MappedText.builder();
  for (const [i, part] of written.split(/(\\")/).entries()) {
    const start = 6 + written.split(/(\\")/).slice(0, i).join('').length;
    builder.piece(part === '\\"' ? '"' : part, { start, end: start + part.length });
  }
  const command = commandLine(builder.build({ start: 5, end: 6 + written.length + 1 }), 'double-quoted');
  const word = command.invocations[0]?.arguments[0];
  assert.equal(word?.value.text, 'a b');
  assert.deepEqual(command.toDocument(word.span), { start: 15, end: 22 });
  assert.deepEqual(command.toDocument(word.value.toSource({ start: 0, end: 1 })), { start: 17, end: 18 });
  assert.equal(command.encode(' "c"'), ' \\"c\\"');
});
