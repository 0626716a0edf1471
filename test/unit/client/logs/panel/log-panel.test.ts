// The view "Platform Logs" as VS Code sees it, with a page that the test plays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogPanel as Panel } from '../../../../../client/src/logs/panel/log-panel.ts';
import type { PanelHost } from '../../../../../client/src/logs/panel/panel-host.ts';
import { clientModule } from '../../../../support/client-module.ts';

const { LogPanel } = await clientModule<{ LogPanel: typeof Panel }>('client/src/logs/panel/log-panel.ts');

const nothing = () => undefined;
const memento = { get: nothing, update: async () => undefined };
const context = { workspaceState: memento, secrets: {}, extensionPath: '', extensionUri: {} };
const server = { isRunning: false, wake: nothing, notify: nothing, onNotification: nothing, onDidStart: nothing };
const host: Partial<PanelHost> = { kinds: [], translations: undefined, textsOf: nothing };

/** A page that is loading: it hears what is posted, and says when it is ready. */
function page() {
  const posted: { readonly type: string; readonly command?: string }[] = [];
  let hear: (message: unknown) => void = nothing;
  const webview = {
    cspSource: '',
    asWebviewUri: () => '',
    postMessage: (message: (typeof posted)[number]) => posted.push(message),
    onDidReceiveMessage: (listener: typeof hear) => {
      hear = listener;
    },
  };
  const view = { webview, visible: true, onDidDispose: nothing, onDidChangeVisibility: nothing };
  return { posted, view, ready: () => hear({ type: 'ready' }) };
}

test('a command for the page reaches it although the page is still loading', async () => {
  const { posted, view, ready } = page();
  const panel = new LogPanel(context as never, server as never, host as never);
  panel.resolveWebviewView(view as never);
  await panel.run('find', undefined);
  ready();
  const heard = posted.map(({ type, command }) => command ?? type);
  assert.ok(heard.indexOf('find') > heard.indexOf('begin'), heard.join(' '));
});
