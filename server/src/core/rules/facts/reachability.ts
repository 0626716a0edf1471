/** What decides whether requests from outside reach a server. */
import type { CommandLine } from '../../model/command-line.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Programs that accept requests in front of a server, or that start other programs, one of which may. */
const PROXIES = /(?:nginx|haproxy|caddy|envoy|traefik|varnish|cloudflared|supervisord|pgbouncer)/;

/** Programs that are started beside a server and take no requests, or hardly ever. */
const WORKERS = /^(?:celery|python[\d.]*|manage\.py|django-admin|rq|rqworker|dramatiq|arq|sleep|tail)$/;

/**
 * True if the command names a proxy, wherever it does: it may be a file that starts it; or if something else runs beside
 * the server (`node server.js & uvicorn … & wait`), which may be what the platform's requests are for.
 */
export function mayHaveProxy({ text, script, invocations }: CommandLine): boolean {
  if (PROXIES.test(text.text)) return true;
  if (!script.commands.some(({ background }) => background)) return false;
  return invocations.filter(({ isMain, program }) => isMain && !WORKERS.test(program)).length > 1;
}
