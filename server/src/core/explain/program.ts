import type { CommandSpec, Program } from '../programs/program.ts';
import { t } from '../text/l10n.ts';
import type { Explanation, Fact } from './explanation.ts';

/** A program; `version` is the one the workspace pins. */
export function explainProgram(program: Program, version: string | undefined): Explanation {
  const facts: Fact[] = program.package ? [{ label: t('Package'), value: program.package }] : [];
  facts.push({
    label: t('Version'),
    value: version ?? t('not pinned in the workspace: the newest release is assumed'),
  });
  return { title: program.id, paragraphs: [program.title], facts, documentation: program.documentation };
}

/** A sub-command of a program, which was started by one of its names. */
export function explainCommand(
  program: Program,
  { name, description, documentation }: CommandSpec,
  startedAs = program.names[0] ?? program.id,
): Explanation {
  return { title: `${startedAs} ${name}`, paragraphs: [description], facts: [], documentation };
}
