import type { HealthThresholds } from '../../../core/logs/health/thresholds.ts';
import type { Raised } from '../../../core/logs/traceback/raised.ts';
import type { Health, Incident } from '../../../core/logs/types.ts';

export interface ReportOptions {
  readonly color: boolean;
  /** From where on health is bad. */
  readonly thresholds: HealthThresholds;
}

/** What is written when the log is over. */
export interface Report {
  end(result: LogResult): string;
}

/** What a log comes to. */
export interface LogResult {
  readonly lines: number;
  readonly matches: number;
  readonly incidents: readonly Incident[];
  /** What tracebacks say of incidents, by their ids. */
  readonly raised: ReadonlyMap<string, readonly Raised[]>;
  readonly health: Health;
}
