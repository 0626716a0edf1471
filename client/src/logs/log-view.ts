import * as vscode from 'vscode';
import { isForHost, isForWorker, type ToHostFromPage, type ToPage, type ToWorkerFromPage } from './protocol.ts';
import { pageStrings } from './strings.ts';
import { viewHtml } from './view-html.ts';

export interface ViewEvents {
  /** The page is there (again) and knows nothing yet. */
  ready(): void;
  gone(): void;
  forWorker(message: ToWorkerFromPage): void;
  forHost(message: ToHostFromPage): void;
  invalid(): void;
}

/** The view in the panel: makes the page, checks what it says, passes on what it is told. */
export class LogView implements vscode.WebviewViewProvider {
  static readonly id = 'procfileDoctor.logs';
  private view: vscode.WebviewView | undefined;
  /** What is told to a page that is not there yet. */
  private waiting: ToPage[] = [];
  private isReady = false;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly events: ViewEvents,
  ) {}

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    const folder = vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview');
    const { webview } = view;
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.onDidReceiveMessage((message) => this.receive(message));
    view.onDidDispose(() => {
      this.view = undefined;
      this.gone();
    });
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.gone();
    });
    const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    webview.html = viewHtml({
      cspSource: webview.cspSource,
      script: file('main.js'),
      style: file('style.css'),
      locale: vscode.env.language,
    });
  }

  get visible(): boolean {
    return this.view?.visible ?? false;
  }

  post(message: ToPage): void {
    void this.view?.webview.postMessage(message);
  }

  /** As `post`; a page that is still loading is told when it is there, after all else. */
  postWhenReady(message: ToPage): void {
    if (this.isReady) this.post(message);
    else this.waiting.push(message);
  }

  set description(text: string) {
    if (this.view) this.view.description = text;
  }

  set badge(badge: vscode.ViewBadge | undefined) {
    if (this.view) this.view.badge = badge;
  }

  async reveal(): Promise<void> {
    await vscode.commands.executeCommand(`${LogView.id}.focus`);
  }

  private receive(message: unknown): void {
    if (isForWorker(message)) {
      this.events.forWorker(message);
      return;
    }
    if (!isForHost(message)) {
      this.events.invalid();
      return;
    }
    if (message.type === 'ready') this.begin();
    else this.events.forHost(message);
  }

  /** The page makes itself anew, from what it has kept. */
  begin(): void {
    if (!this.view) return;
    this.post({ type: 'strings', strings: pageStrings(), locale: vscode.env.language });
    this.events.ready();
    this.isReady = true;
    for (const one of this.waiting.splice(0)) this.post(one);
  }

  private gone(): void {
    this.isReady = false;
    this.events.gone();
  }
}
