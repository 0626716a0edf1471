import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import type { ProcessHealth } from '../../../server/src/core/logs/health/process-health.ts';
import type { HealthThresholds } from '../../../server/src/core/logs/health/thresholds.ts';
import {
  LOCATE,
  type LocatedFix,
  type LocateParams,
  type LocateResult,
} from '../../../server/src/core/messages/loop-messages.ts';
import { type ReportedHealth, reportHealth } from '../../../server/src/core/messages/reported-health.ts';
import {
  MAX_INCIDENTS,
  type ReportedIncident,
  reportIncident,
} from '../../../server/src/core/messages/reported-incident.ts';
import type { Translations } from '../../../server/src/core/text/l10n.ts';
import type { LanguageServer } from '../language/language-client.ts';
import type { ChosenSource } from '../logs/connect/source-kind.ts';
import type { Advice, ToPage } from '../logs/messages/page-protocol.ts';
import type { PlacedIncident, SessionReading } from '../logs/messages/worker-protocol.ts';
import { sourceOfStream } from '../logs/sources/stream-id.ts';
import { tellInformation } from '../notifications.ts';
import { ApplicationSettings, type EditorLogSettings } from './application-settings.ts';
import { applyFix } from './apply-fix.ts';
import { FixPreview } from './fix-preview.ts';
import { IncidentReporter } from './incident-reporter.ts';
import type { LogFolders } from './log-folders.ts';
import { type LocatedPlace, showPlace } from './show-place.ts';
import type { WantedFix } from './wanted-fix.ts';

type Located = LocateResult<WorkspaceEdit>;

/** The panel, as the loop sees it. */
interface LoopPanel {
  readonly translations: Translations;
  settings(): EditorLogSettings;
  toPage(message: ToPage): void;
  readWith(reading: SessionReading): void;
}

/** Milliseconds without a keystroke before the advice of the open card is asked for again. */
const PAUSE_MS = 300;

/** From the incidents of the log panel to the words of the files, and back to the cards. */
export class IncidentLoop implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #folders: LogFolders;
  readonly #panel: LoopPanel;
  readonly #reporter: IncidentReporter;
  readonly #preview = new FixPreview((wanted) => this.apply(wanted));
  readonly #subscriptions: vscode.Disposable[] = [this.#preview];
  readonly #applications: ApplicationSettings;
  /** By source, where the platform says it. */
  readonly #modules = new Map<string, string>();
  readonly #sources = new Map<string, ChosenSource>();
  /** Sources whose folder is being looked for: until it is known their failures would accuse whatever is open. */
  readonly #unplaced = new Set<string>();
  #reported: ReadonlyMap<string, ReportedIncident> = new Map();
  #incidents: readonly PlacedIncident[] = [];
  #health: readonly ProcessHealth[] = [];
  /** The incident whose card is open. */
  #looked: string | undefined;
  #asked = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(server: LanguageServer, folders: LogFolders, panel: LoopPanel) {
    this.#server = server;
    this.#folders = folders;
    this.#panel = panel;
    this.#reporter = new IncidentReporter({
      notify: (method, params) => server.notify(method, params),
      later: (milliseconds, call) => void setTimeout(call, milliseconds),
    });
    this.#applications = new ApplicationSettings(
      {
        isRunning: () => server.isRunning,
        wake: () => server.wake(),
        notify: (method, params) => server.notify(method, params),
        onNotification: (method, listener) => server.onNotification(method, listener),
        onDidStart: (listener) => this.#subscriptions.push(server.onDidStart(listener)),
      },
      folders,
      () => panel.settings(),
      () => this.settingsChanged(),
    );
    this.#subscriptions.push(
      server.onDidStart(() => {
        this.#reporter.restarted();
        this.#adviseSoon();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme !== 'output') this.#adviseSoon();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        for (const source of this.#sources.values()) void this.sourceAdded(source);
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const one of this.#subscriptions) one.dispose();
  }

  setIncidents(incidents: readonly PlacedIncident[]): void {
    this.#incidents = incidents;
    this.#report();
  }

  setHealth(processes: readonly ProcessHealth[]): void {
    this.#health = processes;
    this.#report();
  }

  /** Settings of the editor have changed, or those in the files of an application. */
  settingsChanged(): void {
    this.#panel.readWith(this.reading);
    this.#panel.toPage({ type: 'thresholds', thresholds: this.thresholds });
    this.#report();
  }

  get reading(): SessionReading {
    return this.#applications.reading;
  }

  /** For the figures of all sources together. */
  get thresholds(): HealthThresholds {
    return this.#applications.thresholds;
  }

  /** A source has come: its logs belong to a folder of the workspace. */
  async sourceAdded(source: ChosenSource): Promise<void> {
    const { id, application, module, folder } = source;
    this.#sources.set(id, source);
    this.#applications.add(id);
    if (module !== undefined) this.#modules.set(id, module);
    this.#unplaced.add(id);
    try {
      await this.#folders.guess(id, application, folder);
    } finally {
      this.#unplaced.delete(id);
    }
    this.#applications.foldersChanged();
    this.#panel.readWith(this.reading);
    this.#report();
  }

  /** Does what the preview shows. */
  applyShown(): Promise<void> {
    return this.#preview.applyShown();
  }

  /** The card of this incident is open; undefined when none is. */
  look(incident: string | undefined): void {
    this.#looked = incident;
    void this.#advise();
  }

  /** Leads to the words that the incident is about. */
  async place(id: string): Promise<void> {
    const located = await this.#locate(id);
    const place = await showPlace(located?.locations ?? []);
    if (place) await this.#chosen(id, place);
  }

  async showFix(wanted: WantedFix): Promise<void> {
    const fix = await this.#fixOf(wanted);
    const edit = fix && (await this.#server.toEdit(withoutQuestions(fix.edit)));
    if (edit) await this.#preview.show(wanted, edit);
  }

  async apply(wanted: WantedFix): Promise<void> {
    const fix = await this.#fixOf(wanted);
    const edit = fix && (await this.#server.toEdit(withoutQuestions(fix.edit)));
    if (!edit) return;
    await this.#preview.close();
    await applyFix(wanted.fix, edit);
    await this.#advise();
  }

  /** A person has picked one of several applications that have such a process: the log belongs to it. */
  async #chosen(id: string, { uri, others }: LocatedPlace): Promise<void> {
    const folder = vscode.Uri.joinPath(uri, '..').toString();
    const isOpen = others.some((other) => vscode.Uri.joinPath(other, '..').toString() !== folder);
    const sources = this.#incidents.find((one) => one.id === id)?.sources ?? [];
    if (!isOpen || sources.length === 0) return;
    for (const source of sources) await this.#folders.choose(sourceOfStream(source), folder);
    this.#applications.foldersChanged();
    this.#panel.readWith(this.reading);
    this.#report();
  }

  /** The fix as it is for the text of now; a message when there is none any more. */
  async #fixOf({ incident, remedy, fix }: WantedFix): Promise<LocatedFix<WorkspaceEdit> | undefined> {
    const located = await this.#locate(incident);
    const found = located?.remedies[remedy]?.fixes.find(({ title }) => title === fix);
    if (!found) {
      void tellInformation(vscode.l10n.t('The text has changed: this is not to be done any more.'));
      await this.#advise();
    }
    return found;
  }

  #report(): void {
    const placed = this.#incidents.filter(
      ({ sources }) => !sources.some((source) => this.#unplaced.has(sourceOfStream(source))),
    );
    this.#reported = new Map(placed.map((one) => [one.id, this.#reportOf(one)]));
    if (this.#incidents.length > 0) this.#server.wake();
    const newest = [...this.#reported.values()].slice(-MAX_INCIDENTS);
    this.#reporter.update({ incidents: newest, health: this.#healthReports() });
    if (this.#looked !== undefined) this.#adviseSoon();
  }

  #reportOf(incident: PlacedIncident): ReportedIncident {
    const sources = incident.sources.map(sourceOfStream);
    const folders = new Set(sources.map((source) => this.#folders.of(source)));
    const modules = new Set(sources.map((source) => this.#modules.get(source)));
    const [folder] = folders;
    const [module] = modules;
    return {
      ...reportIncident(incident, this.#panel.translations),
      ...(modules.size === 1 && module !== undefined && { module }),
      ...(folders.size === 1 && folder !== undefined && { folder }),
    };
  }

  /** One of each process of a folder: of several logs of the same process the one with the most requests. */
  #healthReports(): readonly ReportedHealth[] {
    const reports = this.#health
      .filter(({ place }) => !this.#unplaced.has(place))
      .map(({ place, process, health }) => {
        const folder = this.#folders.of(place);
        const module = this.#modules.get(place);
        return reportHealth(health, { process, module, folder }, this.#applications.thresholdsOf(folder));
      })
      .sort((a, b) => a.requests - b.requests);
    return [...new Map(reports.map((one) => [`${one.folder}\n${one.module}\n${one.process}`, one])).values()];
  }

  #locate(id: string): Promise<Located | undefined> {
    const incident = this.#reported.get(id);
    if (!incident) return Promise.resolve(undefined);
    return this.#server.ask<Located>(LOCATE, { incident } satisfies LocateParams);
  }

  #adviseSoon(): void {
    if (this.#looked === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#advise(), PAUSE_MS);
  }

  /** Asks for the advice of the open card. An answer that comes after the next question is dropped. */
  async #advise(): Promise<void> {
    const incident = this.#looked;
    const asked = ++this.#asked;
    if (incident === undefined || !this.#reported.has(incident)) return;
    const located = await this.#locate(incident);
    if (asked === this.#asked) this.#panel.toPage({ type: 'advice', advice: adviceOf(incident, located) });
  }
}

function adviceOf(incident: string, located: Located | undefined): Advice {
  const { locations = [], remedies = [] } = located ?? {};
  const names = locations.map(({ uri }) => vscode.Uri.parse(uri).path.split('/').at(-1) ?? uri);
  return {
    incident,
    files: [...new Set(names)],
    remedies: remedies.map(({ id, title, reason, fixes }) => ({
      // Advice without an edit has no name of its own.
      title: id ? title : '',
      reason,
      fixes: fixes.map((fix) => fix.title),
    })),
    outdated: located?.outdated ?? false,
  };
}

/** The page has a preview and a button that applies: VS Code need not ask again. */
function withoutQuestions({ documentChanges = [], ...rest }: WorkspaceEdit): WorkspaceEdit {
  const { changeAnnotations: _, ...edit } = rest;
  return {
    ...edit,
    documentChanges: documentChanges.map((change) => {
      const { annotationId: _, ...own } = { annotationId: undefined, ...change };
      return 'edits' in own ? { ...own, edits: own.edits.map(withoutAnnotation) } : own;
    }),
  };
}

function withoutAnnotation<T extends object>(edit: T): T {
  return { ...edit, annotationId: undefined };
}
