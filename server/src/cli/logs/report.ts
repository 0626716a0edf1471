import type { FoundLine, LogEngine } from '../../core/logs/engine.ts';
import type { HealthThresholds } from '../../core/logs/health/thresholds.ts';

export interface ReportOptions {
  readonly color: boolean;
  /** Every line that matches, too. */
  readonly lines: boolean;
  /** From where on health is bad. */
  readonly thresholds: HealthThresholds;
}

/** What is written while lines come in, and when the log is over. */
export interface Report {
  line(line: FoundLine): string;
  end(engine: LogEngine, totals: Totals): string;
}

export interface Totals {
  readonly lines: number;
  readonly matches: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}
