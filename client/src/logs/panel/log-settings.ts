import * as vscode from 'vscode';
import { type HealthThresholds, healthThresholds } from '../../../../server/src/core/logs/health/thresholds.ts';
import type { UserPattern } from '../../../../server/src/core/logs/signatures/user-patterns.ts';
import type { SignatureSeverity } from '../../../../server/src/core/logs/types.ts';
import { readPatterns, readThresholds } from '../../../../server/src/core/messages/folder-log-settings.ts';
import { isBoolean, isNumber } from '../../guards.ts';
import type { RingLimits } from '../ring/ring.ts';

export interface LogSettings {
  readonly bufferLines: number;
  readonly restore: boolean;
  readonly copyToOutput: boolean;
  /** Severities for which a notification is shown. */
  readonly alerts: readonly SignatureSeverity[];
  readonly thresholds: HealthThresholds;
  /** The user's own patterns, which make incidents, too. */
  readonly patterns: readonly UserPattern[];
}

const alertLevels: Readonly<Record<string, readonly SignatureSeverity[]>> = {
  off: [],
  critical: ['critical'],
  error: ['critical', 'error'],
  all: ['critical', 'error', 'warning', 'info'],
};

/** The settings below `procfileDoctor.logs`; a value of the wrong type counts as not set. */
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
    thresholds: healthThresholds(readThresholds(section.get('thresholds'))),
    patterns: readPatterns(section.get('patterns')),
  };
}

/** How much is kept. */
export function ringLimits({ bufferLines }: LogSettings): RingLimits {
  // An average of 500 characters a line is a lot; of longer lines fewer are kept.
  return { lines: bufferLines, characters: bufferLines * 500 };
}
