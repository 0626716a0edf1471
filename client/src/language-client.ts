import {
  type Disposable,
  EventEmitter,
  extensions,
  type LogOutputChannel,
  l10n,
  languages,
  type TextDocument,
  type WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, WorkspaceEdit as WrittenEdit } from 'vscode-languageclient';
import { answerFileRequests } from './client-files.ts';
import { documentSelector } from './document-selector.ts';
import { createLanguageStatus, type PlatformStatus } from './language-status.ts';
import { tellError } from './notifications.ts';
import type { ServerPhase } from './server-phase.ts';

/** How long an old server may take to end before a new one is started, in milliseconds. */
const shutdownTimeout = 2000;

/** How a server is run: as a process of Node's, or as a worker in a browser. */
export interface ServerHost {
  createClient(options: LanguageClientOptions, onPhase: (phase: ServerPhase) => void): BaseLanguageClient;
  /** What the server is told besides what holds everywhere. */
  readonly initializationOptions: Readonly<Record<string, unknown>>;
}

/** The language server: started when the first of its documents is open, restarted on request. */
export class LanguageServer implements Disposable {
  private readonly status = createLanguageStatus();
  private readonly started = new EventEmitter<void>();
  private readonly subscriptions: Disposable[] = [this.status, this.started];
  private readonly listeners = new Map<string, (params: unknown) => void>();
  private client: BaseLanguageClient | undefined;
  private restarting: Promise<void> | undefined;
  private restartAgain = false;

  constructor(
    private readonly host: ServerHost,
    private readonly output: LogOutputChannel,
  ) {}

  /** A server has just started: it knows nothing of what was told to the one before. */
  readonly onDidStart = this.started.event;

  /** Every YAML file activates the extension; a server is started only for those it reads. */
  startWhenNeeded(): void {
    const startFor = (document: TextDocument): void => {
      if (this.client || languages.match(documentSelector, document) === 0) return;
      void this.start();
    };
    this.subscriptions.push(
      workspace.onDidOpenTextDocument(startFor),
      window.onDidChangeActiveTextEditor(() => void this.showPlatform()),
      // The facts of the workspace come in after a document is open, and its diagnostics with them.
      languages.onDidChangeDiagnostics(() => void this.showPlatform()),
    );
    workspace.textDocuments.forEach(startFor);
  }

  /** Ends the server and starts a new one. Any number of calls while that happens cause one more restart. */
  restart(): Promise<void> {
    if (this.restarting) {
      this.restartAgain = true;
      return this.restarting;
    }
    this.restarting = this.restartUntilQuiet().finally(() => {
      this.restarting = undefined;
    });
    return this.restarting;
  }

  get isRunning(): boolean {
    return this.client?.isRunning() ?? false;
  }

  /** Asks the server; undefined while there is none, or when it could not answer. */
  async request<T>(method: string, params: object): Promise<T | undefined> {
    try {
      return (await this.client?.sendRequest<T | null>(method, params)) ?? undefined;
    } catch (error) {
      this.output.warn(`${method}: ${error}`);
      return undefined;
    }
  }

  /** As `request`, but starts a server when there is none. */
  async ask<T>(method: string, params: object): Promise<T | undefined> {
    await this.restarting;
    this.wake();
    return this.request<T>(method, params);
  }

  /** Starts a server when there is none: there is something to be done, although none of its documents is open. */
  wake(): void {
    if (!this.client && !this.restarting) void this.start();
  }

  /** Tells the server, if there is one. */
  notify(method: string, params: object): void {
    this.client?.sendNotification(method, params).catch((error) => this.output.warn(`${method}: ${error}`));
  }

  /** Hears what every server says by this method, also one that is started already. */
  onNotification(method: string, listener: (params: unknown) => void): void {
    this.listeners.set(method, listener);
    this.client?.onNotification(method, listener);
  }

  /** An edit that the server wrote, as VS Code takes it. */
  async toEdit(edit: WrittenEdit): Promise<WorkspaceEdit | undefined> {
    return this.client?.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    try {
      await client?.dispose(shutdownTimeout);
    } catch (error) {
      this.output.warn(`The server did not end in order: ${error}`);
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async showPlatform(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (!document || languages.match(documentSelector, document) === 0) return;
    const uri = document.uri.toString();
    this.status.showPlatform(await this.request<PlatformStatus>('procfileDoctor/platform', { uri }));
  }

  private async restartUntilQuiet(): Promise<void> {
    do {
      this.restartAgain = false;
      await this.stop();
      await this.start();
    } while (this.restartAgain);
  }

  private async start(): Promise<void> {
    let isStarted = false;
    const client = this.host.createClient(this.clientOptions(), (phase) => {
      if (this.client === client) this.status.show(phase);
      // A server that was killed is started again by the library, and knows as little as the first.
      if (isStarted && phase === 'running') void client.start().then(() => this.started.fire());
    });
    this.client = client;
    answerFileRequests(client);
    for (const [method, listener] of this.listeners) client.onNotification(method, listener);
    try {
      await client.start();
      isStarted = true;
      this.started.fire();
    } catch (error) {
      this.output.error(`The server did not start: ${error}`);
    }
  }

  private clientOptions(): LanguageClientOptions {
    return {
      documentSelector,
      initializationOptions: {
        // Red Hat's extension underlines plain YAML errors already.
        yamlErrorsElsewhere: extensions.getExtension('redhat.vscode-yaml') !== undefined,
        ...this.host.initializationOptions,
      },
      outputChannel: this.output,
      initializationFailedHandler: () => {
        void this.reportFailure();
        return false;
      },
      // Hovers quote the user's files: never run commands or HTML from them.
      markdown: { isTrusted: false, supportHtml: false },
    };
  }

  private async reportFailure(): Promise<void> {
    const show = l10n.t('Show output');
    const answer = await tellError(l10n.t('Procfile Doctor could not start its language server.'), show);
    if (answer === show) this.output.show();
  }
}
