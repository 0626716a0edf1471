import type { Platform } from '../model/platform.ts';
import { ADDON_VARIABLES, BLUEKING_VARIABLES } from './blueking/variables.data.ts';
import { HEROKU_VARIABLES } from './heroku/variables.data.ts';
import type { PlatformVariable } from './variable.ts';

/** Variables that are set without anyone writing them, the usual ones first. */
export function variablesOf({ id }: Platform): readonly PlatformVariable[] {
  switch (id) {
    case 'blueking':
      return [...BLUEKING_VARIABLES, ...ADDON_VARIABLES];
    case 'heroku':
      return HEROKU_VARIABLES;
    case 'generic':
      return HEROKU_VARIABLES.filter(({ name }) => name === 'PORT');
  }
}

export function variableOf(name: string, platform: Platform): PlatformVariable | undefined {
  return variablesOf(platform).find((variable) => variable.name === name);
}
