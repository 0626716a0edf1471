import * as vscode from 'vscode';
import {
  isForHost,
  isForWorker,
  type ToHostFromPage,
  type ToPage,
  type ToWorkerFromPage,
} from '../messages/page-protocol.ts';
import { type PageState, readState } from '../messages/page-state.ts';
import { pageStrings } from '../messages/page-strings.ts';
import { PANEL_VIEW } from './panel-on-demand.ts';
import { viewHtml } from './view-html.ts';

/** The messages of the page that are not about the page itself. */
export type PageRequest = Exclude<ToHostFromPage, { readonly type: 'ready' | 'keep' }>;

interface ViewEvents {
  /** A new page has loaded, and knows nothing yet. */
  ready(): void;
  /** The view is visible again; it may be the same page as before. */
  shown(): void;
  gone(): void;
  forWorker(message: ToWorkerFromPage): void;
  forHost(message: PageRequest): void;
  invalid(): void;
}

const STATE_KEY = 'procfileDoctor.logs.page';

/** The view in the panel: creates the page, checks its messages, and passes messages on to it. */
export class LogView implements vscode.WebviewViewProvider {
  readonly #extensionUri: vscode.Uri;
  /** Stores the reader's settings: what a page stores itself is lost if its window reloads soon after. */
  readonly #memento: vscode.Memento;
  readonly #events: ViewEvents;
  #view: vscode.WebviewView | undefined;
  /** What is to be done when the page has loaded. */
  #waiting: (() => void)[] = [];
  #isReady = false;

  constructor(
    extensionUri: vscode.Uri,

    memento: vscode.Memento,
    events: ViewEvents,
  ) {
    this.#extensionUri = extensionUri;
    this.#memento = memento;
    this.#events = events;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    this.#isReady = false;
    const folder = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    // A view that is moved is created anew, and events of the old one may still arrive after that.
    const isThis = () => this.#view === view;
    webview.onDidReceiveMessage((message) => isThis() && this.#receive(message));
    view.onDidDispose(() => {
      if (!isThis()) return;
      this.#view = undefined;
      this.#gone();
    });
    view.onDidChangeVisibility(() => isThis() && (view.visible ? this.#events.shown() : this.#gone()));
    const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.html = viewHtml({
      cspSource: webview.cspSource,
      script: file('main.js'),
      style: file('style.css'),
      locale: vscode.env.language,
    });
  }

  get visible(): boolean {
    return this.#view?.visible ?? false;
  }

  post(message: ToPage): void {
    void this.#view?.webview.postMessage(message);
  }

  /** As `post`, but a page that is still loading gets the message once it has loaded, after all others. */
  postWhenReady(message: ToPage): void {
    this.whenReady(() => this.post(message));
  }

  /** Calls back when the page has loaded: at once, or after all others that wait for it. */
  whenReady(call: () => void): void {
    if (this.#isReady) call();
    else this.#waiting.push(call);
  }

  async reveal(): Promise<void> {
    await vscode.commands.executeCommand(`${PANEL_VIEW}.focus`);
  }

  #receive(message: unknown): void {
    if (isForWorker(message)) {
      this.#events.forWorker(message);
      return;
    }
    if (!isForHost(message)) {
      this.#events.invalid();
      return;
    }
    if (message.type === 'ready') this.begin();
    else if (message.type === 'keep') void this.#memento.update(STATE_KEY, message.state);
    else this.#events.forHost(message);
  }

  /** Makes the page build itself anew, from its stored settings. */
  begin(): void {
    if (!this.#view) return;
    const state: PageState = readState(this.#memento.get(STATE_KEY));
    this.post({ type: 'begin', strings: pageStrings(vscode.l10n.t), state, trusted: vscode.workspace.isTrusted });
    this.#events.ready();
    this.#isReady = true;
    for (const call of this.#waiting.splice(0)) call();
  }

  #gone(): void {
    this.#isReady = false;
    this.#events.gone();
  }
}
