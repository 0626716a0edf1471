import { commands, Disposable, type WebviewView, type WebviewViewProvider, window } from 'vscode';
import { PANEL_COMMANDS, type PanelAction } from './panel-commands.ts';

/** The id of the view, as in package.json. */
export const PANEL_VIEW = 'procfileDoctor.logs';

export interface LoadedPanel extends Disposable, WebviewViewProvider {
  /** `argument`: what the command was called with. */
  run(action: PanelAction, argument: unknown): unknown;
}

/**
 * Registers the view "Platform Logs" and its commands. The panel is created when it is opened or one of its commands is run: most
 * windows never show a log. Nothing runs until someone connects a source.
 */
export function registerLogPanel(load: () => LoadedPanel): Disposable {
  let loaded: LoadedPanel | undefined;
  const panel = (): LoadedPanel => {
    loaded ??= load();
    return loaded;
  };
  const view: WebviewViewProvider = {
    resolveWebviewView: (view: WebviewView, context, token) => panel().resolveWebviewView(view, context, token),
  };
  const actions = Object.entries(PANEL_COMMANDS) as [PanelAction, string][];
  return Disposable.from(
    window.registerWebviewViewProvider(PANEL_VIEW, view),
    ...actions.map(([action, command]) =>
      commands.registerCommand(command, (argument: unknown) => panel().run(action, argument)),
    ),
    new Disposable(() => loaded?.dispose()),
  );
}
