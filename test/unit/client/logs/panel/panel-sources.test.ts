// What was tailed when the window was closed, in the next one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChosenSource, Definition } from '../../../../../client/src/logs/connect/source-kind.ts';
import type { PanelSources as Sources } from '../../../../../client/src/logs/panel/panel-sources.ts';
import { clientModule } from '../../../../support/client-module.ts';
import { plainSource } from '../../../../support/plain-source.ts';

const { PanelSources } = await clientModule<{ PanelSources: typeof Sources }>('client/src/logs/panel/panel-sources.ts');

const RUNNING = 'procfileDoctor.logs.running';
const names = ['web', 'worker', 'beat'];

/** A window of a workspace in which these three were tailed; `kept` is what the workspace remembers. */
function window(added: (id: string) => Promise<void>) {
  const kept: Record<string, unknown> = { [RUNNING]: names.map((kind) => ({ kind })) };
  const memento = {
    get: (key: string) => kept[key],
    update: async (key: string, value: unknown) => (kept[key] = value),
  };
  const read = (value: Definition): Partial<ChosenSource> => ({ id: value.kind, label: value.kind, definition: value });
  const told: string[] = [];
  const running: string[] = [];
  const events = {
    opening: ({ id }: ChosenSource) => told.push(`opens ${id}`),
    reveal: async () => void told.push('takes the focus'),
    session: () => ({
      add: (id: string) => {
        running.push(id);
        sources.changed(running.map((one) => ({ ...plainSource, id: one, failure: undefined, limit: undefined })));
        return added(id);
      },
    }),
  };
  const environment = { kinds: [{ read }] };
  const sources = new PanelSources(environment as never, memento as never, events as never);
  return { sources, told, kinds: () => (kept[RUNNING] as readonly Definition[]).map(({ kind }) => kind) };
}

test('all of it is resumed, and the focus stays where the person writes', async () => {
  const { sources, told, kinds } = window(async () => undefined);
  await sources.restore();
  assert.deepEqual(told, ['opens web', 'opens worker', 'opens beat']);
  assert.deepEqual(kinds(), names);
});

test('a window that is loaded again before all of it runs loses none of it', async () => {
  const { sources, kinds } = window(() => new Promise(() => undefined));
  void sources.restore();
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(kinds(), names);
});
