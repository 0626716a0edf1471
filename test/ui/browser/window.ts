import { after, before } from 'node:test';
import { openInBrowser, type WebWindow } from '../../vscode/web-window.ts';
import { startLoki } from './loki.ts';

const timeout = '[2026-11-20 21:39:04 +0800] [1] [CRITICAL] WORKER TIMEOUT (pid:23)';

/** The script of the language server. */
export const SERVER = 'dist/web/server.js';

/** One window for all tests of this folder, in which the language server cannot start at first. */
export let web: WebWindow;
export let loki: Awaited<ReturnType<typeof startLoki>>;

before(async () => {
  loki = await startLoki();
  web = await openInBrowser('test/fixtures/web', {
    files: { 'gunicorn.log': `[2026-11-20 21:38:00 +0800] [1] [INFO] Starting gunicorn 23.0.0\n${timeout}\n` },
    scripts: { [SERVER]: 'this is no JavaScript' },
    settings: {
      'procfileDoctor.logs.sources': [
        { kind: 'loki', name: 'our loki', url: loki.url, query: '{app="shop"}', hours: 1, follow: true },
        { kind: 'command', name: 'a program', command: 'tail -f x' },
        {
          kind: 'blueking',
          name: 'our platform',
          url: loki.url,
          access: 'cookie',
          application: 'shop',
          module: 'default',
          environment: 'prod',
          log: 'live',
        },
      ],
    },
  });
});

after(async () => {
  await web?.close();
  loki?.server.closeAllConnections();
  loki?.server.close();
});
