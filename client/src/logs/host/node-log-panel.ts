/** The log panel with its sources: most of our own code in the extension, and needed only by those who look at logs. */
import type { ExtensionContext } from 'vscode';
import type { LanguageServer } from '../../language/language-client.ts';
import { LogPanel } from '../panel/log-panel.ts';
import type { LoadedPanel } from '../panel/panel-on-demand.ts';
import { nodePanelHost } from './node-panel-host.ts';

export function createNodeLogPanel(context: ExtensionContext, server: LanguageServer): LoadedPanel {
  return new LogPanel(context, server, nodePanelHost(context.asAbsolutePath('dist')));
}
