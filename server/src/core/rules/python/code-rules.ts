import { oneWorkerOnly } from '../gunicorn/one-worker-only.ts';
import type { Rule } from '../rule.ts';
import { collectstaticInRelease } from './collectstatic-in-release.ts';
import { developmentServer } from './development-server.ts';
import { serverNotReachable } from './server-not-reachable.ts';

/** Rules about what the code of an application does. `rules-about.ts` says when there may be something to see. */
export const codeRules: readonly Rule[] = [
  collectstaticInRelease,
  developmentServer,
  oneWorkerOnly,
  serverNotReachable,
];
