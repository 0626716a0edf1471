import { accessEntry } from '../demo/access-entry.ts';
import { DemoApplication, type DemoOptions } from '../demo/application.ts';
import type { DemoInstance } from '../demo/instances.ts';
import { ingressEntry } from './blueking/ingress-entry.ts';
import { asLine, envelope } from './envelope.ts';
import { type InstanceState, lifecycleEvents } from './lifecycle.ts';
import type { LogSource, SourceEvent } from './source.ts';

/** Milliseconds between two looks at what the application has written. */
const LOOK_EVERY_MS = 100;

/** The demo application without a platform around it, for places where no server can be started. */
export function demoHere(options: DemoOptions): LogSource {
  return {
    async *run(context) {
      const application = new DemoApplication(options);
      const written: SourceEvent[] = [];
      const states = new Map<string, InstanceState>();
      application.listen(({ time, message, process, instance }) => {
        const timestamp = new Date(Number(time / 1_000_000n)).toISOString();
        written.push(envelope({ timestamp, message, environment: 'prod', process_id: process, pod_name: instance }));
      });
      application.listenToRequests((request) =>
        written.push(asLine(ingressEntry({ environment: 'prod', ...accessEntry(request) }), 'ingress')),
      );
      application.instances.watch(application.instances.version, ({ instance }) => {
        const before = states.get(instance.name) ?? stateOf({ ...instance, restarts: 0 });
        const after = stateOf(instance);
        states.set(instance.name, after);
        written.push(...lifecycleEvents(before, after, context.now(), { environment: 'prod' }));
      });
      application.start();
      try {
        yield { type: 'live' };
        while (!context.signal.aborted) {
          yield* written.splice(0);
          await context.sleep(LOOK_EVERY_MS);
        }
      } finally {
        application.stop();
      }
    },
  };
}

function stateOf({ name, process, restarts, terminated }: DemoInstance): InstanceState {
  const { exit_code: exitCode, reason } = terminated;
  return {
    name,
    process,
    state: 'Running',
    stateMessage: '',
    restarts,
    terminated: exitCode === null ? undefined : { exitCode, reason: reason ?? '' },
  };
}
