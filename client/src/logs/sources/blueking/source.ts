import { isRecord, isString } from '../../guards.ts';
import { interleave } from '../interleave.ts';
import { untilDone } from '../retry.ts';
import { type LogSource, type SourceContext, SourceError, type SourceEvent } from '../source.ts';
import type { BlueKingClient } from './client.ts';
import { followInstance, type Instance, type Scope } from './instance-logs.ts';

export interface BlueKingTail {
  readonly scope: Scope;
  /** Process types to follow; empty means all. */
  readonly processes: readonly string[];
  readonly history: number;
}

/** The live logs of the instances of an environment. */
export function blueKingSource(client: BlueKingClient, tail: BlueKingTail): LogSource {
  return { run: (context) => run(client, tail, context) };
}

async function* run(client: BlueKingClient, tail: BlueKingTail, context: SourceContext): AsyncGenerator<SourceEvent> {
  const all = yield* untilDone(context, () => listInstances(client, tail.scope, context.signal));
  const instances = (all ?? []).filter(
    ({ process }) => tail.processes.length === 0 || tail.processes.includes(process),
  );
  if (instances.length === 0)
    throw new SourceError({ kind: 'not-found', what: tail.processes.join(', ') || tail.scope.application });
  yield* interleave(
    instances.map((instance) =>
      followInstance(client, { scope: tail.scope, instance, history: tail.history }, context),
    ),
  );
}

/** The instances that run now. */
export async function listInstances(
  client: BlueKingClient,
  scope: Scope,
  signal: AbortSignal,
): Promise<readonly Instance[]> {
  const part = encodeURIComponent;
  const path = `api/bkapps/applications/${part(scope.application)}/modules/${part(scope.module)}/envs/${scope.environment}/processes/list/`;
  const reply = await client.json({ path }, signal);
  const instances = isRecord(reply) && isRecord(reply['instances']) ? reply['instances']['items'] : undefined;
  const result: Instance[] = [];
  for (const item of Array.isArray(instances) ? instances : []) {
    if (isRecord(item) && isString(item['name']) && isString(item['process_type'])) {
      result.push({ name: item['name'], process: item['process_type'] });
    }
  }
  return result;
}
