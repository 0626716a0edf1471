import type { MappedText } from '../../text/mapped-text.ts';
import type { Span } from '../../text/span.ts';
import type { Expansion, Script, SimpleCommand, Word } from './ast.ts';

/**
 * The script of a nested text (`bash -c '…'`, backquotes) in the coordinates of the text around it. `inherited` are
 * expansions that happened in that text before the nested one was read: each is added to the words it became part of.
 */
export function rebaseScript(script: Script, outer: MappedText, inherited: readonly Expansion[] = []): Script {
  const move = (span: Span): Span => outer.toSource(span);

  const word = (inner: Word): Word => {
    const span = move(inner.span);
    const around = overlapping(inherited, span);
    const expansions = [...inner.expansions.map(expansion), ...around];
    if (around.length > 0) expansions.sort((a, b) => a.span.start - b.span.start);
    return { ...inner, span, value: inner.value.within(outer), expansions };
  };

  const expansion = (inner: Expansion): Expansion => ({
    ...inner,
    span: move(inner.span),
    ...(inner.script && { script: rebaseScript(inner.script, outer, inherited) }),
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

/** The expansions (in the order of the text) that overlap `span`. */
function overlapping(expansions: readonly Expansion[], span: Span): Expansion[] {
  let low = 0;
  let high = expansions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((expansions[middle]?.span.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const found: Expansion[] = [];
  for (let i = low; i < expansions.length; i++) {
    const one = expansions[i];
    if (!one || one.span.start >= span.end) break;
    if (one.span.end > span.start) found.push(one);
  }
  return found;
}
