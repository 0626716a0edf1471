import { createContext, Script } from 'node:vm';
import type { HealthThresholds } from '../../core/logs/health/thresholds.ts';
import { runWithinOf } from '../../core/logs/run-within.ts';
import { createScanEngine, type ScanEngine } from '../../core/logs/scan-engine.ts';
import type { ReadingOptions } from '../../core/logs/stream/reading.ts';
import { inWords } from '../in-words.ts';

/** An engine for a log that is read from its start to its end: health counts over all of it. */
export function wholeLogEngine(reading: ReadingOptions, { poolUse }: HealthThresholds): ScanEngine {
  const windowMs = Number.POSITIVE_INFINITY;
  return createScanEngine({
    ...reading,
    windowMs,
    poolLimit: poolUse,
    runWithin: runWithinOf({ createContext, Script }),
  });
}

/** Says on standard error what the engine could not do. */
export function tellNotices(engine: ScanEngine): void {
  for (const notice of engine.notices()) process.stderr.write(`procfile-doctor: ${inWords(notice)}\n`);
}
