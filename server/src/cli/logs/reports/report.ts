import type { LogEngine } from '../../../core/logs/engine.ts';
import type { HealthThresholds } from '../../../core/logs/health/thresholds.ts';

export interface ReportOptions {
  readonly color: boolean;
  /** From where on health is bad. */
  readonly thresholds: HealthThresholds;
}

/** What is written when the log is over. */
export interface Report {
  end(engine: LogEngine, totals: Totals): string;
}

interface Totals {
  readonly lines: number;
  readonly matches: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}
