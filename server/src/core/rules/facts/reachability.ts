/** What decides whether requests from outside reach a server. */
import type { CommandLine } from '../../model/command-line.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Programs that accept requests in front of a server, or that start other programs, one of which may. */
const PROXIES = /(?:nginx|haproxy|caddy|envoy|traefik|varnish|cloudflared|supervisord|pgbouncer)/;

/** True if the command names one of them, wherever it does: it may be a file that starts it. */
export function mayHaveProxy({ text }: CommandLine): boolean {
  return PROXIES.test(text.text);
}
