import { type Application, applicationsOf } from '../../effective/application.ts';
import { covers } from '../../text/span.ts';
import type { RuleContext } from '../rule.ts';
import type { ProgramStart } from './program-starts.ts';

/** The applications that the words of a start name. */
export function applicationsOfStart(
  { document, project }: RuleContext,
  { command, invocation }: Pick<ProgramStart, 'command' | 'invocation'>,
): Application[] {
  return applicationsOf(document, project).filter(
    (application) => application.command === command && covers(invocation.span, application.span),
  );
}
