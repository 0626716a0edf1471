/**
 * What the server knows at one moment: open texts, the settings, and for each folder the facts of its project. Requests
 * are answered from here at once; files are read in the background, and `onProject` tells when that changed something.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../core/model/document.ts';
import type { Platform } from '../core/model/platform.ts';
import { documentKind, readDocument } from '../core/model/read-document.ts';
import { detectPlatform } from '../core/platforms/detect.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import { loadProject } from '../core/project/load-project.ts';
import type { Project } from '../core/project/project.ts';
import { Checker } from '../core/rules/check.ts';
import type { CheckedFinding, Rule, RuleContext } from '../core/rules/rule.ts';
import { folderOf } from './folders.ts';
import { hintsFor } from './hints.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

export interface Analysis extends RuleContext {
  readonly findings: readonly CheckedFinding[];
}

export interface WorkspaceEvents {
  /** The facts of a folder are there, or changed: what was said of its documents may be outdated. */
  readonly onProject: (folder: string) => void;
  readonly onRuleError: (rule: Rule, error: unknown) => void;
}

export class Workspace {
  readonly #fileSystem: FileSystem;
  readonly #events: WorkspaceEvents;
  readonly #texts = new Map<string, TextDocument>();
  readonly #documents = new Map<string, Document>();
  readonly #analyses = new Map<string, Analysis>();
  readonly #checkers = new Map<string, Checker>();
  readonly #projects = new Map<string, Project>();
  readonly #loading = new Map<string, Promise<void>>();
  #settings = DEFAULT_SETTINGS;

  constructor(fileSystem: FileSystem, events: WorkspaceEvents) {
    this.#fileSystem = fileSystem;
    this.#events = events;
  }

  get openUris(): readonly string[] {
    return [...this.#texts.keys()];
  }

  update(text: TextDocument): void {
    this.#texts.set(text.uri, text);
  }

  close(uri: string): void {
    this.#texts.delete(uri);
    this.#documents.delete(uri);
    this.#analyses.delete(uri);
    this.#checkers.delete(uri);
    const folder = folderOf(uri);
    if (!this.openUris.some((other) => folderOf(other) === folder)) this.#projects.delete(folder);
  }

  get settings(): Settings {
    return this.#settings;
  }

  set settings(settings: Settings) {
    this.#settings = settings;
    this.#analyses.clear();
  }

  /** The document as it is now, read under its platform; undefined when it is not open or none of ours. */
  document(uri: string): Document | undefined {
    return this.#read(uri)?.document;
  }

  /** The document with what the rules say of it, computed once per version and state of the project. */
  analysis(uri: string): Analysis | undefined {
    const read = this.#read(uri);
    if (!read) return undefined;
    const project = this.#projects.get(folderOf(uri));
    const known = this.#analyses.get(uri);
    if (known && known.document === read.document && known.project === project) return known;
    const context: RuleContext = { ...read, project };
    const findings = this.#checker(uri).check(context, this.#settings.rules);
    const analysis = { ...context, findings };
    this.#analyses.set(uri, analysis);
    return analysis;
  }

  /** Reads the files around a document; resolves when the project is known. One reading per folder at a time. */
  load(uri: string): Promise<void> {
    const folder = folderOf(uri);
    const running = this.#loading.get(folder);
    if (running) return running;
    const loading = this.#load(folder).finally(() => this.#loading.delete(folder));
    this.#loading.set(folder, loading);
    return loading;
  }

  hasProject(uri: string): boolean {
    return this.#projects.has(folderOf(uri));
  }

  async #load(folder: string): Promise<void> {
    const open = this.openUris.filter((uri) => folderOf(uri) === folder).flatMap((uri) => this.document(uri) ?? []);
    const project = await loadProject(this.#withOpenTexts(), folder, hintsFor(open));
    this.#projects.set(folder, project);
    this.#events.onProject(folder);
  }

  #checker(uri: string): Checker {
    let checker = this.#checkers.get(uri);
    if (!checker) {
      checker = new Checker(this.#events.onRuleError);
      this.#checkers.set(uri, checker);
    }
    return checker;
  }

  #read(uri: string): { document: Document; platform: Platform } | undefined {
    const text = this.#texts.get(uri);
    const kind = text && documentKind(uri, text.languageId);
    if (!text || !kind) return undefined;
    const content = text.getText();
    const platform = detectPlatform({
      setting: this.#settings.platform,
      document: { kind, text: content },
      project: this.#projects.get(folderOf(uri)),
    });
    const known = this.#documents.get(uri);
    const isSame = known?.version === text.version && known.text === content;
    if (known && isSame && readingOf(known) === (kind === 'procfile' ? platform.procfile : undefined)) {
      return { document: known, platform };
    }
    const document = readDocument({ uri, version: text.version, kind, text: content }, platform.procfile);
    this.#documents.set(uri, document);
    return { document, platform };
  }

  /** What is open in the editor is newer than what is on disk. */
  #withOpenTexts(): FileSystem {
    return {
      ...this.#fileSystem,
      readFile: (uri, maxBytes) => {
        const open = this.#texts.get(uri)?.getText();
        return open === undefined ? this.#fileSystem.readFile(uri, maxBytes) : Promise.resolve(open);
      },
    };
  }
}

function readingOf(document: Document): Platform['procfile'] | undefined {
  return document.syntax.kind === 'procfile' ? document.syntax.reading : undefined;
}
