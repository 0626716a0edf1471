import { isRecord } from '../../text/is-record.ts';
import type { JsonObject } from '../unwrap/json-members.ts';
import type { AccessRecord } from './access-record.ts';
import { isHealthCheck } from './health-check.ts';

/** Seconds in nginx' and BlueKing's own fields; the others say their unit, or are taken for milliseconds. */
const SECONDS = ['request_time', 'response_time', 'upstream_response_time'] as const;
const MILLISECONDS = ['responseTime', 'duration_ms', 'elapsed_ms', 'latency_ms'] as const;

/**
 * The request that a JSON object records, which it does if it has a status and fields of the request itself. An object
 * that also has a message counts only if it has a duration: a message may as well be about a request to another
 * service.
 */
export function accessOfObject(fields: JsonObject): AccessRecord | undefined {
  const request = isRecord(fields['req']) ? fields['req'] : fields;
  const response = isRecord(fields['res']) ? fields['res'] : fields;
  const status = Number(fields['status'] ?? fields['status_code'] ?? response['statusCode'] ?? response['status']);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  const line = text(fields['request'])?.split(' ');
  const method = text(request['method'] ?? fields['request_method'] ?? fields['http_method']) ?? line?.[0];
  const path = text(request['path'] ?? request['uri'] ?? fields['request_uri'] ?? request['url']) ?? line?.[1];
  if (method === undefined || path === undefined || !/^[A-Z]{3,10}$/.test(method)) return undefined;
  const duration = durationOf(fields);
  const hasMessage = ['message', 'msg', 'event'].some((name) => typeof fields[name] === 'string');
  if (hasMessage && (duration === undefined || fields['url'] !== undefined)) return undefined;
  const agent = text(fields['user_agent'] ?? fields['http_user_agent']) ?? '';
  return {
    server: fields['http_version'] !== undefined && fields['response_time'] !== undefined ? 'bk-ingress' : 'json',
    status,
    method,
    path,
    duration,
    healthCheck: isHealthCheck(path, agent),
    stamp: undefined,
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function durationOf(fields: JsonObject): number | undefined {
  for (const name of SECONDS) {
    const value = number(fields[name]);
    if (value !== undefined) return Math.round(value * 1e6);
  }
  for (const name of MILLISECONDS) {
    const value = number(fields[name]);
    if (value !== undefined) return Math.round(value * 1e3);
  }
  return undefined;
}

function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof read === 'number' && read >= 0 ? read : undefined;
}
