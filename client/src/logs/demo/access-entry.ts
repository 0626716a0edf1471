import type { DemoRequest } from './application.ts';

/** A request as the platform's search for the access log of the ingress gives it out. */
export function accessEntry({ time, path, status, seconds }: DemoRequest): Readonly<Record<string, unknown>> {
  return {
    timestamp: Math.floor(time / 1000),
    message: `GET ${path}`,
    method: 'GET',
    path,
    status_code: status,
    response_time: seconds,
    client_ip: '10.0.3.7',
    bytes_sent: 559,
    user_agent: 'Mozilla/5.0',
    http_version: '1.1',
  };
}
