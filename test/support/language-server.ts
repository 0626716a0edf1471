import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { messageReader } from './message-reader.ts';

/** What nearly every client says that it takes: code actions that bring their edit, and symbols below each other. */
export const USUAL_TEXT_DOCUMENT = {
  codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  documentSymbol: { hierarchicalDocumentSymbolSupport: true },
};

/** The built server over stdio, as any editor starts it. */
export class LanguageServer implements AsyncDisposable {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** What the server said it can do. */
  capabilities: ServerCapabilities = {};
  readonly published: PublishDiagnosticsParams[] = [];
  #waiting: (() => void)[] = [];
  #said = '';
  #isAskedWhatItSaid = false;

  private constructor(program: string, env: NodeJS.ProcessEnv) {
    this.process = spawn(process.execPath, [program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('no pipes');
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    stderr.on('end', () => {
      if (!this.#isAskedWhatItSaid) process.stderr.write(this.#said);
    });
    this.connection = createProtocolConnection(messageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
    this.connection.listen();
  }

  /** Starts and initializes; `prepare` says what the client answers. Without capabilities it is a client that can do little but what all can, and take any edit. */
  static async start(
    params: Partial<InitializeParams> = {},
    program = 'dist/server.js',
    env: NodeJS.ProcessEnv = {},
    prepare: (connection: ProtocolConnection) => void = () => undefined,
  ): Promise<LanguageServer> {
    const server = new LanguageServer(program, env);
    prepare(server.connection);
    const workspaceEdit = { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] as const };
    const capabilities = { workspace: { workspaceEdit }, textDocument: USUAL_TEXT_DOCUMENT };
    const poor = { processId: null, rootUri: null, capabilities };
    const result = await server.connection.sendRequest<InitializeResult>('initialize', { ...poor, ...params });
    server.capabilities = result.capabilities;
    await server.connection.sendNotification('initialized', {});
    return server;
  }

  open(uri: string, text: string, languageId = 'procfile'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest(method, params) as Promise<T>;
  }

  /** The next publication for `uri` that satisfies `accept`, those that have arrived already included. */
  async diagnostics(
    uri: string,
    accept: (params: PublishDiagnosticsParams) => boolean = () => true,
  ): Promise<Diagnostic[]> {
    for (;;) {
      const found = this.published.find((params) => params.uri === uri && accept(params));
      if (found) return found.diagnostics;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Says goodbye as the protocol wants it; the exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const exited = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    const [code] = (await exited) as [number | null];
    this.connection.dispose();
    return code;
  }

  /** Ends it; all that it has written to standard error, which is shown when no test asks for it. */
  async said(): Promise<string> {
    this.#isAskedWhatItSaid = true;
    await this[Symbol.asyncDispose]();
    const { stderr } = this.process;
    if (stderr && !stderr.readableEnded) await once(stderr, 'end');
    return this.#said;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.connection.dispose();
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill();
      await once(this.process, 'exit');
    }
    // What nobody reads any more must not keep the test alive.
    this.process.stdin?.destroy();
    this.process.stdout?.destroy();
  }
}
