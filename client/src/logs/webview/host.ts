import { isForPage } from '../messages/page-guards.ts';
import type { FromPage, ToPage } from '../messages/page-protocol.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
}
declare function acquireVsCodeApi(): VsCodeApi;

const api = acquireVsCodeApi();

export function send(message: FromPage): void {
  api.postMessage(message);
}

/** Calls back for every message of the extension that this page knows. */
export function receive(handle: (message: ToPage) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isForPage(data)) handle(data);
    else console.warn('The extension sent a message that is not known; it was left out.');
  });
}
