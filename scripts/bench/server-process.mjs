// @ts-check
// A language server as the bench sees it: a process that is spoken to over its standard streams.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export class ServerProcess {
  /**
   * @param {string} script
   * @param {NodeJS.ProcessEnv} [env] added to ours
   */
  constructor(script, env = {}) {
    this.started = performance.now();
    this.process = spawn(process.execPath, [script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    /** @type {Map<string, number>} */
    this.published = new Map();
    /** @type {(() => void)[]} */
    this.waiting = [];
    this.connection.onNotification('textDocument/publishDiagnostics', ({ uri }) => {
      this.published.set(uri, (this.published.get(uri) ?? 0) + 1);
      for (const wake of this.waiting.splice(0)) wake();
    });
    // What some servers ask for at the start.
    this.connection.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /**
   * Milliseconds from the start of the process to the answer.
   * @param {object} [capabilities]
   */
  async initialize(capabilities = {}) {
    await this.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
    const time = performance.now() - this.started;
    await this.connection.sendNotification('initialized', {});
    return time;
  }

  /** @param {{ uri: string, languageId: string, text: string }} document */
  open(document) {
    return this.connection.sendNotification('textDocument/didOpen', { textDocument: { ...document, version: 1 } });
  }

  /**
   * Resolves when diagnostics of a document were published so many times.
   * @param {string} uri
   * @param {number} times
   */
  async publications(uri, times) {
    while ((this.published.get(uri) ?? 0) < times) {
      await /** @type {Promise<void>} */ (new Promise((resolve) => this.waiting.push(resolve)));
    }
  }

  /** Processor time of all its threads so far in milliseconds (Linux: Documentation/scheduler/sched-stats.rst). */
  get processorTime() {
    const threads = `/proc/${this.process.pid}/task`;
    const times = readdirSync(threads).map((thread) =>
      Number(readFileSync(`${threads}/${thread}/schedstat`, 'utf8').split(' ')[0]),
    );
    return times.reduce((sum, time) => sum + time, 0) / 1e6;
  }

  /** Resident memory in MB. */
  get memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))?.[1]) / 1024;
  }

  end() {
    this.connection.dispose();
    this.process.kill();
  }
}
