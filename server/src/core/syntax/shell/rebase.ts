import { firstFrom } from '../../text/first-from.ts';
import type { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import type { Expansion, Script, SimpleCommand, Word } from './ast.ts';

/**
 * The script of a nested text (`bash -c '…'`, backquotes) in the coordinates of the text around it. `inherited` are
 * expansions that happened in that text before the nested one was read: each is added to the words it became part of.
 */
export function rebaseScript(script: Script, outer: MappedText, inherited: readonly Expansion[] = []): Script {
  return rebased(script, outer, overlapping(inherited));
}

type Overlapping = (span: Span) => readonly Expansion[];

function rebased(script: Script, outer: MappedText, overlapping: Overlapping): Script {
  const move = (span: Span): Span => outer.toSource(span);

  const word = (inner: Word): Word => {
    const span = move(inner.span);
    const around = overlapping(span);
    const expansions = [...inner.expansions.map(expansion), ...around];
    if (around.length > 0) expansions.sort((a, b) => a.span.start - b.span.start);
    return { ...inner, span, value: inner.value.within(outer), expansions };
  };

  const expansion = (inner: Expansion): Expansion => ({
    ...inner,
    span: move(inner.span),
    ...(inner.script && { script: rebased(inner.script, outer, overlapping) }),
  });

  const command = (inner: SimpleCommand): SimpleCommand => ({
    ...inner,
    span: move(inner.span),
    assignments: inner.assignments.map((one) => ({
      ...one,
      span: move(one.span),
      nameSpan: move(one.nameSpan),
      value: word(one.value),
    })),
    words: inner.words.map(word),
    redirections: inner.redirections.map((one) => ({
      ...one,
      span: move(one.span),
      target: one.target && word(one.target),
    })),
    connectorSpan: inner.connectorSpan && move(inner.connectorSpan),
  });

  return {
    commands: script.commands.map(command),
    errors: script.errors.map((error) => ({ ...error, span: move(error.span) })),
    comments: script.comments.map(move),
  };
}

/** Finds those of `expansions` (in the order of the text, some inside of others) that overlap a span. */
function overlapping(expansions: readonly Expansion[]): Overlapping {
  const starts = expansions.map(({ span }) => span.start);
  const endOf = (index: number): number => expansions[index]?.span.end ?? 0;
  // Of each the last one before it that reaches beyond its start: the one that it stands in.
  const outer: number[] = [];
  for (const start of starts) {
    let around = outer.length - 1;
    while (around >= 0 && endOf(around) <= start) around = outer[around] ?? -1;
    outer.push(around);
  }
  return ({ start, end }) => {
    const first = firstFrom(starts, start);
    const found = expansions.slice(first, firstFrom(starts, end));
    for (let i = first - 1; i >= 0; i = outer[i] ?? -1) {
      const one = expansions[i];
      if (one && one.span.end > start) found.unshift(one);
    }
    return found;
  };
}
