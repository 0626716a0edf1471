import * as vscode from 'vscode';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { isNumber, isRecord, isString } from '../../guards.ts';
import type { LanguageServer } from '../../language/language-client.ts';
import { IncidentLoop } from '../../loop/incident-loop.ts';
import { LogFolders } from '../../loop/log-folders.ts';
import { tellInformation, tellWarning } from '../../notifications.ts';
import { forgetSignIns } from '../connect/forget-sign-ins.ts';
import { vscodeSecrets } from '../connect/secrets.ts';
import type { ConnectEnvironment, Secrets } from '../connect/source-kind.ts';
import { manageTrust } from '../connect/trust.ts';
import type { IncidentCard, PageCommand, RowCommand, ToWorkerFromPage } from '../messages/page-protocol.ts';
import { LogSession } from '../session/session.ts';
import type { SourceState } from '../session/session-source.ts';
import { Alerts } from './alerts.ts';
import { copyRows, exportRows, openRows } from './export-rows.ts';
import { facets } from './facets-in-words.ts';
import { incidentCard } from './incident-cards.ts';
import { type LogSettings, readLogSettings, ringLimits } from './log-settings.ts';
import { LogView, type PageRequest } from './log-view.ts';
import { openLocation } from './open-location.ts';
import type { PanelAction } from './panel-commands.ts';
import type { PanelHost } from './panel-host.ts';
import type { LoadedPanel } from './panel-on-demand.ts';
import { PanelSources } from './panel-sources.ts';
import { pickIncident } from './pick-incident.ts';
import { RememberedPins } from './remembered-pins.ts';
import { TailStatus } from './tail-status.ts';
import { tellFailure, tellRestart } from './thread-notices.ts';

/** The view "Platform Logs" with all that it shows. */
export class LogPanel implements LoadedPanel {
  readonly #context: vscode.ExtensionContext;
  readonly #host: PanelHost;
  readonly #view: LogView;
  readonly #channel = vscode.window.createOutputChannel(vscode.l10n.t('Platform Logs'), { log: true });
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #sources: PanelSources;
  readonly #pins: RememberedPins;
  readonly #secrets: Secrets;
  readonly #loop: IncidentLoop;
  readonly #status = new TailStatus();
  readonly #alerts = new Alerts((incident) => void this.#showIncident(incident.id));
  #settings: LogSettings = readLogSettings();
  #session: LogSession | undefined;
  #incidents: readonly IncidentCard[] = [];
  /** What the page asked for before there was a session. */
  readonly #early: ToWorkerFromPage[] = [];
  readonly #actions: Readonly<Record<PanelAction, (argument: unknown) => unknown>> = {
    connect: () => this.#sources.connect(),
    connectDemo: () => this.#sources.connectDemo(),
    openFile: (uri) => this.#sources.openFile(uri),
    forgetSignIns: () => forgetSignIns(this.#secrets),
    clear: () => this.#session?.clear(),
    stop: () => this.#sources.stopAll(),
    pause: () => this.#setPaused(true),
    resume: () => this.#setPaused(false),
    export: () => this.#session && exportRows(this.#session, this.#host),
    older: () => this.#loadOlder(),
    openAsDocument: () => this.#session && openRows(this.#session, this.#context),
    follow: () => this.#onPage('follow'),
    find: () => this.#onPage('find'),
    filter: () => this.#onPage('filter'),
    nextFailure: () => this.#onPage('nextFailure'),
    previousFailure: () => this.#onPage('previousFailure'),
    // From the menu of a row, with what the page has written on it.
    pinRow: (context) => this.#onRow(context, 'pin'),
    copyRow: (context) => this.#onRow(context, 'copy'),
    onlyProcess: (context) => this.#onRow(context, 'onlyProcess'),
    showIncident: (id) => this.#showIncident(id),
    showLogs: (process) => this.#showLogs(process),
    applyFix: () => this.#loop.applyShown(),
  };
  #paused = false;
  #disposed = false;

  constructor(context: vscode.ExtensionContext, server: LanguageServer, host: PanelHost) {
    this.#context = context;
    this.#host = host;
    this.#pins = new RememberedPins(context.workspaceState);
    this.#secrets = vscodeSecrets(context.secrets);
    this.#loop = new IncidentLoop(server, new LogFolders(context.workspaceState), {
      translations: host.translations,
      settings: () => this.#settings,
      toPage: (message) => this.#view.post(message),
      readWith: (reading) => this.#session?.readWith(reading),
    });
    const environment: ConnectEnvironment = {
      ...host,
      extensionPath: context.extensionPath,
      folder: firstFolder(),
      secrets: this.#secrets,
      literals: () => this.#theSession().literals(),
    };
    this.#sources = new PanelSources(environment, context.workspaceState, {
      session: () => this.#theSession(),
      opening: (source) => this.#quietly(this.#loop.sourceAdded(source)),
      reveal: () => this.#view.reveal(),
    });
    this.#view = new LogView(context.extensionUri, context.workspaceState, {
      ready: () => this.#quietly(this.#pageReady()),
      shown: () => this.#session?.attach(true),
      gone: () => this.#session?.attach(false),
      forWorker: (message) => (this.#session ? this.#session.fromPage(message) : this.#early.push(message)),
      forHost: (message) => this.#quietly(this.#answer(message)),
      invalid: () => this.#channel.warn('The page sent a message that is not known; it was left out.'),
    });
    this.#subscriptions.push(
      this.#channel,
      this.#status,
      this.#loop,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('procfileDoctor.logs')) this.#applySettings();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#view.begin()),
    );
  }

  dispose(): void {
    this.#disposed = true;
    for (const one of this.#subscriptions) one.dispose();
    void this.#session?.dispose();
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view.resolveWebviewView(view);
  }

  run(action: PanelAction, argument: unknown): unknown {
    return this.#actions[action](argument);
  }

  /** For work that nobody awaits: errors go to the output channel. */
  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => this.#channel.error(this.#sources.clean(String(error))));
  }

  async #onPage(command: PageCommand): Promise<void> {
    await this.#view.reveal();
    this.#view.postWhenReady({ type: 'command', command });
  }

  #onRow(context: unknown, command: RowCommand): void {
    if (isRecord(context) && isNumber(context['row'])) this.#view.post({ type: 'row', command, id: context['row'] });
  }

  #theSession(): LogSession {
    this.#session ??= this.#createSession();
    return this.#session;
  }

  #createSession(): LogSession {
    const session = new LogSession(this.#host.startThread, ringLimits(this.#settings), {
      page: this.#pins.noting((message) => this.#view.post(message)),
      sources: (states) => this.#sourcesChanged(states),
      incidents: (incidents) => {
        const { textsOf, translations } = this.#host;
        this.#incidents = incidents.map((incident) => incidentCard(incident, textsOf, translations));
        this.#loop.setIncidents(incidents);
        this.#tellIncidents();
      },
      counts: (counts) =>
        this.#view.post({ type: 'facets', facets: facets(counts, this.#host.textsOf, this.#host.translations) }),
      health: (health, processes) => {
        this.#view.post({ type: 'health', health });
        this.#loop.setHealth(processes);
      },
      output: (text) => this.#channel.info(text),
      notice: (text) => void tellWarning(render(text, this.#host.translations)),
      restarted: (lost) => {
        this.#view.begin();
        tellRestart(lost);
      },
      failed: tellFailure,
      log: (message) => this.#channel.debug(this.#sources.clean(message)),
    });
    session.awaitPins(this.#pins.kept);
    session.copyToOutput(this.#settings.copyToOutput);
    session.readWith(this.#loop.reading);
    if (this.#view.visible) session.attach(true);
    for (const message of this.#early.splice(0)) session.fromPage(message);
    return session;
  }

  #applySettings(): void {
    this.#settings = readLogSettings();
    this.#session?.resize(ringLimits(this.#settings));
    this.#session?.copyToOutput(this.#settings.copyToOutput);
    this.#loop.settingsChanged();
  }

  async #pageReady(): Promise<void> {
    // A new page asks for what it needs itself.
    this.#early.length = 0;
    this.#view.post({ type: 'thresholds', thresholds: this.#loop.thresholds });
    this.#tellSources();
    this.#tellIncidents();
    // A new page has no card open.
    this.#loop.look(undefined);
    this.#session?.attach(true);
    if (this.#settings.restore) await this.#sources.restore();
  }

  #sourcesChanged(states: readonly SourceState[]): void {
    // The window closes or reloads: sources that stop because of that are to be resumed later.
    if (this.#disposed) return;
    this.#sources.changed(states);
    this.#tellSources();
  }

  #tellSources(): void {
    const { states, statuses } = this.#sources;
    this.#view.post({ type: 'sources', sources: statuses, paused: this.#paused });
    this.#status.update(states, this.#incidents);
    void vscode.commands.executeCommand('setContext', 'procfileDoctor.logs.hasSource', states.length > 0);
  }

  #tellIncidents(): void {
    this.#view.post({ type: 'incidents', incidents: this.#incidents });
    void vscode.commands.executeCommand('setContext', 'procfileDoctor.logs.hasIncident', this.#incidents.length > 0);
    this.#alerts.update(this.#incidents, this.#settings.alerts);
    this.#status.update(this.#sources.states, this.#incidents);
  }

  #setPaused(paused: boolean): void {
    this.#paused = paused;
    this.#session?.pause(paused);
    void vscode.commands.executeCommand('setContext', 'procfileDoctor.logs.paused', paused);
    this.#tellSources();
  }

  async #loadOlder(): Promise<void> {
    if (!this.#session) return;
    this.#view.post({ type: 'older', state: 'loading' });
    const { state } = await this.#session.older();
    this.#view.post({ type: 'older', state });
  }

  /** Opens the card of an incident; of several ids, or without any, a person picks one. */
  async #showIncident(wanted: unknown): Promise<void> {
    const ids = arrayOf(wanted);
    const known = ids ? this.#incidents.filter(({ id }) => ids.includes(id)) : this.#incidents;
    const incident = isString(wanted) ? known[0] : await pickIncident(known);
    if (!incident) {
      if (ids && known.length === 0) void tellInformation(vscode.l10n.t('The log no longer holds this incident.'));
      return;
    }
    await this.#view.reveal();
    this.#view.postWhenReady({ type: 'showIncident', incident: incident.id });
    const [row] = incident.rows;
    if (row !== undefined) this.#view.whenReady(() => this.#session?.fromPage({ type: 'locate', id: row }));
  }

  /** Shows the lines of a process; without a name, of all. */
  async #showLogs(process: unknown): Promise<void> {
    await this.#view.reveal();
    if (isString(process)) this.#view.postWhenReady({ type: 'showProcess', process });
  }

  async #answer(message: PageRequest): Promise<void> {
    const session = this.#session;
    switch (message.type) {
      case 'connect':
        await this.#sources.connect();
        return;
      case 'connectDemo':
        await this.#sources.connectDemo();
        return;
      case 'trust':
        await manageTrust();
        return;
      case 'pause':
        this.#setPaused(message.paused);
        return;
      case 'open':
        await openLocation(message.path, message.line);
        return;
      case 'copy':
        if (session) await copyRows(session, message);
        return;
      case 'copyText':
        await vscode.env.clipboard.writeText(message.text);
        return;
      case 'look':
        this.#loop.look(message.incident);
        return;
      case 'place':
        await this.#loop.place(message.incident);
        return;
      case 'fix':
        if (message.action === 'preview') await this.#loop.showFix(message);
        else await this.#loop.apply(message);
        return;
      case 'older':
        await this.#loadOlder();
        return;
      case 'source':
        await this.#sources.act(message);
    }
  }
}

/** The first one on this machine, if there is one. */
function firstFolder(): vscode.Uri | undefined {
  const { workspaceFolders: folders = [] } = vscode.workspace;
  return (folders.find(({ uri }) => uri.scheme === 'file') ?? folders[0])?.uri;
}

/** Undefined where nothing is wanted. */
function arrayOf(wanted: unknown): readonly unknown[] | undefined {
  if (isString(wanted)) return [wanted];
  return Array.isArray(wanted) ? wanted : undefined;
}
