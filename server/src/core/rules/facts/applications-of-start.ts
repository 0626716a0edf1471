import { type Application, applicationsOf } from '../../effective/application.ts';
import { oncePerDocument } from '../../effective/once-per-document.ts';
import type { Invocation } from '../../model/command-line.ts';
import type { RuleContext } from '../rule.ts';
import type { ProgramStart } from './program-starts.ts';

/** The applications that the words of a start name. */
export function applicationsOfStart(
  { document, project }: RuleContext,
  { invocation }: Pick<ProgramStart, 'invocation'>,
): readonly Application[] {
  return byInvocation(document, project).get(invocation) ?? [];
}

/** A command may start thousands. */
const byInvocation = oncePerDocument((document, project): ReadonlyMap<Invocation, readonly Application[]> => {
  const found = new Map<Invocation, Application[]>();
  for (const application of applicationsOf(document, project)) {
    const known = found.get(application.invocation);
    if (known) known.push(application);
    else found.set(application.invocation, [application]);
  }
  return found;
});
