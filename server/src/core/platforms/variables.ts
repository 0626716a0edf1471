import type { Platform } from '../model/platform.ts';
import { ADDON_VARIABLES, BLUEKING_VARIABLES } from './blueking/variables.data.ts';
import { HEROKU_VARIABLES } from './heroku/variables.data.ts';
import type { PlatformVariable } from './variable.ts';

const VARIABLES: Readonly<Record<Platform['id'], readonly PlatformVariable[]>> = {
  blueking: [...BLUEKING_VARIABLES, ...ADDON_VARIABLES],
  heroku: HEROKU_VARIABLES,
  generic: HEROKU_VARIABLES.filter(({ name }) => name === 'PORT'),
};

/** Variables that are set without anyone writing them, the usual ones first. */
export function variablesOf({ id }: Platform): readonly PlatformVariable[] {
  return VARIABLES[id];
}

export function variableOf(name: string, platform: Platform): PlatformVariable | undefined {
  return variablesOf(platform).find((variable) => variable.name === name);
}
