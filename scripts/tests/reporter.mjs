// @ts-check
// A calm reporter for `node --test`: what failed in full, what was skipped by reason, and the sum where nobody
// else says it.
import process from 'node:process';
import { inspect } from 'node:util';
import { duration } from '../process/console.mjs';
import { inSources } from './in-sources.mjs';
import { sentence, TOTALS_VARIABLE, writeTotals } from './totals.mjs';

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} source */
export default async function* report(source) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  /** @type {Map<string, number>} */
  const skips = new Map();
  const start = performance.now();
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type === 'test:pass' && data.skip !== undefined) {
      totals.skipped += 1;
      const reason = typeof data.skip === 'string' ? data.skip : 'no reason given';
      skips.set(reason, (skips.get(reason) ?? 0) + 1);
    } else if (type === 'test:pass' && !isSuite(data)) {
      totals.passed += 1;
    } else if (type === 'test:fail') {
      // A test around a failed one fails with it; that is one failure, not two.
      const error = data.details.error;
      if (/** @type {{ failureType?: string }} */ (error).failureType === 'subtestsFailed') continue;
      totals.failed += 1;
      yield `✖ ${data.name} (${placeOf(data)})\n${indented(inSources(withoutNode(inspect(error.cause ?? error))))}\n`;
    }
  }
  for (const [reason, count] of skips) yield `  ${count} skipped: ${reason}\n`;
  const file = process.env[TOTALS_VARIABLE];
  if (file === undefined) yield `  ${sentence(totals)} in ${duration(performance.now() - start)}\n`;
  else writeTotals(file, totals);
}

/** @param {{ details: object }} data */
function isSuite({ details }) {
  return 'type' in details && details.type === 'suite';
}

/** @param {{ file?: string | undefined, line?: number | undefined, column?: number | undefined }} data */
function placeOf({ file, line, column }) {
  return file === undefined ? 'unknown place' : inSources(`${file}:${line ?? 1}:${column ?? 1}`);
}

/** @param {string} text */
function indented(text) {
  return text.replace(/^/gm, '    ');
}

/**
 * The lines of a stack that are the runner's own say nothing.
 * @param {string} text
 */
function withoutNode(text) {
  return text.replace(/^ +at .*\(?node:internal.*\n?/gm, '');
}
