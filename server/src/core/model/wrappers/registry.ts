import { BUILDPACKS } from './buildpacks.ts';
import { CONTAINERS } from './containers.ts';
import { INSTRUMENTATION } from './instrumentation.ts';
import type { Launch, Step } from './launch.ts';
import { OPERATING_SYSTEM } from './operating-system.ts';
import { unwrapPython } from './python.ts';
import { PYTHON_ENVIRONMENTS } from './python-environments.ts';
import { SHELLS } from './shells.ts';
import { unwrap } from './unwrap.ts';
import { USERS } from './users.ts';
import { VARIABLES } from './variables.ts';
import type { Wrapper } from './wrapper.ts';

export const WRAPPERS: readonly Wrapper[] = [
  ...SHELLS,
  ...OPERATING_SYSTEM,
  ...USERS,
  ...CONTAINERS,
  ...BUILDPACKS,
  ...PYTHON_ENVIRONMENTS,
  ...VARIABLES,
  ...INSTRUMENTATION,
];

/** Names of those that look up the word they start as a program, as it stands. */
export const EXECVP: readonly string[] = WRAPPERS.flatMap(({ execvp, names }) => (execvp ? names : []));

/** Names of the shells. */
export const SHELL_NAMES: readonly string[] = SHELLS.flatMap(({ scriptFlag, names }) => (scriptFlag ? names : []));

const BY_NAME: ReadonlyMap<string, readonly Wrapper[]> = byName(WRAPPERS);

/** Whether a program of this name can start another one. */
export function isWrapper(name: string): boolean {
  return BY_NAME.has(name);
}

/** What this program starts in its turn; undefined when it is the program itself that runs. */
export function nextStep(launch: Launch): Step | undefined {
  for (const wrapper of BY_NAME.get(launch.name) ?? []) {
    const step = unwrap(wrapper, launch);
    if (step) return step;
  }
  return unwrapPython(launch);
}

/** In one go: this is done at every start. */
function byName(wrappers: readonly Wrapper[]): ReadonlyMap<string, readonly Wrapper[]> {
  const found = new Map<string, Wrapper[]>();
  for (const wrapper of wrappers) {
    for (const name of wrapper.names) found.set(name, [...(found.get(name) ?? []), wrapper]);
  }
  return found;
}
