import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DemoApplication } from './application.ts';
import { type Call, isObject, send } from './call.ts';
import type { DemoControl } from './control.ts';
import { applicationInfo, applicationList, moduleList, processList } from './lists.ts';
import { searchStdout } from './search.ts';
import { instanceLogs, streamLogs } from './streams.ts';

type Handler = (call: Call) => void;

const app = 'api/bkapps/applications/(?<code>[^/]+)(?:/modules/(?<module>[^/]+))?';
const env = `${app}/envs/(?<env>stag|prod)`;
const instance = `${env}/processes/(?<process>[^/]+)/instances/(?<instance>[^/]+)/logs`;

/** Paths as apiserver/paasng has them; the gateway leaves the first `api/` out. */
const routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = (
  [
    ['GET', 'api/bkapps/applications/lists/minimal', applicationList],
    ['GET', `${app}/modules`, moduleList],
    ['GET', `${env}/processes/list`, processList],
    ['GET', instance, instanceLogs],
    ['GET', `${instance}/stream`, streamLogs],
    ['POST', `${env}/log/stdout/list`, searchStdout],
    ['POST', `${app}/log/stdout/list`, searchStdout],
    ['GET', app, applicationInfo],
  ] as const
).map(([method, path, handler]) => [method, new RegExp(`^${path}/?$`), handler]);

export function api(application: DemoApplication, control: DemoControl) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    void answer(application, control, request, response);
  };
}

async function answer(
  application: DemoApplication,
  control: DemoControl,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await readBody(request);
  if (url.pathname === '/demo/control' && request.method === 'POST') {
    return send(response, isObject(body) && control.command(body) ? 200 : 400, {
      streams: control.streams,
      streamed: control.streamed,
    });
  }
  if (control.downUntil > Date.now()) return void request.socket.destroy();
  control.requests++;
  const path = url.pathname.replace(/^\/backend\//, '').replace(/^\/api\/bkpaas3\/prod\//, 'api/');
  if (!authorized(request, control)) return unauthorized(response, url);
  if (control.refusals > 0) {
    control.refusals--;
    return void response.writeHead(429, { 'Retry-After': '1' }).end();
  }
  for (const [method, pattern, handler] of routes) {
    const match = method === request.method ? pattern.exec(path) : null;
    if (match)
      return handler({
        application,
        control,
        request,
        response,
        parts: { ...match.groups },
        query: url.searchParams,
        body,
      });
  }
  send(response, 404, { code: 'NOT_FOUND', detail: 'Not found.' });
}

/** A session cookie, or the gateway's header with an access token. */
function authorized(request: IncomingMessage, control: DemoControl): boolean {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  if (cookies.includes(`bk_token=${control.token}`) || cookies.includes(`bk_ticket=${control.token}`)) return true;
  const header = request.headers['x-bkapi-authorization'];
  if (typeof header !== 'string') return false;
  try {
    const credentials: unknown = JSON.parse(header);
    return isObject(credentials) && credentials['access_token'] === control.token;
  } catch {
    return false;
  }
}

function unauthorized(response: ServerResponse, url: URL): void {
  const login = `${url.origin}/login/`;
  send(response, 401, {
    code: 'Unauthorized',
    detail: 'Authentication credentials were not provided.',
    login_url: { full: login, simple: login },
  });
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
