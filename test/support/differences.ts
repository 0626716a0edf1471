import type { Program } from '../../server/src/core/programs/program.ts';
import { invocationOf } from './commands/invocation.ts';
import type { CommandLineQuestion, RealVerdict } from './python/ask-python.ts';

/** The first twenty command lines on which we and the real program disagree: verdict, kind, sentence or exit code. */
export function differences(
  program: Program,
  version: string | undefined,
  questions: readonly CommandLineQuestion[],
  answers: readonly RealVerdict[],
): { argv: readonly string[]; ours: string; real: string }[] {
  const found: { argv: readonly string[]; ours: string; real: string }[] = [];
  questions.forEach(({ argv, env }, i) => {
    const [first] = program.parse(invocationOf(program.names[0] ?? program.id, argv, env), version).errors;
    const answer = answers[i];
    const ours = `${first?.exitCode ?? 0} ${first?.kind ?? null} ${sentence(first?.text)}`;
    const real = `${answer?.exit} ${answer?.kind} ${sentence(answer?.text)}`;
    if (ours !== real) found.push({ argv, ours, real });
  });
  return found.slice(0, 20);
}

/** The first paragraph: suggestions may follow, and after the first line of a traceback its explanation. */
function sentence(text: string | null | undefined): string {
  const [paragraph = ''] = (text ?? '').split('\n\n');
  // celery 4 declares some options with the long flag first.
  const sorted = paragraph.replace(
    /^argument (\S+):/,
    (_, flags: string) => `argument ${flags.split('/').sort().join('/')}:`,
  );
  return /^(\w+Error:|Unknown level)/.test(sorted) ? (sorted.split(/\n| {2}/)[0] ?? '') : sorted;
}
