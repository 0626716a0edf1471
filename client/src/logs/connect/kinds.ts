import { blueking } from './blueking.ts';
import { command } from './command.ts';
import { demo } from './demo.ts';
import { compose, docker } from './docker.ts';
import { elasticsearch, loki } from './elasticsearch.ts';
import { file } from './file.ts';
import { heroku } from './heroku.ts';
import { kubernetes } from './kubernetes.ts';
import type { ChosenSource, ConnectEnvironment, SourceKind } from './source-kind.ts';

/** All kinds of sources, in the order in which they are offered. */
export const sourceKinds: readonly SourceKind[] = [
  blueking,
  heroku,
  kubernetes,
  docker,
  compose,
  file,
  command,
  elasticsearch,
  loki,
  demo,
];

/** Reads a definition that was kept or that a setting holds; undefined when it is not one. */
export function readDefinition(value: unknown, environment: ConnectEnvironment): ChosenSource | undefined {
  for (const kind of sourceKinds) {
    const chosen = kind.read(value, environment);
    if (chosen) return chosen;
  }
  return undefined;
}
