import type { Rule } from '../rule.ts';
import { developmentServer } from './development-server.ts';
import { serverNotReachable } from './server-not-reachable.ts';

/** Rules about what the scripts of web processes do. */
export const scriptRules: readonly Rule[] = [developmentServer, serverNotReachable];
