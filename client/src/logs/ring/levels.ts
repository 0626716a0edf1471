import type { LogLevel } from '../../../../server/src/core/logs/types.ts';

/** Levels by weight; a row without one has number 0. */
export const levels: readonly LogLevel[] = ['trace', 'debug', 'info', 'warning', 'error', 'fatal'];
