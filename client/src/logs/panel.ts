import { join } from 'node:path';
import * as vscode from 'vscode';
import { type ChosenSource, chooseSource, createSource, describe, type SourceDefinition } from './choose-source.ts';
import { facets } from './facets-in-words.ts';
import { failureText } from './failure-text.ts';
import { incidentCard } from './incident-cards.ts';
import { LogView } from './log-view.ts';
import { openLocation } from './open-location.ts';
import type { PageCommand, SourceStatus, ToHostFromPage } from './protocol.ts';
import { LogSession, type PlacedIncident, type SourceState } from './session.ts';
import { loadTranslations } from './translations.ts';

/** Registers the view "Platform Logs" and its commands. Nothing runs until someone connects a source. */
export function registerLogPanel(context: vscode.ExtensionContext): void {
  context.subscriptions.push(new LogPanel(context));
}

class LogPanel implements vscode.Disposable {
  private readonly view: LogView;
  private readonly channel = vscode.window.createOutputChannel('Platform Logs', { log: true });
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly translations;
  private session: LogSession | undefined;
  private sources: readonly SourceState[] = [];
  private incidents: readonly PlacedIncident[] = [];
  private paused = false;

  constructor(private readonly context: vscode.ExtensionContext) {
    this.translations = loadTranslations(join(context.extensionPath, 'dist', 'l10n'), vscode.env.language);
    this.view = new LogView(context.extensionUri, {
      ready: () => this.pageReady(),
      gone: () => this.session?.attach(false),
      forWorker: (message) => this.session?.fromPage(message),
      forHost: (message) => void this.answer(message),
      invalid: () => this.channel.warn('The page sent a message that is not known; it was left out.'),
    });
    this.subscriptions.push(this.channel, vscode.window.registerWebviewViewProvider(LogView.id, this.view));
    this.command('connect', () => this.connect());
    this.command('connectDemo', () => this.open(describe({ kind: 'demo' })));
    this.command('open', (definition: SourceDefinition) => this.open(describe(definition)));
    this.command('clear', () => this.session?.clear());
    this.command('stop', () => this.stopAll());
    this.command('pause', () => this.setPaused(true));
    this.command('resume', () => this.setPaused(false));
    for (const name of ['follow', 'find', 'filter', 'nextFailure', 'previousFailure'] satisfies PageCommand[]) {
      this.command(name, async () => {
        await this.view.reveal();
        this.view.post({ type: 'command', command: name });
      });
    }
  }

  dispose(): void {
    for (const one of this.subscriptions) one.dispose();
    void this.session?.dispose();
  }

  private command(name: string, run: (...args: never[]) => unknown): void {
    this.subscriptions.push(vscode.commands.registerCommand(`procfileDoctor.logs.${name}`, run));
  }

  private async connect(): Promise<void> {
    const chosen = await chooseSource();
    if (chosen) await this.open(chosen);
  }

  private async open({ id, label, definition }: ChosenSource): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Logs are not read in a workspace that is not trusted.'));
      return;
    }
    await this.view.reveal();
    await this.theSession().add(id, label, () => createSource(definition, this.context.extensionPath));
  }

  private theSession(): LogSession {
    this.session ??= this.createSession();
    return this.session;
  }

  private createSession(): LogSession {
    const session = new LogSession(
      join(this.context.extensionPath, 'dist', 'log-worker.js'),
      { lines: 200_000, characters: 100_000_000 },
      {
        page: (message) => this.view.post(message),
        sources: (sources) => {
          this.sources = sources;
          this.tellSources();
        },
        incidents: (incidents) => {
          this.incidents = incidents;
          this.tellIncidents();
        },
        counts: (counts, texts) => this.view.post({ type: 'facets', facets: facets(counts, texts, this.translations) }),
        health: (health) => this.view.post({ type: 'health', health }),
        output: (text) => this.channel.info(text),
        log: (message) => this.channel.info(message),
      },
    );
    if (this.view.visible) session.attach(true);
    return session;
  }

  private pageReady(): void {
    this.tellSources();
    this.tellIncidents();
    this.session?.attach(true);
  }

  private tellSources(): void {
    const sources: SourceStatus[] = this.sources.map(({ failure, ...status }) => ({
      ...status,
      detail: failure ? failureText(failure) : '',
    }));
    this.view.post({ type: 'sources', sources, paused: this.paused });
    void vscode.commands.executeCommand('setContext', 'procfileDoctor.logs.hasSource', sources.length > 0);
  }

  private tellIncidents(): void {
    const incidents = this.incidents.map((incident) => incidentCard(incident, this.translations));
    this.view.post({ type: 'incidents', incidents });
  }

  private setPaused(paused: boolean): void {
    this.paused = paused;
    void vscode.commands.executeCommand('setContext', 'procfileDoctor.logs.paused', paused);
    this.tellSources();
  }

  private stopAll(): void {
    for (const { id } of this.sources) this.session?.stop(id);
  }

  private async answer(message: ToHostFromPage): Promise<void> {
    switch (message.type) {
      case 'connect':
        return this.connect();
      case 'pause':
        return this.setPaused(message.paused);
      case 'open':
        if (!(await openLocation(message.path, message.line))) {
          void vscode.window.showInformationMessage(vscode.l10n.t('{0} is not in this workspace.', message.path));
        }
        return;
      case 'copy': {
        const text = await this.session?.text('plain', message.rows.from, message.rows.to);
        if (text) await vscode.env.clipboard.writeText(text);
        return;
      }
      case 'source':
        if (message.action === 'stop') this.session?.stop(message.id);
        else if (message.action === 'remove') this.session?.remove(message.id);
        else await this.session?.restart(message.id);
    }
  }
}
