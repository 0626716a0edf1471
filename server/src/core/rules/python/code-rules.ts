import { oneWorkerOnly } from '../gunicorn/one-worker-only.ts';
import type { Rule } from '../rule.ts';
import { developmentServer } from './development-server.ts';
import { serverNotReachable } from './server-not-reachable.ts';

/** Rules about what the code of an application does. */
export const codeRules: readonly Rule[] = [developmentServer, oneWorkerOnly, serverNotReachable];
