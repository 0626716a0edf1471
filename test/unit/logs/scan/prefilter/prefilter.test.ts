import assert from 'node:assert/strict';
import { test } from 'node:test';
import { preparedLiterals } from '../../../../../server/src/core/logs/scan/patterns/prepared-literals.ts';
import { MIN_LITERAL, requiredLiterals } from '../../../../../server/src/core/logs/scan/patterns/required-literals.ts';
import { Classifier } from '../../../../../server/src/core/logs/scan/recognise/classifier.ts';
import { LiteralSearch } from '../../../../../server/src/core/logs/scan/recognise/literal-search.ts';
import { isMessageStart } from '../../../../../server/src/core/logs/scan/recognise/message-start.ts';
import { CATALOGUE } from '../../../../../server/src/core/logs/signatures/catalogue.ts';
import type { Shape } from '../../../../../server/src/core/logs/signatures/signature.ts';
import { unwrap } from '../../../../../server/src/core/logs/unwrap/unwrap.ts';
import { sampleFiles, sampleText } from '../../samples.ts';

const CLOCK = { zone: 0, now: Date.UTC(2026, 10, 21) };
const ORDERED = [...CATALOGUE.filter((one) => !one.generic), ...CATALOGUE.filter((one) => one.generic)];
const SHAPES = ORDERED.flatMap(({ id, shapes }) =>
  shapes.map(({ pattern, at }) => ({ id, at, pattern: new RegExp(pattern.source, 'gm') })),
);

/** The texts in which a signature of `line` may stand. */
function textsOf(line: string): readonly string[] {
  const { message, exceptions } = unwrap(line, CLOCK);
  return [message, ...exceptions];
}

/** What the classifier should find: every shape tried on every text, in order. */
function slowly(texts: readonly string[]): string | undefined {
  return SHAPES.find((shape) => texts.some((text) => fits(shape, text)))?.id;
}

function fits({ pattern, at }: Pick<Shape, 'pattern' | 'at'>, text: string): boolean {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (at === 'anywhere' || isMessageStart(text, found.index)) return true;
    pattern.lastIndex = found.index + 1;
  }
  return false;
}

const classifier = new Classifier(CATALOGUE);
const lines = [
  ...sampleFiles().flatMap((name) => sampleText(name).split(/\r?\n/)),
  ...CATALOGUE.flatMap(({ examples, traps }) => [...examples, ...traps]),
];

test('matching with the prefilter and without it finds the same', () => {
  const wrong = lines.flatMap((line) => {
    const texts = textsOf(line);
    const [fast, slow] = [classifier.classify(texts, undefined, true)?.signature.id, slowly(texts)];
    return fast === slow ? [] : [`${fast} instead of ${slow}: ${line}`];
  });
  assert.deepEqual(wrong, []);
});

test('every shape has texts that it cannot do without', () => {
  const without = SHAPES.filter(({ pattern }) => requiredLiterals(pattern, 5) === undefined);
  assert.deepEqual(
    without.map(({ id, pattern }) => `${id}: ${pattern.source}`),
    [],
  );
});

test('those texts are prepared as the patterns have them', () => {
  for (const { pattern } of CATALOGUE.flatMap(({ shapes }) => shapes)) {
    assert.deepEqual(preparedLiterals(pattern), requiredLiterals(pattern, MIN_LITERAL), pattern.source);
  }
});

test('those texts also stand in the raw line, inside JSON strings too', () => {
  const literals = classifier.literals;
  const wrong = lines.flatMap((line) => {
    // A line with colours or with a message inside a message is unwrapped before it is scanned.
    if (line.includes('\x1b') || line.startsWith('{')) return [];
    const json = JSON.stringify({ message: line });
    const seen = (raw: string) => literals.some((literal) => raw.includes(literal));
    return slowly(textsOf(line)) === undefined || (seen(line) && seen(json)) ? [] : [line];
  });
  assert.deepEqual(wrong, []);
});

test('the first texts are searched as all later ones', () => {
  const search = new LiteralSearch(classifier.literals);
  const found = (text: string) => {
    const numbers: number[] = [];
    search.find(text, numbers);
    return [...new Set(numbers)].sort((a, b) => a - b);
  };
  const [first, later] = [lines.slice(0, 50), lines].map((some) => some.map(found));
  assert.deepEqual(first, later?.slice(0, 50));
  assert.deepEqual(
    later,
    lines.map((line) => classifier.literals.flatMap((literal, index) => (line.includes(literal) ? [index] : []))),
  );
});
