import type { Platform } from '../sources/blueking/client.ts';
import type { Scope } from '../sources/blueking/scope.ts';
import type { Definition } from './source-kind.ts';

export interface BlueKingDefinition extends Definition, Platform, Scope {
  /** `live`: what instances write and what happens to them; `deploy`: builds and releases; else the log search. */
  readonly log: 'live' | 'stdout' | 'structured' | 'ingress' | 'deploy';
  /** Process types; none means all. */
  readonly processes?: readonly string[] | undefined;
  /** Hours of the past, for the log search. */
  readonly hours?: number | undefined;
  /** In Lucene's syntax, for the log search. */
  readonly query?: string | undefined;
}
