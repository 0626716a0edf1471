import { after, before } from 'node:test';
import { LogPanel } from '../../vscode/log-panel.ts';

/** One window for all tests of this folder: to open another takes ten seconds of a processor. */
export let panel: LogPanel;
before(async () => {
  panel = await LogPanel.open();
});
after(() => panel?.close());
