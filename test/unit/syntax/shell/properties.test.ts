import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findInvocations } from '../../../../server/src/core/model/invocations.ts';
import {
  isKnown,
  type Script,
  type SimpleCommand,
  UNKNOWN,
  type Word,
} from '../../../../server/src/core/syntax/shell/ast.ts';
import { parseScript } from '../../../../server/src/core/syntax/shell/parse.ts';
import { shlexSplit } from '../../../../server/src/core/syntax/shell/shlex.ts';
import { covers, type Span } from '../../../../server/src/core/text/span.ts';
import { hostileCommands } from '../../../support/commands/hostile-commands.ts';
import { shellLine, shellSoup } from '../../../support/commands/shell-lines.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...'a =$(){}[]\'"`\\|&;<>#!~*\n-:', 'if ', 'case ', 'in ', 'esac', '<<', '${', '$((', UNKNOWN),
    )
    .map((parts) => parts.join('')),
  shellSoup,
);

/** A line that is right, and the same line with one character taken out, put in or exchanged. */
const editedLine = fc
  .tuple(shellLine, fc.nat(), fc.nat(2), fc.constantFrom(...'a \'"`$(){}|&;<>\\\n'))
  .map(([line, place, width, inserted]) => {
    const at = place % (line.length + 1);
    return line.slice(0, at) + inserted + line.slice(at + width);
  });

function wordsOf({ assignments, words, redirections }: SimpleCommand): Word[] {
  return [...assignments.map(({ value }) => value), ...words, ...redirections.flatMap(({ target }) => target ?? [])];
}

function allWords(script: Script): Word[] {
  return script.commands
    .flatMap(wordsOf)
    .flatMap((word) => [
      word,
      ...word.expansions.flatMap((expansion) => (expansion.script ? allWords(expansion.script) : [])),
    ]);
}

test('any text is read, and every place lies inside it', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, editedLine), (text) => {
      const whole = { start: 0, end: text.length };
      const inside = (span: Span): void =>
        assert.ok(span.start <= span.end && covers(whole, span), JSON.stringify(span));
      const script = parseScript(text);
      for (const { span } of script.errors) inside(span);
      for (const span of script.comments) inside(span);
      for (const command of script.commands) {
        inside(command.span);
        if (command.connectorSpan) inside(command.connectorSpan);
        for (const word of wordsOf(command)) assert.ok(covers(command.span, word.span));
        for (const { span, nameSpan } of command.assignments)
          assert.ok(covers(command.span, span) && covers(span, nameSpan));
      }
      for (const word of allWords(script)) {
        inside(word.span);
        for (const { span } of word.expansions) assert.ok(covers(word.span, span));
        for (let i = 0; i < word.value.text.length; i++) {
          assert.ok(covers(word.span, word.value.toSource({ start: i, end: i + 1 })));
        }
      }
      for (const { span, programSpan } of findInvocations(script)) {
        inside(span);
        inside(programSpan);
      }
      shlexSplit(text);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

/** What belongs to no simple command: blanks, brackets, reserved words, and operators that are out of place. */
const GAP = /^(?:\s|\\\n|[&|;(){}!]|(?:if|then|else|fi)\b)*$/;

test('words, operators, comments and the gaps between them are the whole text', () => {
  const line = fc.oneof(shellLine, editedLine).filter((text) => !/\b(?:for|case)\b|<|>/.test(text));
  fc.assert(
    fc.property(line, (text) => {
      const { commands, comments, errors } = parseScript(text);
      const parts = [
        ...commands.flatMap(({ assignments, words, connectorSpan }) => [
          ...[...assignments, ...words].map(({ span }) => span),
          ...(connectorSpan ? [connectorSpan] : []),
        ]),
      ];
      const outside = comments.filter((comment) => !parts.some((part) => covers(part, comment)));
      const spans = [...parts, ...outside].sort((a, b) => a.start - b.start);
      let done = 0;
      for (const { start, end } of [...spans, { start: text.length, end: text.length }]) {
        assert.ok(start >= done, 'two of them share a character');
        if (errors.length === 0) assert.match(text.slice(done, start), GAP);
        done = end;
      }
    }),
    { numRuns: 2000, seed: 2 },
  );
});

test('an unknown part never hides in a word that is known', () => {
  fc.assert(
    fc.property(shellLine, (line) => {
      for (const word of allWords(parseScript(line))) {
        const withoutValue = word.expansions.filter(({ fallback }) => !fallback);
        const nested = withoutValue.filter(
          ({ span }) =>
            !word.expansions.some(
              (other) =>
                other.span !== span &&
                other.fallback === undefined &&
                other.kind !== 'command' &&
                covers(other.span, span),
            ),
        );
        if (nested.length > 0) assert.ok(!isKnown(word.value.text), JSON.stringify([line, word.value.text]));
        if (withoutValue.length === 0) assert.ok(isKnown(word.value.text), JSON.stringify([line, word.value.text]));
      }
    }),
    { numRuns: 1000, seed: 3 },
  );
});

for (const [name, make] of Object.entries(hostileCommands)) {
  test(`reads many ${name}`, () => {
    const text = make(20_000);
    const script = parseScript(text);
    assert.ok(script.commands.length <= text.length);
    for (const { span } of findInvocations(script)) assert.ok(span.end <= text.length);
    shlexSplit(text);
  });
}
