import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CATALOGUE, EVENTS, SIGNATURES } from '../../../../server/src/core/logs/signatures/catalogue.ts';
import { idOfLine, readLines } from '../samples.ts';

const SIGNATURE_IDS: ReadonlySet<string | undefined> = new Set(SIGNATURES.map(({ id }) => id));

/** Known by how much a gauge tells, and not by a shape. */
const ABOVE_LIMIT: ReadonlySet<string | undefined> = new Set(EVENTS.map(({ aboveLimit }) => aboveLimit));

test('a gauge above its limit has the signature that it names, one below has none', () => {
  const byId = new Map(SIGNATURES.map((signature) => [signature.id, signature]));
  for (const id of ABOVE_LIMIT) {
    if (id === undefined) continue;
    const idOf = (line: string) => readLines(new TextEncoder().encode(line))[0]?.match?.signature;
    const { examples, traps } = byId.get(id) ?? assert.fail(id);
    assert.deepEqual([...examples, ...traps].map(idOf), [...examples.map(() => id), ...traps.map(() => undefined)]);
  }
});

test('every example has its own signature or event', () => {
  const wrong = CATALOGUE.filter(({ id }) => !ABOVE_LIMIT.has(id)).flatMap(({ id, examples }) =>
    examples.filter((example) => idOfLine(example) !== id).map((example) => `${id}: ${idOfLine(example)}: ${example}`),
  );
  assert.deepEqual(wrong, []);
});

test('lines that look alike stay silent', () => {
  const wrong = CATALOGUE.flatMap(({ id, traps }) =>
    traps.filter((trap) => SIGNATURE_IDS.has(idOfLine(trap))).map((trap) => `${id}: ${idOfLine(trap)}: ${trap}`),
  );
  assert.deepEqual(wrong, []);
});

test('every shape is shown by an example', () => {
  const wrong = CATALOGUE.flatMap(({ id, shapes, examples }) =>
    shapes
      .filter(({ pattern }) => !examples.some((example) => pattern.test(example)))
      .map((shape) => `${id}: ${shape.text}`),
  );
  assert.deepEqual(wrong, []);
});

test('ids are unique and in kebab case; texts, sources and traps are there', () => {
  const ids = CATALOGUE.map(({ id }) => id);
  assert.deepEqual(
    ids.filter((id, index) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || ids.indexOf(id) !== index),
    [],
  );
  const bare = CATALOGUE.filter(({ sources, examples }) => sources.length === 0 || examples.length === 0);
  const helpless = SIGNATURES.filter(({ causes, remedies }) => causes.length === 0 || remedies.length === 0);
  assert.deepEqual(
    [...bare, ...helpless].map(({ id }) => id),
    [],
  );
  assert.ok(EVENTS.every((event) => event.traps.length > 0));
});
