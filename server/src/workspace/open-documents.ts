import { Checker } from '../core/check/checker.ts';
import type { Document } from '../core/model/document.ts';
import type { Platform } from '../core/model/platform.ts';
import { documentKind, readDocument } from '../core/model/read-document.ts';
import { detectPlatform } from '../core/platforms/detect.ts';
import type { FileSystem } from '../core/project/file-system.ts';
import type { Project } from '../core/project/project.ts';
import type { Rule, RuleContext } from '../core/rules/rule.ts';
import { type Analysis, LazyAnalysis } from './analysis.ts';
import type { OpenText } from './open-text.ts';
import type { Settings } from './settings.ts';

interface Surroundings {
  settingsFor(uri: string): Settings;
  projectOf(uri: string): Project | undefined;
  onRuleError(rule: Rule, error: unknown): void;
}

/** A document as it was last read, and what decided how. */
interface Read extends RuleContext {
  readonly setting: Settings['platform'];
}

/** The texts that are open in the editor, each read once per version, and what the rules say of it. */
export class OpenDocuments {
  readonly #surroundings: Surroundings;
  readonly #texts = new Map<string, OpenText>();
  readonly #reads = new Map<string, Read>();
  readonly #analyses = new Map<string, Analysis>();
  readonly #checkers = new Map<string, Checker>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get uris(): readonly string[] {
    return [...this.#texts.keys()];
  }

  has(uri: string): boolean {
    return this.#texts.has(uri);
  }

  textsBelow(prefix: string): readonly OpenText[] {
    return [...this.#texts.values()].filter(({ uri }) => uri.startsWith(prefix));
  }

  update(text: OpenText): void {
    this.#texts.set(text.uri, text);
  }

  close(uri: string): void {
    for (const kept of [this.#texts, this.#reads, this.#analyses, this.#checkers]) kept.delete(uri);
  }

  /** Settings may have changed: the rules are asked anew. */
  forgetAnalyses(): void {
    this.#analyses.clear();
  }

  document(uri: string): Document | undefined {
    return this.#read(uri)?.document;
  }

  analysis(uri: string): Analysis | undefined {
    const read = this.#read(uri);
    if (!read) return undefined;
    const known = this.#analyses.get(uri);
    if (known && known.document === read.document && known.project === read.project) return known;
    const { rules } = this.#surroundings.settingsFor(uri);
    const analysis = new LazyAnalysis(read, (context) => this.#checker(uri).check(context, rules));
    this.#analyses.set(uri, analysis);
    return analysis;
  }

  /** Files with the texts that they have in the editor, which are newer than what is on disk. */
  over(files: FileSystem): FileSystem {
    return {
      ...files,
      readFile: (uri, maxBytes) => {
        const open = this.#texts.get(uri)?.content.text;
        return open === undefined ? files.readFile(uri, maxBytes) : Promise.resolve(open);
      },
    };
  }

  #checker(uri: string): Checker {
    let checker = this.#checkers.get(uri);
    if (!checker) {
      checker = new Checker(this.#surroundings.onRuleError);
      this.#checkers.set(uri, checker);
    }
    return checker;
  }

  #read(uri: string): Read | undefined {
    const text = this.#texts.get(uri);
    const kind = text && documentKind(uri, text.languageId);
    if (!text || !kind) return undefined;
    const setting = this.#surroundings.settingsFor(uri).platform;
    const project = this.#surroundings.projectOf(uri);
    const known = this.#reads.get(uri);
    const former = known?.document.kind === kind ? known.document : undefined;
    const isSame = former?.version === text.version && former.text === text.content.text;
    if (known && isSame && known.setting === setting && known.project === project) return known;
    const source = { uri, version: text.version, kind, text: text.content.text, content: text.content };
    const platform = detectPlatform({ setting, document: source, project });
    const isRead = isSame && readingOf(former) === (kind === 'procfile' ? platform.procfile : undefined);
    const document = isRead ? former : readDocument(source, platform.procfile, former);
    const read = { document, platform, setting, project };
    this.#reads.set(uri, read);
    return read;
  }
}

function readingOf(document: Document): Platform['procfile'] | undefined {
  return document.syntax.kind === 'procfile' ? document.syntax.reading : undefined;
}
