import { explainProgram } from '../explain/program.ts';
import { allPrograms } from '../programs/registry.ts';
import type { Span } from '../text/span.ts';
import type { Completion } from './completion.ts';

export function* completeProgram(place: Span): Iterable<Completion> {
  for (const [rank, program] of allPrograms().entries()) {
    yield {
      label: program.names[0] ?? program.id,
      kind: 'program',
      span: place,
      newText: program.names[0] ?? program.id,
      detail: program.title,
      explain: () => explainProgram(program, undefined),
      rank,
    };
  }
}
