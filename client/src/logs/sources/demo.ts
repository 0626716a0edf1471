import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isRecord, isString } from '../../guards.ts';
import { BlueKingClient } from './blueking/client.ts';
import { liveSource } from './blueking/live.ts';
import { terminate } from './programs/process-group.ts';
import { type LogSource, SourceError } from './source.ts';

interface Demo {
  /** The address of a demo platform that runs already. */
  readonly url: string | undefined;
  /** The program that starts one (dist/demo-platform.js). */
  readonly program: string;
}

/** The demo platform, through the same client as a real one. */
export function demoSource(demo: Demo): LogSource {
  let live = demo.url === undefined ? undefined : liveOf(demo.url);
  return {
    async *run(context) {
      // A platform that is started anew has a new past.
      if (demo.url === undefined) live = liveOf(await start(demo.program, context.signal));
      if (live) yield* live.run(context);
    },
    older: async (edge, signal) => (await live?.older?.(edge, signal)) ?? [],
  };
}

function liveOf(url: string): LogSource {
  const client = new BlueKingClient({ url, access: 'cookie' }, async () => 'bk_token=demo');
  const scope = { application: 'shop', module: 'default', environment: 'prod' } as const;
  return liveSource(client, { scope, processes: [], ingress: true, history: 400 });
}

/** Starts the platform; it ends with `signal`, and with this process whatever becomes of it. */
function start(program: string, signal: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, [program, '--port', '0', '--until-input-ends'], {
    // The extension host is an Electron program: this makes it run as Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  signal.addEventListener('abort', () => terminate(child));
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SourceError({ kind: 'program-missing', program }));
    child.once('error', fail);
    child.once('exit', fail);
    createInterface({ input: child.stdout }).once('line', (line) => {
      const url = urlOf(line);
      if (url) resolve(url);
      else fail();
    });
  });
}

function urlOf(line: string): string | undefined {
  try {
    const started: unknown = JSON.parse(line);
    return isRecord(started) && isString(started['url']) ? started['url'] : undefined;
  } catch {
    return undefined;
  }
}
