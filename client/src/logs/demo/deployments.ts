import { type Call, refuse, send } from './call.ts';
import { EventStream } from './events.ts';

const DEPLOYMENT_ID = '2b1f9a64-0d1c-4c57-9a4e-4d1f4b7f3f10';
const DEPLOY_LINES = [
  '-----> Step setup begin',
  '-----> Python app detected',
  '-----> Using Python version specified in runtime.txt',
  '-----> Installing requirements with pip',
  '       ERROR: No matching distribution found for blueking-component==9.9.9',
  ' !     Push rejected, failed to compile Python app.',
];

export function deploymentList({ response }: Call): void {
  send(response, 200, {
    count: 1,
    results: [{ id: DEPLOYMENT_ID, deployment_id: DEPLOYMENT_ID, status: 'failed', environment: 'prod' }],
  });
}

export function deploymentResult({ response }: Call): void {
  send(response, 200, {
    status: 'failed',
    logs: DEPLOY_LINES.join('\n'),
    error_detail: 'Building failed, please check logs for more details',
    error_tips: { matched_solutions_found: false, possible_reason: '构建失败', helpers: [] },
  });
}

/** blueking-paas: apiserver/paasng/paasng/platform/engine/streaming/views.py: replays from the start; 10 calls a minute. */
export function deploymentStream(call: Call): void {
  const { control, response, parts } = call;
  if (!control.allow('streams', 10, 60)) {
    response.writeHead(429).end();
    return;
  }
  if (parts['id'] !== DEPLOYMENT_ID) {
    refuse(response, 404, 'CHANNEL_NOT_FOUND', 'Channel not found');
    return;
  }
  const stream = new EventStream(call, 60);
  stream.send('init', '"{}"');
  stream.send('title', 'Building');
  for (const line of DEPLOY_LINES) stream.send('message', JSON.stringify({ line, stream: 'STDOUT' }));
  stream.send('close', '');
  stream.end();
}

/** The same as a list: `msg` here is `message` there. */
export function deploymentHistory({ response, query }: Call): void {
  const last = Number(query.get('last_event_id') ?? 0);
  const events = [
    { event: 'init', data: '{}' },
    { event: 'title', data: 'Building' },
    ...DEPLOY_LINES.map((line) => ({ event: 'msg', data: JSON.stringify({ line, stream: 'STDOUT' }) })),
    { event: 'close', data: '' },
  ].map((event, at) => ({ id: at + 1, ...event }));
  send(
    response,
    200,
    events.filter((event) => event.id > last),
  );
}
