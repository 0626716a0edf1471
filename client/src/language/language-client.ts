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
import { PLATFORM, type PlatformStatus } from '../../../server/src/core/messages/document-messages.ts';
import { endsWithin } from '../../../server/src/core/time/ends-within.ts';
import { tellError } from '../notifications.ts';
import { documentSelector, wakingSelector } from './document-selector.ts';
import { EndCount, MINUTES, MOST_ENDS } from './end-count.ts';
import { createLanguageStatus } from './language-status.ts';
import type { ServerPhase } from './supervised-client.ts';

/** How long an old server may take to end before a new one is started. */
const SHUTDOWN_TIMEOUT_MS = 2000;

/** How a server is run: as a process of Node's, or as a worker in a browser. */
export interface ServerHost {
  createClient(options: LanguageClientOptions, onPhase: (phase: ServerPhase) => void): BaseLanguageClient;
  /** What the server is told beside what every server of ours is told. */
  readonly initializationOptions: Readonly<Record<string, unknown>>;
}

/** The language server: started when the first of its documents is open, and again when it ends or on request. */
export class LanguageServer implements Disposable {
  readonly #host: ServerHost;
  readonly #output: LogOutputChannel;
  readonly #status = createLanguageStatus();
  readonly #started = new EventEmitter<void>();
  readonly #subscriptions: Disposable[] = [this.#status, this.#started];
  readonly #listeners = new Map<string, (params: unknown) => void>();
  readonly #ends = new EndCount();
  #client: BaseLanguageClient | undefined;
  #starting: Promise<void> | undefined;
  #restarting: Promise<void> | undefined;
  #restartAgain = false;

  constructor(host: ServerHost, output: LogOutputChannel) {
    this.#host = host;
    this.#output = output;
  }

  /** A server has just started: it knows nothing of what was told to the one before. */
  readonly onDidStart = this.#started.event;

  /** Every YAML and Python file activates the extension; a server is started only for those it reads. */
  startWhenNeeded(): void {
    const startFor = (document: TextDocument): void => {
      if (languages.match(wakingSelector, document) > 0) this.wake();
    };
    this.#subscriptions.push(
      workspace.onDidOpenTextDocument(startFor),
      window.onDidChangeActiveTextEditor(() => void this.#showPlatform()),
      // The facts of the workspace come in after a document is open, and its diagnostics with them.
      languages.onDidChangeDiagnostics(({ uris }) => {
        const active = window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) void this.#showPlatform();
      }),
    );
    workspace.textDocuments.forEach(startFor);
  }

  /** Ends the server and starts a new one. Any number of calls while that happens cause one more restart. */
  restart(): Promise<void> {
    if (this.#restarting) {
      this.#restartAgain = true;
      return this.#restarting;
    }
    this.#restarting = this.#restartUntilQuiet().finally(() => {
      this.#restarting = undefined;
    });
    return this.#restarting;
  }

  get isRunning(): boolean {
    return this.#client?.isRunning() ?? false;
  }

  /** Asks the server; undefined while there is none, or when it could not answer. */
  async request<T>(method: string, params: object): Promise<T | undefined> {
    try {
      return (await this.#client?.sendRequest<T | null>(method, params)) ?? undefined;
    } catch (error) {
      this.#output.warn(`${method}: ${error}`);
      return undefined;
    }
  }

  /** As `request`, but starts a server when there is none. */
  async ask<T>(method: string, params: object): Promise<T | undefined> {
    await this.#restarting;
    this.wake();
    return this.request<T>(method, params);
  }

  /** Starts a server when there is none: there is something to be done, although none of its documents is open. */
  wake(): void {
    if (!this.#client && !this.#restarting) void this.#start();
  }

  /** Tells the server, if there is one. */
  notify(method: string, params: object): void {
    this.#client?.sendNotification(method, params).catch((error) => this.#output.warn(`${method}: ${error}`));
  }

  /** Hears what every server says by this method, also one that is started already. */
  onNotification(method: string, listener: (params: unknown) => void): void {
    this.#listeners.set(method, listener);
    this.#client?.onNotification(method, listener);
  }

  /** An edit that the server wrote, as VS Code takes it. */
  async toEdit(edit: WrittenEdit): Promise<WorkspaceEdit | undefined> {
    return this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit);
  }

  async stop(): Promise<void> {
    const client = this.#client;
    const starting = this.#starting;
    if (!client) return;
    this.#client = undefined;
    // The library cannot stop what is starting. Who waits for that no longer has it stopped as soon as it runs: it would do all
    // that the next one does, too.
    const ended = Promise.resolve(starting).then(() => this.#end(client));
    await endsWithin(SHUTDOWN_TIMEOUT_MS * 2, ended);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #end(client: BaseLanguageClient): Promise<void> {
    try {
      await client.dispose(SHUTDOWN_TIMEOUT_MS);
    } catch (error) {
      this.#output.warn(`The server did not end in order: ${error}`);
    }
  }

  async #showPlatform(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (!document || languages.match(documentSelector, document) === 0) return;
    const uri = document.uri.toString();
    const platform = await this.request<PlatformStatus>(PLATFORM, { uri });
    // By now another document may be in front, whose answer has come sooner.
    if (window.activeTextEditor?.document === document) this.#status.showPlatform(platform);
  }

  async #restartUntilQuiet(): Promise<void> {
    this.#ends.forget();
    do {
      this.#restartAgain = false;
      await this.stop();
      await this.#start();
    } while (this.#restartAgain);
  }

  #start(): Promise<void> {
    const client = this.#host.createClient(this.#clientOptions(), (phase) => {
      if (this.#client !== client) return;
      this.#status.show(phase);
      if (phase === 'stopped') this.#startAgain();
    });
    this.#client = client;
    for (const [method, listener] of this.#listeners) client.onNotification(method, listener);
    this.#starting = client.start().then(
      () => this.#started.fire(),
      (error) => this.#output.error(`The server did not start: ${error}`),
    );
    return this.#starting;
  }

  /** The server has ended, and nobody had asked it to. */
  #startAgain(): void {
    if (this.#ends.allowsAnother(Date.now())) void this.#start();
    else void this.#tellOfEnds();
  }

  async #tellOfEnds(): Promise<void> {
    const [again, show] = [l10n.t('Start Again'), l10n.t('Show Output')];
    const message = l10n.t(
      'The language server of Procfile Doctor has ended {0} times within {1} minutes, and is not started again by itself.',
      MOST_ENDS,
      MINUTES,
    );
    const answer = await tellError(message, again, show);
    if (answer === again) await this.restart();
    else if (answer === show) this.#output.show();
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector,
      initializationOptions: {
        // Red Hat's extension underlines plain YAML errors already.
        yamlErrorsElsewhere: extensions.getExtension('redhat.vscode-yaml') !== undefined,
        // This client has the commands that show an incident and the lines of a process.
        logPanel: true,
        suggestCommand: true,
        saveCommand: true,
        ...this.#host.initializationOptions,
      },
      outputChannel: this.#output,
      // Hovers quote the user's files: never run commands or HTML from them.
      markdown: { isTrusted: false, supportHtml: false },
    };
  }
}
