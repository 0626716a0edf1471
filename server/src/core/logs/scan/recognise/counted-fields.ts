import { oncePer } from '../../../text/once-per.ts';
import type { LifecycleEvent, Signature } from '../../signatures/signature.ts';
import { captureGroups } from '../patterns/capture-groups.ts';

/** The fields of failures that the ledger reads: the size of a connection pool, and which process is meant. */
const COUNTED: ReadonlySet<string> = new Set(['size', 'overflow', 'job', 'dyno', 'unit']);

/** The fields that incidents and figures depend on; all others are only displayed. */
export const countedFields = oncePer((said: Signature | LifecycleEvent): readonly string[] => {
  const named = said.shapes.flatMap(({ pattern }) => captureGroups(pattern.source).names);
  const names = [...new Set(named)].filter((name) => name !== undefined);
  if ('role' in said) return said.role === 'gauge' ? names : [];
  const counted = names.filter((name) => COUNTED.has(name));
  // If a job is named, the pid of the line's writer says nothing about it.
  if (counted.includes('job')) counted.push('pid');
  return said.per === undefined ? counted : [said.per, ...counted];
});
