import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DemoApplication } from './application.ts';
import type { DemoControl } from './control.ts';

/** What a handler gets: the platform, the request, the parts of its path. */
export interface Call {
  readonly application: DemoApplication;
  readonly control: DemoControl;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly parts: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

/** Answers with an error as the platform does. */
export function refuse(response: ServerResponse, status: number, code: string, detail: string): undefined {
  send(response, status, { code, detail });
}
