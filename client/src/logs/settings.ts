import * as vscode from 'vscode';
import type { SignatureSeverity } from '../../../server/src/core/logs/types.ts';
import { isBoolean, isNumber, isRecord } from './guards.ts';
import type { Thresholds } from './protocol.ts';
import type { RingLimits } from './ring/ring.ts';

export interface LogSettings {
  readonly bufferLines: number;
  readonly restore: boolean;
  readonly copyToOutput: boolean;
  /** Severities for which a notification is shown. */
  readonly alerts: readonly SignatureSeverity[];
  readonly thresholds: Thresholds;
}

const alertLevels: Readonly<Record<string, readonly SignatureSeverity[]>> = {
  off: [],
  critical: ['critical'],
  error: ['critical', 'error'],
  all: ['critical', 'error', 'warning', 'info'],
};

/** The settings below `procfileDoctor.logs`; what is not of the right kind is taken as not set. */
export function readLogSettings(): LogSettings {
  const section = vscode.workspace.getConfiguration('procfileDoctor.logs');
  const flag = (name: string) => {
    const value: unknown = section.get(name);
    return isBoolean(value) ? value : false;
  };
  const lines: unknown = section.get('bufferLines');
  return {
    bufferLines: isNumber(lines) ? Math.min(1_000_000, Math.max(1000, Math.floor(lines))) : 200_000,
    restore: flag('restore'),
    copyToOutput: flag('copyToOutput'),
    alerts: alertLevels[String(section.get('alerts'))] ?? [],
    thresholds: thresholdsOf(section.get('thresholds')),
  };
}

/** Percent, milliseconds and counts, as a person writes them. */
function thresholdsOf(value: unknown): Thresholds {
  const own = isRecord(value) ? value : {};
  const number = (name: string, otherwise: number) => {
    const one = own[name];
    return isNumber(one) && one > 0 ? one : otherwise;
  };
  return {
    rate502: number('rate502', 1) / 100,
    p95: number('p95', 1000) * 1000,
    restarts: number('restarts', 1),
    kills: number('kills', 1),
  };
}

/** How much is kept. */
export function ringLimits({ bufferLines }: LogSettings): RingLimits {
  // A line of 500 characters on average is much; whoever writes more keeps fewer of them.
  return { lines: bufferLines, characters: bufferLines * 500 };
}
