import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentLoop as Loop } from '../../../../client/src/loop/incident-loop.ts';
import { createEngine } from '../../../../server/src/core/logs/engine.ts';
import { INCIDENTS, type IncidentsParams } from '../../../../server/src/core/messages/loop-messages.ts';
import { clientModule } from '../../../support/client-module.ts';

const { IncidentLoop } = await clientModule<{ IncidentLoop: typeof Loop }>('client/src/loop/incident-loop.ts');

function incidents() {
  const engine = createEngine();
  engine.push(Buffer.from('[2026-11-20 00:00:01 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:2961)\n'), 'demo\nweb', 0);
  return engine.incidents();
}

test('a failure is told when it is known which folder its log belongs to, or that none is', async () => {
  for (const folder of ['file:///shop', undefined]) {
    let isKnown = false;
    let know = () => {};
    const looked = new Promise<void>((resolve) => {
      know = () => {
        isKnown = true;
        resolve();
      };
    });
    const told: (readonly (string | undefined)[])[] = [];
    const nothing = () => ({ dispose: () => {} });
    const server = {
      isRunning: true,
      wake: nothing,
      onDidStart: nothing,
      onNotification: nothing,
      notify: (method: string, params: object) => {
        if (method === INCIDENTS) told.push((params as IncidentsParams).incidents.map((one) => one.folder));
      },
    };
    const folders = { of: () => (isKnown ? folder : undefined), guess: () => looked };
    const panel = { translations: undefined, settings: () => ({ patterns: [] }), toPage: nothing, readWith: nothing };
    const loop = new IncidentLoop(server as never, folders as never, panel as never);
    const added = loop.sourceAdded({ id: 'demo' } as never);
    loop.setIncidents(incidents() as never);
    assert.deepEqual(told, []);
    know();
    await added;
    assert.deepEqual(told, [[folder]]);
  }
});
