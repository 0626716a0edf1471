/** What stands at a place of a document. */
import type { CommandLine } from '../model/command-line.ts';
import type { RuleContext } from '../rules/rule.ts';
import { t } from '../text/l10n.ts';
import { type Span, span, touches } from '../text/span.ts';
import type { Explanation } from './explanation.ts';

export interface PlacedExplanation {
  /** In the document. */
  readonly span: Span;
  readonly explanation: Explanation;
}

export function explainAt(context: RuleContext, offset: number): PlacedExplanation | undefined {
  const place = span(offset, offset);
  const process = context.document.processes.find((candidate) => touches(candidate.span, place));
  return process?.command && inCommand(process.command, offset);
}

function inCommand(command: CommandLine, offset: number): PlacedExplanation | undefined {
  const { source } = command.text;
  if (offset < source.start || offset > source.end) return undefined;
  const at = command.text.fromSource(offset);
  const place = span(at, at);
  const found = command.invocations.find((invocation) => touches(invocation.programSpan, place));
  if (!found) return undefined;
  return {
    span: command.toDocument(found.programSpan),
    explanation: {
      title: found.program,
      paragraphs: [t('The program that is started.')],
      facts: [],
      documentation: undefined,
    },
  };
}
