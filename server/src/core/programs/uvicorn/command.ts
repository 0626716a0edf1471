import { remembering } from '../../caches/remembering.ts';
import type { ClickCommand, ClickOption } from '../click/command.ts';
import { clickOption } from '../click/data-option.ts';
import { STRING } from '../click/types.ts';
import { type OptionData, type OptionOrigin, optionIn } from '../option-data.ts';
import { isAtLeast } from '../release.ts';
import data from './uvicorn.data.json';

const OPTIONS: readonly OptionData[] = data.options;
const HELP_DATA: OptionData = data.help;
export const RELEASES: readonly string[] = data.releases;

const ORIGIN: OptionOrigin = {
  documentation: 'https://uvicorn.dev/settings/',
  sources: ['encode/uvicorn:uvicorn/main.py'],
};
const HELP: ClickOption = { ...clickOption(HELP_DATA, ORIGIN), eager: true, exits: true };

/** The click command of a release (undefined: the newest). */
export const uvicornCommand = remembering(64, (version: string | undefined): ClickCommand => {
  // `auto_envvar_prefix`
  const readsVariables = isAtLeast(version, '0.16.0');
  const options = OPTIONS.flatMap((option) => {
    const found = optionIn(option, version);
    if (!found) return [];
    const made = clickOption(found, ORIGIN);
    const prints = found.id === 'version';
    return { ...made, environment: readsVariables ? (made.environment ?? []) : [], eager: prints, exits: prints };
  });
  return {
    name: 'uvicorn',
    options: [...options, HELP],
    arguments: [{ metavar: 'APP', type: STRING, required: true, environment: readsVariables ? ['UVICORN_APP'] : [] }],
  };
});
