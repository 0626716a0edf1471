/** The log panel with its sources: most of our own code in the extension, and needed only by those who look at logs. */
import type { ExtensionContext } from 'vscode';
import type { LanguageServer } from '../language-client.ts';
import { nodePanelHost } from './node-panel-host.ts';
import { LogPanel } from './panel.ts';
import type { LoadedPanel } from './panel-on-demand.ts';

export function createNodeLogPanel(context: ExtensionContext, server: LanguageServer): LoadedPanel {
  return new LogPanel(context, server, nodePanelHost(context.asAbsolutePath('dist')));
}
