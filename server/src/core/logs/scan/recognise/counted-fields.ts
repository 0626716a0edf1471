import { oncePer } from '../../../caches/once-per.ts';
import type { LifecycleEvent, Signature } from '../../signatures/signature.ts';
import { captureGroups } from '../patterns/capture-groups.ts';

/** The fields of failures that the ledger reads: the size of a connection pool, and which process the line is about. */
const COUNTED: ReadonlySet<string> = new Set(['size', 'overflow', 'job', 'dyno', 'unit']);

/** The names of the fields that incidents and figures depend on. All others are only displayed. */
export const countedFields = oncePer((recognised: Signature | LifecycleEvent): readonly string[] => {
  const named = recognised.shapes.flatMap(({ pattern }) => captureGroups(pattern.source).names);
  const names = [...new Set(named)].filter((name) => name !== undefined);
  if ('role' in recognised) return recognised.role === 'gauge' ? names : [];
  const counted = names.filter((name) => COUNTED.has(name));
  // If a job is named, the pid of the program that writes the line is not the job's: only a pid field counts.
  if (counted.includes('job')) counted.push('pid');
  return recognised.per === undefined ? counted : [recognised.per, ...counted];
});
