// The real client in front of the demo platform, for tests.
import type { TestContext } from 'node:test';
import { type DemoPlatform, startDemoPlatform } from '../../../../../client/src/logs/demo/server.ts';
import { BlueKingClient } from '../../../../../client/src/logs/sources/blueking/client.ts';
import type { RunningSource } from './run-source.ts';

/** A platform of its own without any traffic, for as long as the test runs. */
export async function quietPlatform(t: TestContext): Promise<DemoPlatform> {
  const demo = await startDemoPlatform({ port: 0, rate: 0, storyEvery: 0 });
  t.after(() => demo.close());
  return demo;
}

export const scope = { application: 'shop', module: 'default', environment: 'prod' } as const;

export function web(url: string, secret = 'bk_token=demo'): BlueKingClient {
  return new BlueKingClient({ url, access: 'cookie' }, async () => secret);
}

export function gateway(url: string): BlueKingClient {
  const secret = JSON.stringify({ access_token: 'demo' });
  return new BlueKingClient({ url: `${url}/api/bkpaas3/prod`, access: 'gateway' }, async () => secret);
}

export const messages = (running: RunningSource): string[] =>
  running.lines.map((line) => String(JSON.parse(line).message));

/** The lines that a test has numbered: `n=1 …`. */
export const numbered = (running: RunningSource): string[] =>
  messages(running).filter((message) => /^n=\d+/.test(message));
