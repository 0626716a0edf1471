// What commands say where no server answers them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { registerDiagnose as Diagnose } from '../../../../client/src/commands/diagnose.ts';
import type { registerShowEffectiveConfiguration as Show } from '../../../../client/src/commands/show-effective-configuration.ts';
import { clientModule } from '../../../support/client-module.ts';

const commands = new Map<string, () => Promise<void>>();
const told: string[] = [];
const tell = async (message: string) => void told.push(message);
const api = {
  commands: { registerCommand: (name: string, run: () => Promise<void>) => commands.set(name, run) },
  l10n: { t: (text: string) => text },
  languages: { match: () => 1 },
  window: {
    activeTextEditor: { document: { uri: 'file:///Procfile' } },
    showWarningMessage: tell,
    showInformationMessage: tell,
  },
};

const { registerDiagnose } = await clientModule<{ registerDiagnose: typeof Diagnose }>(
  'client/src/commands/diagnose.ts',
  api,
);
const { registerShowEffectiveConfiguration } = await clientModule<{
  registerShowEffectiveConfiguration: typeof Show;
}>('client/src/commands/show-effective-configuration.ts', api);

test('that there is no server, and nothing about the files', async () => {
  for (const isRunning of [false, true]) {
    const server = { isRunning, ask: async () => undefined };
    registerDiagnose(server as never, {} as never);
    registerShowEffectiveConfiguration(server as never, {} as never);
    for (const run of commands.values()) await run();
  }
  assert.deepEqual(told, [
    'The language server is not running',
    'The language server is not running',
    'There is nothing to report on in this workspace.',
    'No process of this document starts gunicorn.',
  ]);
});
