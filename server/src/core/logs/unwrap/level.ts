import type { LogLevel } from '../types.ts';

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ['trace', 'trace'],
  ['verbose', 'trace'],
  ['debug', 'debug'],
  ['debg', 'debug'],
  // inconshreveable/log15:format.go
  ['dbug', 'debug'],
  ['info', 'info'],
  ['information', 'info'],
  ['notice', 'info'],
  ['note', 'info'],
  ['log', 'info'],
  ['normal', 'info'],
  ['success', 'info'],
  ['warn', 'warning'],
  ['warning', 'warning'],
  ['error', 'error'],
  ['err', 'error'],
  ['eror', 'error'],
  ['severe', 'error'],
  ['crit', 'fatal'],
  ['critical', 'fatal'],
  ['alert', 'fatal'],
  ['emerg', 'fatal'],
  ['emergency', 'fatal'],
  ['fatal', 'fatal'],
  ['panic', 'fatal'],
]);

/** The level that a program calls `name` (any case); undefined for an unknown word. */
export function levelOf(name: string): LogLevel | undefined {
  return LEVELS.get(name.toLowerCase());
}

/** pino and bunyan write numbers: 10 trace … 60 fatal. */
export function levelOfNumber(value: number): LogLevel | undefined {
  if (value >= 60) return 'fatal';
  if (value >= 50) return 'error';
  if (value >= 40) return 'warning';
  if (value >= 30) return 'info';
  if (value >= 20) return 'debug';
  return value >= 10 ? 'trace' : undefined;
}

/** syslog severities (RFC 5424, 6.2.1): 0 emergency … 7 debug. */
export function levelOfPriority(priority: number): LogLevel | undefined {
  const severity = priority & 7;
  if (severity <= 2) return 'fatal';
  if (severity === 3) return 'error';
  if (severity === 4) return 'warning';
  return severity === 7 ? 'debug' : 'info';
}
