import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isRecord, isString } from '../../guards.ts';
import { BlueKingClient } from './blueking/client.ts';
import { liveSource } from './blueking/live.ts';
import { childContext } from './child-context.ts';
import { terminate } from './programs/process-group.ts';
import { reconnecting } from './retry.ts';
import { type LogSource, type SourceContext, SourceError, type SourceEvent } from './source.ts';

interface Demo {
  /** The address of a demo platform that runs already. */
  readonly url: string | undefined;
  /** The program that starts one (dist/demo-platform.js). */
  readonly program: string;
}

/** The demo platform, through the same client as a real one. One of our own that ends is started again. */
export function demoSource(demo: Demo): LogSource {
  let live = demo.url === undefined ? undefined : liveOf(demo.url);
  async function* runOwn(context: SourceContext): AsyncGenerator<SourceEvent> {
    const isFirst = live === undefined;
    const { url, ended } = await start(demo.program, context.signal);
    // A platform that is started anew has a new past.
    live = liveOf(url);
    if (!isFirst) yield { type: 'live' };
    const own = childContext(context);
    void ended.then(own.end);
    yield* endingAll(live.run(own.context));
    if (!context.signal.aborted) throw new SourceError({ kind: 'unreachable', detail: 'ECONNREFUSED' });
  }
  return {
    run: (context) =>
      demo.url !== undefined && live ? live.run(context) : reconnecting(context, 0, () => runOwn(context)),
    older: async (edge, signal) => (await live?.older?.(edge, signal)) ?? [],
  };
}

function liveOf(url: string): LogSource {
  const client = new BlueKingClient({ url, access: 'cookie' }, async () => 'bk_token=demo');
  const scope = { application: 'shop', module: 'default', environment: 'prod' } as const;
  return liveSource(client, { scope, processes: [], ingress: true, history: 400 });
}

/** Ends each stream with the source: a connection that waits for a platform that is gone is no longer one. */
async function* endingAll(events: AsyncIterable<SourceEvent>): AsyncGenerator<SourceEvent> {
  const streams = new Set<string>();
  for await (const event of events) {
    if ('stream' in event && event.stream !== undefined) streams.add(event.stream);
    yield event;
  }
  for (const stream of streams) yield { type: 'end', stream };
}

interface Started {
  readonly url: string;
  /** Resolves when the platform has ended, whoever ended it. */
  readonly ended: Promise<void>;
}

/** Starts the platform; it ends with `signal`, and with this process whatever becomes of it. */
function start(program: string, signal: AbortSignal): Promise<Started> {
  const child = spawn(process.execPath, [program, '--port', '0', '--until-input-ends'], {
    // The extension host is an Electron program: this makes it run as Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const stop = () => terminate(child);
  signal.addEventListener('abort', stop);
  const ended = new Promise<void>((resolve) => child.once('exit', resolve)).then(() =>
    signal.removeEventListener('abort', stop),
  );
  return new Promise((resolve, reject) => {
    const fail = () => reject(new SourceError({ kind: 'program-missing', program }));
    child.once('error', fail);
    child.once('exit', fail);
    createInterface({ input: child.stdout }).once('line', (line) => {
      const url = urlOf(line);
      if (url) resolve({ url, ended });
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
