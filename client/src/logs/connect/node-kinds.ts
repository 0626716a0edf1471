import { blueking } from './blueking.ts';
import { command } from './command.ts';
import { demo } from './demo.ts';
import { compose, docker } from './docker.ts';
import { elasticsearch } from './elasticsearch.ts';
import { file } from './file.ts';
import { heroku } from './heroku.ts';
import { kubernetes } from './kubernetes.ts';
import { loki } from './loki.ts';
import type { SourceKind } from './source-kind.ts';

/** All kinds of sources, in the order in which they are offered. */
export const nodeKinds: readonly SourceKind[] = [
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
