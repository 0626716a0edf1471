import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PatternNode, parsePattern } from '../../../../server/src/core/logs/scan/patterns/pattern-parser.ts';
import { SEEN_CHARACTERS } from '../../../../server/src/core/logs/scan/recognise/classifier.ts';
import { CATALOGUE } from '../../../../server/src/core/logs/signatures/catalogue.ts';

/** What the matcher sees of one line, at most. */
const LENGTH = 2 * SEEN_CHARACTERS;
/** A line is rarely slow for one filler only; these fit most character classes. */
const FILLERS = ['a', '0', ' ', '.', '/'];
const ANY = '\0';

/** Some of the texts that a pattern matches, with `ANY` for a character that is left open. */
function textsOf(node: PatternNode): readonly string[] {
  switch (node.kind) {
    case 'nothing':
      return [''];
    case 'character':
      return [node.choices?.[0] ?? ANY];
    case 'choice':
      return node.items.flatMap(textsOf).slice(0, 6);
    case 'repeat':
      return node.min === 0 ? ['', ...textsOf(node.item)] : textsOf(node.item).map((text) => text.repeat(node.min));
    case 'sequence':
      return node.items.reduce<readonly string[]>(
        (heads, item) => {
          const tails = textsOf(item);
          const texts = heads.flatMap((head) => tails.map((tail) => head + tail));
          return texts.length <= 8 ? texts : [...texts.slice(0, 4), ...texts.slice(-4)];
        },
        [''],
      );
  }
}

/** Lines of a pattern's own pieces, over and over: whole, cut, and with room for its gaps. */
function hostileLines(pattern: RegExp, examples: readonly string[]): readonly string[] {
  const pieces = new Set(examples.map((example) => example.slice(0, -3)));
  for (const text of textsOf(parsePattern(pattern.source))) {
    for (const filler of FILLERS) {
      const whole = text.replaceAll(ANY, filler);
      for (const piece of [whole, whole.slice(0, 1), whole.slice(0, whole.length / 2), whole.slice(0, -1)]) {
        pieces.add(piece);
      }
      pieces.add(whole.slice(0, -1) + filler.repeat(40));
    }
  }
  pieces.delete('');
  return [...pieces].map((piece) => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH));
}

/** What explodes is thousands of times slower; a busy machine alone makes a pass a few times slower. */
const SLOWER = 10;

/** Milliseconds for one pass over `line`; the best of several, for the machine may be busy. */
function time(pattern: RegExp, line: string, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    pattern.exec(line);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

test('no line is slow for a pattern that meets its own pieces again and again', () => {
  const harmless = time(/[a-z]{1,60}: never/, 'x'.repeat(LENGTH), 20);
  const slow = CATALOGUE.flatMap(({ id, shapes, examples }) =>
    shapes.flatMap((shape) =>
      hostileLines(shape.pattern, examples).flatMap((line) => {
        const limit = SLOWER * harmless;
        const ratio = (time(shape.pattern, line, 1) > limit ? time(shape.pattern, line, 8) : 0) / harmless;
        return ratio > SLOWER ? [`${id}: ${shape.text}: ${ratio.toFixed(1)} times: ${line.slice(0, 120)}`] : [];
      }),
    ),
  );
  assert.deepEqual(slow, []);
});

test('a pattern whose gaps multiply would be found', () => {
  const harmless = time(/[a-z]{1,60}: never/, 'x'.repeat(LENGTH), 20);
  const bad = /a[^\n]{0,60}b[^\n]{0,60}end/;
  assert.ok(hostileLines(bad, []).some((line) => time(bad, line, 1) > SLOWER * harmless));
});

test('no pattern has a gap without a bound', () => {
  const unbounded = CATALOGUE.flatMap(({ id, shapes }) =>
    shapes.filter(({ pattern }) => /[*+]|\{\d+,\}/.test(withoutClasses(pattern.source))).map(() => id),
  );
  assert.deepEqual(unbounded, []);
});

function withoutClasses(source: string): string {
  return source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
}
