import { remembering } from '../../caches/remembering.ts';
import type { ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption, plainType } from '../click/data-option.ts';
import { choiceOfAnyCase, STRING } from '../click/types.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import data from './granian.data.json';
import { duration, integerRange, OCTAL } from './value-types.ts';

const OPTIONS: readonly OptionData[] = data.options;
const HELP_DATA: OptionData = data.help;
export const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://github.com/emmett-framework/granian#readme',
  sources: ['emmett-framework/granian:granian/cli.py'],
};
const HELP: ClickOption = { ...clickOption(HELP_DATA, ORIGIN), eager: true, exits: true };

/** The click command of a release (undefined: the newest). */
export const granianCommand = remembering(64, (version: string | undefined): ClickCommand => {
  const options = OPTIONS.flatMap((option) => {
    const found = optionIn(option, version);
    if (!found) return [];
    const prints = found.id === 'version';
    return { ...clickOption(found, ORIGIN, typeOf), eager: prints, exits: prints };
  });
  return {
    name: 'granian',
    options: [...options, HELP],
    // `auto_envvar_prefix` is for options only: there is no GRANIAN_APP.
    arguments: [{ metavar: 'APP', type: STRING, required: true }],
  };
});

function typeOf(option: OptionData) {
  switch (option.type) {
    case 'integer-range':
      return integerRange(option.min, option.max);
    case 'duration':
      return duration(option.min, option.max);
    case 'octal':
      return OCTAL;
    case 'choice':
      return choiceOfAnyCase(option.choices ?? []);
    default:
      return plainType(option);
  }
}
