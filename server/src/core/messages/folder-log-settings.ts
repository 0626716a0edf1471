/** What the files of an application say about its log, as it travels from the language server to the log panel. */

import { THRESHOLD_NAMES, type Thresholds } from '../logs/health/thresholds.ts';
import { PATTERN_ID, PATTERN_SEVERITIES, type UserPattern } from '../logs/signatures/user-patterns.ts';
import { isRecord } from '../text/is-record.ts';
import { finite } from './finite.ts';

export interface FolderLogSettings {
  /** URI, without a slash at its end. */
  readonly folder: string;
  /** `--access-logformat` of its processes, where it is written. */
  readonly accessFormats: readonly string[];
  /** From its .procfile-doctor.yaml. */
  readonly thresholds: Thresholds;
  readonly patterns: readonly UserPattern[];
}

/** More folders than any window has. */
const MAX_FOLDERS = 200;
const MAX_FORMATS = 50;
const MAX_PATTERNS = 200;
const MAX_TEXT = 4000;

/** Validates what another program sent, item by item; invalid items are left out. */
export function readFolderLogSettings(value: unknown): FolderLogSettings[] {
  return list(isRecord(value) ? value['folders'] : undefined, MAX_FOLDERS, (one) => {
    if (!isRecord(one) || !isText(one['folder'])) return undefined;
    return {
      folder: one['folder'],
      accessFormats: list(one['accessFormats'], MAX_FORMATS, (format) => (isText(format) ? format : undefined)),
      thresholds: readThresholds(one['thresholds']),
      patterns: list(one['patterns'], MAX_PATTERNS, (pattern) => readPattern(pattern)),
    };
  });
}

/** Validates thresholds: keeps each that is a number above 0. */
export function readThresholds(value: unknown): Thresholds {
  const own = isRecord(value) ? value : {};
  const known = THRESHOLD_NAMES.flatMap((name) => {
    const number = finite(own[name]);
    return number !== undefined && number > 0 ? [[name, number] as const] : [];
  });
  return Object.fromEntries(known);
}

/** Validates a mapping from names to patterns, as written in files and settings; invalid ones are left out. */
export function readPatterns(value: unknown): UserPattern[] {
  const named = Object.entries(isRecord(value) ? value : {}).map(([id, one]) => (isRecord(one) ? { ...one, id } : one));
  return list(named, MAX_PATTERNS, readPattern);
}

function readPattern(value: unknown): UserPattern | undefined {
  if (!isRecord(value)) return undefined;
  const { id, pattern, title } = value;
  if (!isText(id) || !PATTERN_ID.test(id) || !isText(pattern)) return undefined;
  const severity = PATTERN_SEVERITIES.find((one) => one === value['severity']) ?? 'error';
  return { id, pattern, severity, title: isText(title) ? title : id };
}

function list<T>(value: unknown, most: number, read: (item: unknown) => T | undefined): T[] {
  return Array.isArray(value) ? value.slice(0, most).flatMap((item) => read(item) ?? []) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_TEXT;
}
