/** What decides whether requests from outside reach a server. */

import { oncePer } from '../../caches/once-per.ts';
import type { CommandLine } from '../../model/command-line.ts';
import { CONTAINER_PORT } from '../../platforms/blueking/schema/limits.data.ts';
import type { RuleContext, Severity } from '../rule.ts';
import { fileFacts } from './file-facts.ts';
import { isMainProcess, type ProgramStart } from './program-starts.ts';

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
export const mayHaveProxy = oncePer(({ text, script, invocations }: CommandLine): boolean => {
  if (PROXIES.test(text.text)) return true;
  if (!script.commands.some(({ background }) => background)) return false;
  return invocations.filter(({ isMain, program }) => isMain && !WORKERS.test(program)).length > 1;
});

/** True for what the platform's requests are for: the program of the web process, with no proxy between. */
export function facesPlatform(start: Pick<ProgramStart, 'process' | 'command' | 'invocation'>): boolean {
  return start.process.name === 'web' && isMainProcess(start) && !mayHaveProxy(start.command);
}

/** How bad it is that a web process listens on this port, whatever the variable PORT says; undefined where it is right. */
export function severityOfFixedPort({ platform, document }: RuleContext, port: string): Severity | undefined {
  if (platform.id === 'blueking' && port === String(CONTAINER_PORT)) return undefined;
  // A service of app_desc.yaml may send requests to any port.
  if (fileFacts(document).namesTargetPorts) return undefined;
  return platform.id === 'generic' ? 'information' : 'warning';
}
