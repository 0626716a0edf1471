/**
 * What the server knows at one moment: open texts, settings, and for each folder the facts of its project. Requests are answered
 * from here at once; files are read in the background, and `onProject` is called when that changed something.
 */
import { check } from '../core/check/checker.ts';
import { type Configuration, NO_CONFIGURATION } from '../core/configuration/configuration.ts';
import type { FoundConfiguration } from '../core/configuration/find-configuration.ts';
import type { IncidentsParams } from '../core/messages/loop-messages.ts';
import type { Document } from '../core/model/document.ts';
import { DEFINITION_FILES } from '../core/model/file-names.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import type { IgnorePattern } from '../core/project/search/ignore-patterns.ts';
import type { IncidentFinding } from '../core/remedies/incident-finding.ts';
import type { CheckedFinding, Rule, RuleContext } from '../core/rules/rule.ts';
import { decodedName } from '../core/text/decoded-name.ts';
import { type Analysis, LazyAnalysis } from './analysis.ts';
import { ClosedDocuments } from './closed-documents.ts';
import { Configurations } from './configurations.ts';
import { EditorSettings } from './editor-settings.ts';
import { folderOf } from './folders.ts';
import { OpenDocuments } from './open-documents.ts';
import type { OpenText } from './open-text.ts';
import { PlacedIncidents, type ReportChange } from './placed-incidents.ts';
import { Projects } from './projects.ts';
import { readContext } from './read-context.ts';
import type { Settings } from './settings.ts';
import type { Steps } from './steps.ts';

interface WorkspaceEvents {
  /** The facts of a folder are known, or have changed: findings in its documents may be outdated. */
  readonly onProject: (folder: string) => void;
  /** Open documents are now configured by these files, and were by others. */
  readonly onConfigurations: (found: readonly FoundConfiguration[]) => void;
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

export class Workspace {
  /** URIs of what the user has opened. */
  folders: readonly string[] = [];
  /** What the editor leaves out of its own searches. */
  excluded: readonly IgnorePattern[] = [];
  /** Resolves when the editor has sent its settings, or has taken too long. */
  settingsAsked: Promise<void> = Promise.resolve();
  readonly #events: WorkspaceEvents;
  readonly #open: OpenDocuments;
  /** Files, with the texts that the editor has of those that are open. */
  readonly #editor: FileSystem;
  readonly #projects: Projects;
  readonly #incidents: PlacedIncidents;
  readonly #closed: ClosedDocuments;
  readonly #editorSettings = new EditorSettings();
  readonly #configurations: Configurations;
  #toldConfigurations: readonly FoundConfiguration[] = [];

  constructor(fileSystem: FileSystem, events: WorkspaceEvents) {
    this.#events = events;
    this.#open = new OpenDocuments({
      settingsFor: (uri) => this.settingsFor(uri),
      projectOf: (uri) => this.#projects.of(uri),
      onRuleError: events.onRuleError,
    });
    this.#editor = this.#open.over(fileSystem);
    this.#incidents = new PlacedIncidents({
      openUris: () => this.openUris,
      contextOf: (uri) => this.analysis(uri),
      severityOf: (uri, id) => this.settingsFor(uri).rules[id],
    });
    this.#projects = new Projects({
      fileSystem: this.#editor,
      openIn: (folder) =>
        this.openUris.filter((uri) => folderOf(uri) === folder).flatMap((uri) => this.document(uri) ?? []),
      onProject: (folder) => {
        this.#incidents.placeAll();
        events.onProject(folder);
      },
    });
    this.#closed = new ClosedDocuments({
      disk: fileSystem,
      editor: this.#editor,
      isOpen: (uri) => this.#open.has(uri),
      platformOf: async (uri) => {
        await this.#configurations.load(folderOf(uri));
        return this.settingsFor(uri).platform;
      },
    });
    this.#configurations = new Configurations(fileSystem, (folder) => isVirtualRoot(this.folders, folder));
  }

  get openUris(): readonly string[] {
    return this.#open.uris;
  }

  update(text: OpenText): void {
    this.#open.update(text);
  }

  close(uri: string): void {
    this.#open.close(uri);
    this.#incidents.close(uri);
    this.#projects.close(uri);
    const folder = folderOf(uri);
    if (this.openUris.some((other) => folderOf(other) === folder)) return;
    this.#projects.drop(folder);
    this.#configurations.drop(folder);
    this.#tellConfigurations();
  }

  /** `byFolder`: those of the folders that have settings of their own. */
  setSettings(settings: Settings, byFolder: ReadonlyMap<string, Settings> = new Map()): void {
    this.#editorSettings.set(settings, byFolder);
    this.#open.forgetAnalyses();
  }

  /** The settings of a document: the editor's for its folder, overridden by the configuration file of its repository. */
  settingsFor(uri: string): Settings {
    return this.#configurations.settingsFor(folderOf(uri), this.#editorSettings.for(uri));
  }

  /** Resolves when settings and configuration file are known, so that nothing is reported that they silence. */
  async configured(uri: string): Promise<void> {
    await Promise.all([this.settingsAsked, this.#configurations.load(folderOf(uri))]);
    this.#tellConfigurations();
  }

  /** A configuration file changed: all of them are read again. */
  async reconfigure(): Promise<void> {
    await this.#configurations.reload(this.openUris.map(folderOf));
    this.#tellConfigurations();
  }

  /** The document as it is now, read under its platform; undefined when it is not open or none of ours. */
  document(uri: string): Document | undefined {
    return this.#open.document(uri);
  }

  /** The document with what the rules say of it, computed once per version and state of the project. */
  analysis(uri: string): Analysis | undefined {
    return this.#open.analysis(uri);
  }

  /** The analysis once the files around the document are known: for questions that an editor does not ask again when they are. */
  async informedAnalysis(uri: string): Promise<Analysis | undefined> {
    await this.#informed(uri);
    return this.analysis(uri);
  }

  /** As `informedAnalysis`, for answers that depend only on how the text is read. */
  async informedDocument(uri: string): Promise<Document | undefined> {
    await this.#informed(uri);
    return this.document(uri);
  }

  get reported(): IncidentsParams {
    return this.#incidents.reported;
  }

  /** Takes what the log panel sent. */
  report(params: unknown): ReportChange {
    return this.#incidents.report(params);
  }

  /** Incidents that lead to a document. */
  incidents(uri: string): readonly IncidentFinding[] {
    return this.#incidents.of(uri);
  }

  /** What the rules say of a document that is not open. */
  check(context: RuleContext): readonly CheckedFinding[] {
    return check(context, this.settingsFor(context.document.uri).rules, this.#events.onRuleError);
  }

  /** What an open document would be with another text. */
  async analysisOf(uri: string, text: string): Promise<Analysis | undefined> {
    const document = this.document(uri);
    if (!document) return undefined;
    const source = { uri, version: document.version, kind: document.kind, text };
    const context = await readContext(this.#editor, source, this.settingsFor(uri).platform);
    return new LazyAnalysis(context, (read) => this.check(read));
  }

  /** Incidents that lead to a document that is not open. */
  incidentsOfClosed(context: Analysis): readonly IncidentFinding[] {
    return this.#incidents.ofClosed(context);
  }

  /** The finding, or what is left of it when the text has changed since it was first reported. */
  aged(finding: IncidentFinding, context: RuleContext): IncidentFinding {
    return this.#incidents.aged(finding, context);
  }

  /** Files that are not open, of one folder or of all of the workspace, with what is around them. */
  async closedDocuments(folder: string | undefined, steps?: Steps): Promise<RuleContext[]> {
    await this.settingsAsked;
    return this.#closed.below(folder === undefined ? this.folders : [folder], this.excluded, steps);
  }

  /** The Procfile and app_desc.yaml of exactly this folder, as they are in the editor or on disk, with the files around them. */
  async definitionsIn(folder: string): Promise<RuleContext[]> {
    const contexts = DEFINITION_FILES.map(async (name): Promise<RuleContext[]> => {
      const uri = `${folder}/${name}`;
      if (!this.#open.has(uri)) return this.#closed.read(uri);
      const analysis = await this.informedAnalysis(uri);
      return analysis ? [analysis] : [];
    });
    return (await Promise.all(contexts)).flat();
  }

  /** What the repository of a folder says. */
  async configurationOf(folder: string): Promise<Configuration> {
    return (await this.#configurations.load(folder))?.configuration ?? NO_CONFIGURATION;
  }

  /** Reads the files around a document, and again if one of them has another text in the editor. */
  async settle(uri: string): Promise<void> {
    if (!this.document(uri)) return;
    await this.#projects.known(uri);
    if (!this.#isSettled(uri)) await this.load(uri);
  }

  /** Reads the files around a document as they are now; resolves when they are known. */
  load(uri: string): Promise<void> {
    return this.#projects.load(uri);
  }

  /** Reports the configuration files in use, if they are not those (with the same texts) that were reported last. */
  #tellConfigurations(): void {
    const found = this.#configurations.foundFor(this.openUris.map(folderOf));
    const told = this.#toldConfigurations;
    if (found.length === told.length && found.every((one, at) => one === told[at])) return;
    this.#toldConfigurations = found;
    this.#open.forgetAnalyses();
    this.#events.onConfigurations(found);
  }

  #isSettled(uri: string): boolean {
    const project = this.#projects.of(uri);
    if (!project) return false;
    const prefix = `${project.folder}/`;
    const others = this.#open.textsBelow(prefix).filter((text) => text.uri !== uri);
    return others.every((text) => {
      const seen = project.file(decodedName(text.uri.slice(prefix.length)));
      return seen === undefined || seen === text.content.text;
    });
  }

  async #informed(uri: string): Promise<void> {
    if (this.document(uri)) await Promise.all([this.configured(uri), this.#projects.known(uri)]);
  }
}

/** Nothing is looked for above a root that is not on a disk: it is not part of the workspace, and asking goes over the network. */
function isVirtualRoot(folders: readonly string[], folder: string): boolean {
  return !folder.startsWith('file:') && folders.some((root) => root.replace(/\/$/, '') === folder);
}
