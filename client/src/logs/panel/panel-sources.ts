import * as vscode from 'vscode';
import { redact } from '../../../../server/src/core/text/redact.ts';
import { tellWarning } from '../../notifications.ts';
import { chooseSource } from '../connect/choose.ts';
import { demoDefinition } from '../connect/demo-definition.ts';
import { withChosenEncoding } from '../connect/encoding-choice.ts';
import { readDefinition } from '../connect/read-definition.ts';
import type { ChosenSource, ConnectEnvironment, Definition } from '../connect/source-kind.ts';
import { refuseUntrusted } from '../connect/trust.ts';
import type { SourceStatus } from '../messages/page-protocol.ts';
import type { LogSession } from '../session/session.ts';
import type { SourceState } from '../session/session-source.ts';
import type { PageRequest } from './log-view.ts';
import { RememberedSources } from './remembered-sources.ts';
import { refusedSince, sourceStatus } from './source-status.ts';

interface SourcesEvents {
  /** The session, which begins with the first source. */
  session(): LogSession;
  /** A source is about to start. */
  opening(source: ChosenSource): void;
  /** Shows the panel, and gives it the focus. */
  reveal(): Promise<void>;
}

/** The sources of the panel: those that a person connects, and those that were connected when the window was closed. */
export class PanelSources {
  readonly #environment: ConnectEnvironment;
  readonly #events: SourcesEvents;
  states: readonly SourceState[] = [];
  readonly #remembered: RememberedSources;
  /** Everything that was connected in this window, by its id. */
  readonly #chosen = new Map<string, ChosenSource>();
  #restored = false;
  /** What is still to be resumed. */
  #resuming: readonly Definition[] = [];

  constructor(environment: ConnectEnvironment, memento: vscode.Memento, events: SourcesEvents) {
    this.#environment = environment;
    this.#events = events;
    this.#remembered = new RememberedSources(memento);
  }

  /** The state of each, for the page. */
  get statuses(): readonly SourceStatus[] {
    return this.states.map((one) =>
      sourceStatus(one, (text) => this.clean(text), this.#chosen.get(one.id)?.signIn !== undefined),
    );
  }

  /** What a program or a server has said, without secrets. */
  clean(text: string): string {
    return redact(this.#environment.secrets.hide(text));
  }

  async connect(): Promise<void> {
    if (refuseUntrusted()) return;
    await this.#show(await chooseSource(this.#environment, this.#remembered.recent));
  }

  connectDemo(): Promise<void> {
    return this.#show(readDefinition(demoDefinition, this.#environment));
  }

  /** Follows a file: one of the explorer, else the one in front. */
  async openFile(chosen: unknown): Promise<void> {
    const uri = chosen instanceof vscode.Uri ? chosen : vscode.window.activeTextEditor?.document.uri;
    if (!uri) return;
    const path = uri.scheme === 'file' ? uri.fsPath : uri.toString();
    await this.#show(readDefinition({ kind: 'file', path }, this.#environment));
  }

  /**
   * Resumes what was tailed when the window was closed or reloaded: once, and not after something was connected. The panel is in
   * sight then, and the focus stays where the person writes.
   */
  async restore(): Promise<void> {
    if (this.#restored || !vscode.workspace.isTrusted) return;
    this.#restored = true;
    this.#resuming = this.#remembered.running;
    for (let [next, ...rest] = this.#resuming; next; [next, ...rest] = rest) {
      this.#resuming = rest;
      await this.#open(readDefinition(next, this.#environment));
    }
  }

  /** Takes the new states from the session. */
  changed(states: readonly SourceState[]): void {
    const refused = refusedSince(this.states, states);
    this.states = states;
    this.#restored = true;
    const running = states.filter(({ phase }) => phase !== 'stopped' && phase !== 'ended');
    const definitions = running.flatMap(({ id }) => this.#chosen.get(id)?.definition ?? []);
    // The window may be loaded again before all of them run.
    this.#remembered.setRunning([...definitions, ...this.#resuming]);
    for (const { id } of refused) void this.#offerSignIn(id);
  }

  stopAll(): void {
    for (const { id } of this.states) this.#events.session().stop(id);
  }

  /** Does what the page asks for a source. */
  async act({ id, action }: Extract<PageRequest, { readonly type: 'source' }>): Promise<void> {
    const session = this.#events.session();
    if (action === 'stop') session.stop(id);
    else if (action === 'remove') session.remove(id);
    else if (action === 'signIn') await this.#signIn(id);
    else if (action === 'encoding') await this.#chooseEncoding(id);
    else await session.restart(id);
  }

  /** Shows the panel, and starts what a person has chosen. */
  async #show(source: ChosenSource | undefined): Promise<void> {
    if (!source || refuseUntrusted()) return;
    this.#remembered.used(source.definition);
    await this.#events.reveal();
    await this.#open(source);
  }

  async #open(source: ChosenSource | undefined): Promise<void> {
    if (!source) return;
    this.#chosen.set(source.id, source);
    this.#events.opening(source);
    await this.#events.session().add(source.id, source.label, () => source.create());
  }

  /** A platform that does not take the token (any more): asks for another and goes on. */
  async #offerSignIn(id: string): Promise<void> {
    const source = this.#chosen.get(id);
    if (!source?.signIn) return;
    const signIn = vscode.l10n.t('Sign In…');
    const message = vscode.l10n.t('{0}: the server asks to sign in.', source.label);
    if ((await tellWarning(message, signIn)) === signIn) await this.#signIn(id);
  }

  async #signIn(id: string): Promise<void> {
    if (await this.#chosen.get(id)?.signIn?.()) await this.#events.session().restart(id);
  }

  /** Reads a source again, in the encoding that the person says it has. */
  async #chooseEncoding(id: string): Promise<void> {
    const source = await withChosenEncoding(this.#chosen.get(id), this.#environment);
    if (!source) return;
    const session = this.#events.session();
    session.remove(id);
    // Lines that were read in the wrong encoding are no loss.
    if (this.states.length === 0) session.clear();
    await this.#show(source);
  }
}
