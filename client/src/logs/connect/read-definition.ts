import type { ChosenSource, ConnectEnvironment } from './source-kind.ts';

/** Reads a definition that was kept or that a setting holds; undefined when it is none that can be had here. */
export function readDefinition(value: unknown, environment: ConnectEnvironment): ChosenSource | undefined {
  for (const kind of environment.kinds) {
    const chosen = kind.read(value, environment);
    if (chosen) return chosen;
  }
  return undefined;
}
