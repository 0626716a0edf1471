// @ts-check
// A language server as the bench sees it: a process that is spoken to over its standard streams.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { environment } from '../environment.mjs';

/** What an editor can do, as far as it matters for what is measured. */
const CAPABILITIES = {
  workspace: { configuration: true, applyEdit: true },
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: { snippetSupport: true, documentationFormat: ['markdown'] },
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
    },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

/** @typedef {{ range: { start: Position, end: Position } }} Diagnostic */
/** @typedef {import('./documents.mjs').Position} Position */

export class ServerProcess {
  /**
   * @param {string} script
   * @param {{ node?: string, env?: NodeJS.ProcessEnv, settings?: Record<string, unknown> }} [options] `node`: another one than that
   * of the bench. `env` is added to ours
   */
  constructor(script, { node = process.execPath, env = {}, settings = {} } = {}) {
    this.started = performance.now();
    this.process = spawn(node, [script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...environment, ...env },
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    /** @type {((published: { uri: string, version?: number, diagnostics: Diagnostic[] }) => void)[]} */
    this.listeners = [];
    this.connection.onNotification('textDocument/publishDiagnostics', (published) => {
      for (const listener of this.listeners) listener(published);
    });
    this.connection.onRequest('workspace/configuration', ({ items }) =>
      items.map((/** @type {{ section?: string }} */ { section = '' }) => settings[section] ?? null),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  /**
   * Milliseconds from the start of the process to the answer: on the clock, and of its processor time.
   * @param {{ asks: boolean }} options whether this editor asks for diagnostics; servers that cannot be asked publish them
   */
  async initialize({ asks }) {
    const { textDocument } = CAPABILITIES;
    const capabilities = { ...CAPABILITIES, textDocument: { ...textDocument, ...(asks && { diagnostic: {} }) } };
    const answer = /** @type {{ capabilities: { diagnosticProvider?: object } }} */ (
      await this.connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities })
    );
    const clock = performance.now() - this.started;
    const processor = this.processorTime;
    this.canBeAsked = asks && answer.capabilities.diagnosticProvider !== undefined;
    await this.connection.sendNotification('initialized', {});
    return { clock, processor };
  }

  /**
   * What is published next for this version of a document, or without a version.
   * @param {string} uri @param {number} version @returns {Promise<Diagnostic[]>}
   */
  publication(uri, version) {
    return new Promise((resolve) => {
      const listener = (/** @type {{ uri: string, version?: number, diagnostics: Diagnostic[] }} */ published) => {
        if (published.uri !== uri || (published.version ?? version) < version) return;
        this.listeners.splice(this.listeners.indexOf(listener), 1);
        resolve(published.diagnostics);
      };
      this.listeners.push(listener);
    });
  }

  /** Until it has nothing left to do: what it reads after the start or around a document is no keystroke's work. */
  async settled() {
    for (let before = Number.NEGATIVE_INFINITY; this.processorTime - before > 2; ) {
      before = this.processorTime;
      await sleep(200);
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
