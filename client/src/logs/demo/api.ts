import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRecord } from '../../guards.ts';
import type { DemoApplication } from './application.ts';
import { type Call, send } from './call.ts';
import type { DemoControl } from './control.ts';
import { deploymentHistory, deploymentList, deploymentResult, deploymentStream } from './deployments.ts';
import { applicationInfo, applicationList, moduleList, processList, watchProcesses } from './lists.ts';
import {
  searchIngress,
  searchStandardOutput,
  searchStdout,
  searchStructured,
  searchSystemStructured,
} from './search.ts';
import { instanceEvents, instanceLogs, streamLogs } from './streams.ts';

type Handler = (call: Call) => void;

const GATEWAY_BASE = '/api/bkpaas3/prod/';

const APPLICATION_PATH = 'api/bkapps/applications/(?<code>[^/]+)(?:/modules/(?<module>[^/]+))?';
const env = `${APPLICATION_PATH}/envs/(?<env>stag|prod)`;
const instance = `${env}/processes/(?<process>[^/]+)/instances/(?<instance>[^/]+)/logs`;

type Route = readonly [method: string, path: string, handler: Handler];

/** Paths as apiserver/paasng has them, below `backend/`. */
const web: readonly Route[] = [
  ['GET', 'api/bkapps/applications/lists/minimal', applicationList],
  ['GET', `${APPLICATION_PATH}/modules`, moduleList],
  ['GET', `${env}/processes/list`, processList],
  ['GET', `${env}/processes/watch`, watchProcesses],
  ['GET', instance, instanceLogs],
  ['GET', `${instance}/stream`, streamLogs],
  ['GET', `${env}/instance_events/(?<instance>[^/]+)`, instanceEvents],
  ['POST', `${env}/log/stdout/list`, searchStdout],
  ['POST', `${env}/log/structured/list`, searchStructured],
  ['POST', `${env}/log/ingress/list`, searchIngress],
  ['GET', `${APPLICATION_PATH}/deployments/lists`, deploymentList],
  ['GET', `${APPLICATION_PATH}/deployments/(?<id>[^/]+)/result`, deploymentResult],
  ['GET', 'streams/(?<id>[^/]+)', deploymentStream],
  ['GET', APPLICATION_PATH, applicationInfo],
];

/** What the gateway has registered (support-files/apigw/resources.yaml): no streams, no watch, no ingress log. */
const gateway: readonly Route[] = [
  ['GET', 'api/bkapps/applications/lists/minimal', applicationList],
  ['GET', `${APPLICATION_PATH}/modules`, moduleList],
  ['GET', `${env}/processes/list`, processList],
  ['POST', `${APPLICATION_PATH}/log/standard_output/list`, searchStandardOutput],
  ['POST', 'system/applications/(?<code>[^/]+)/modules/(?<module>[^/]+)/log/structured/list', searchSystemStructured],
  ['GET', `${APPLICATION_PATH}/deployments/lists`, deploymentList],
  ['GET', `${APPLICATION_PATH}/deployments/(?<id>[^/]+)/result`, deploymentResult],
  ['GET', 'streams/(?<id>[^/]+)/history_events', deploymentHistory],
  ['GET', APPLICATION_PATH, applicationInfo],
];

const compiled = { web: compile(web), gateway: compile(gateway) };

function compile(routes: readonly Route[]) {
  return routes.map(([method, path, handler]) => ({ method, pattern: new RegExp(`^${path}/?$`), handler }));
}

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
    return send(response, isRecord(body) && control.command(body) ? 200 : 400, {
      streams: control.streams,
      streamed: control.streamed,
    });
  }
  if (control.downUntil > Date.now()) return void request.socket.destroy();
  control.asked.push(url.pathname);
  if (control.instead(url.pathname, request, response)) return;
  const atGateway = url.pathname.startsWith(GATEWAY_BASE);
  const path = atGateway ? url.pathname.slice(GATEWAY_BASE.length) : url.pathname.replace(/^\/backend\//, '');
  if (!authorized(request, control, atGateway)) {
    unauthorized(response, url);
    return;
  }
  if (control.refusals > 0) {
    control.refusals--;
    response.writeHead(429).end();
    return;
  }
  for (const { method, pattern, handler } of atGateway ? compiled.gateway : compiled.web) {
    const match =
      method === request.method ? pattern.exec(atGateway && path.startsWith('bkapps/') ? `api/${path}` : path) : null;
    if (!match) continue;
    const parts = { ...match.groups };
    handler({ application, control, request, response, parts, query: url.searchParams, body });
    return;
  }
  send(response, 404, { code: 'NOT_FOUND', detail: 'Not found.' });
}

/** A session cookie, or the gateway's header with an access token. */
function authorized(request: IncomingMessage, control: DemoControl, atGateway: boolean): boolean {
  if (!atGateway) {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/);
    return cookies.includes(`bk_token=${control.token}`) || cookies.includes(`bk_ticket=${control.token}`);
  }
  const header = request.headers['x-bkapi-authorization'];
  if (typeof header !== 'string') return false;
  try {
    const credentials: unknown = JSON.parse(header);
    return isRecord(credentials) && credentials['access_token'] === control.token;
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
