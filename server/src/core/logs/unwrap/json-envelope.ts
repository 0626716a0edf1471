import { isRecord } from '../../text/is-record.ts';
import { accessOfObject } from '../access-log/json-access.ts';
import type { Draft, Unwrapper } from './draft.ts';
import { type JsonObject, readObject } from './json-members.ts';
import { levelOf, levelOfNumber, levelOfPriority } from './level.ts';
import { readTimeField } from './timestamp.ts';

/** Names under which loggers keep these facts: python-json-logger, structlog, pino, bunyan, logrus, zap, ECS, journald. */
export const MESSAGE = ['message', 'msg', 'event', 'log', 'text', 'MESSAGE', 'body', '@m', 'textPayload'] as const;
const LEVEL = ['levelname', 'level', 'severity', 'lvl', 'loglevel', 'log.level'] as const;
export const TIME = [
  'time',
  'timestamp',
  'asctime',
  'ts',
  '@timestamp',
  '@t',
  'datetime',
  '__REALTIME_TIMESTAMP',
] as const;
const EXCEPTION = [
  'exc_info',
  'exc',
  'exception',
  'stack',
  'stack_info',
  'stack_trace',
  'stacktrace',
  'error.stack_trace',
  'err.stack',
  'traceback',
] as const;
const PROCESS = ['process_id', 'process_type', '_SYSTEMD_UNIT', 'SYSLOG_IDENTIFIER', 'container_name'] as const;
const POD = ['pod_name', 'pod'] as const;

/** One JSON object around the message; a text that is cut or has neither message nor exception stays as it is. */
export const jsonEnvelope: Unwrapper = (draft) => {
  if (draft.text.charCodeAt(0) !== 123 /* { */) return false;
  draft.isRewritten = true;
  const object = readObject(draft.text);
  if (!object) {
    draft.done = true;
    return false;
  }
  const fields = flattened(object);
  noteFacts(draft, fields);
  const message = messageOf(fields);
  const before = draft.exceptions.length;
  noteExceptions(draft, fields);
  if (message === undefined || 'log' in fields === false) draft.access ??= accessOfObject(fields);
  if (message === undefined) {
    draft.done = true;
    if (draft.exceptions.length === before) return false;
    draft.text = draft.exceptions[before] ?? '';
    return true;
  }
  draft.text = message;
  return true;
};

/**
 * Where parts of a record are kept: BlueKing's structured log API has it in `detail`, with keys like `json.levelname` or, from
 * BK-Log, `__ext_json.levelname`; Google Cloud in `jsonPayload` (cloud.google.com/logging/docs/structured-logging); collectors put
 * pod and container beside it (fluent/fluent-bit:plugins/filter_kubernetes).
 */
const PARTS = ['detail', 'jsonPayload', 'kubernetes'] as const;

function flattened(object: JsonObject): JsonObject {
  let flat: Record<string, unknown> | undefined;
  for (const name of PARTS) {
    const part = object[name];
    if (!isRecord(part)) continue;
    flat ??= { ...object };
    for (const [key, value] of Object.entries(part)) flat[key.replace(/^(?:__ext_)?json\./, '')] = value;
  }
  return flat ?? object;
}

function messageOf(fields: JsonObject): string | undefined {
  for (const name of MESSAGE) {
    const value = fields[name];
    if (typeof value === 'string') {
      if (name !== 'log') return value;
      // docker's json-file keeps the line break; a text without one was cut at 16 KiB.
      return value.replace(/\r?\n$/, '');
    }
    if (name === 'MESSAGE' && Array.isArray(value)) return textOfBytes(value);
  }
  return undefined;
}

/** journald gives a message that is not clean UTF-8 as a list of bytes. */
function textOfBytes(values: readonly unknown[]): string {
  return new TextDecoder().decode(Uint8Array.from(values, (value) => (typeof value === 'number' ? value : 63)));
}

function noteFacts(draft: Draft, fields: JsonObject): void {
  draft.time ??= first(TIME, (name) => readTimeField(fields[name], draft.clock));
  const level = first(LEVEL, (name) => levelOfValue(fields[name])) ?? priorityOf(fields['PRIORITY']);
  if (level) draft.level = level;
  const pid = fields['pid'] ?? fields['process'] ?? fields['_PID'];
  if (typeof pid === 'number' || (typeof pid === 'string' && /^\d+$/.test(pid))) draft.pid = Number(pid);
  draft.process ??= first(PROCESS, (name) => textOf(fields[name]));
  draft.pod ??= first(POD, (name) => textOf(fields[name]));
  const log = fields['log'];
  if (typeof log === 'string' && typeof fields['stream'] === 'string') draft.partial = !log.endsWith('\n');
}

function levelOfValue(value: unknown) {
  if (typeof value === 'number') return levelOfNumber(value);
  return typeof value === 'string' ? levelOf(value) : undefined;
}

function priorityOf(value: unknown) {
  return value === undefined ? undefined : levelOfPriority(Number(value));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function first<N, T>(names: readonly N[], read: (name: N) => T | undefined): T | undefined {
  for (const name of names) {
    const value = read(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

function noteExceptions(draft: Draft, fields: JsonObject): void {
  for (const name of EXCEPTION) noteStack(draft, fields[name]);
  for (const name of ['err', 'error', 'exception', 'exc_info']) {
    const value = fields[name];
    if (typeof value === 'string') noteStack(draft, value);
    else if (isRecord(value)) {
      noteStack(draft, value['stack'] ?? value['stack_trace'] ?? value['stacktrace'] ?? value['message']);
      // In ECS the trace is without its last line, which is in parts (elastic/ecs-logging-python:ecs_logging/_stdlib.py).
      if (typeof value['type'] === 'string') noteStack(draft, `${value['type']}: ${value['message']}`);
    }
  }
}

function noteStack(draft: Draft, value: unknown): void {
  const text = Array.isArray(value) ? value.join('\n') : value;
  if (typeof text !== 'string' || text === '') return;
  for (const line of namingLines(text)) if (!draft.exceptions.includes(line)) draft.exceptions.push(line);
}

/** The lines of a stack that name the exception: the last of Python's, the first of Node's and Java's. */
function namingLines(stack: string): string[] {
  const lines = stack.split('\n').filter((line) => line.trim() !== '');
  const firstLine = lines[0] ?? '';
  // A formatter may indent the whole text: the last line of a traceback is the exception all the same.
  const lastLine = lines.at(-1)?.trim() ?? '';
  if (stack.includes('Traceback (most recent call last)')) return [lastLine];
  if (/\n\s+at /.test(stack)) return [firstLine, ...lines.filter((line) => line.startsWith('Caused by: ')).slice(-1)];
  return firstLine === lastLine ? [firstLine] : [lastLine, firstLine];
}
