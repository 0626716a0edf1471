import type { CommandSpec, OptionSpec, Program } from '../programs/program.ts';
import { t } from '../text/l10n.ts';
import type { Explanation, Fact } from './explanation.ts';

/** An option of a program: what it does, which values it takes, its default, since when it exists. */
export function explainOption(program: Program, option: OptionSpec): Explanation {
  const facts: Fact[] = [];
  if (option.accepts) facts.push({ label: t('Accepts'), value: option.accepts });
  if (option.choices.length > 0) facts.push({ label: t('One of'), value: option.choices.join(' ') });
  if (option.default !== undefined) facts.push({ label: t('Default'), value: option.default });
  if (option.repeatable) facts.push({ label: t('Given twice'), value: t('the values add up') });
  if (option.since) facts.push({ label: t('Since'), value: `${program.id} ${option.since}` });
  if (option.removedIn) facts.push({ label: t('Removed in'), value: `${program.id} ${option.removedIn}` });
  return {
    title: `${option.flags.join(', ')}${argumentOf(option)}`,
    paragraphs: [option.description, ...option.notes],
    facts,
    documentation: option.documentation,
  };
}

function argumentOf({ value, metavar = 'VALUE' }: OptionSpec): string {
  if (value === 'none') return '';
  return value === 'optional' ? ` [${metavar}]` : ` ${metavar}`;
}

/** An option away from any command line: with the command it belongs to, and where the knowledge comes from. */
export function explainListedOption(
  program: Program,
  command: CommandSpec | undefined,
  option: OptionSpec,
): Explanation {
  const explanation = explainOption(program, option);
  const start = [program.names[0] ?? program.id, command?.name].filter((word) => word !== undefined).join(' ');
  return {
    ...explanation,
    title: `${start} ${explanation.title}`,
    facts: [...explanation.facts, { label: t('Sources'), value: option.sources.join('; ') }],
  };
}
