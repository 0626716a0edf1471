import type { Document, DocumentKind } from '../model/document.ts';
import type { Platform } from '../model/platform.ts';
import type { Project } from '../project/project.ts';
import type { Text } from '../text/l10n.ts';
import type { Range, Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';

/**
 * `error`: certainly refused, or will not do what is written. `warning`: accepted, but not what was meant, or a known
 * failure in production. `information` and `hint`: advice.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** `area/what-is-wrong`; stable. */
type RuleId = `${string}/${string}`;

/** Everything that a rule may look at. All of it is a snapshot: a rule is a pure function of it. */
export interface RuleContext {
  readonly document: Document;
  readonly platform: Platform;
  /** Facts of the workspace; undefined while they are not read yet, and a rule that needs them then stays silent. */
  readonly project: Project | undefined;
}

export interface Finding {
  readonly span: Span;
  readonly message: Text;
  /** Lower than the rule's default where the verdict rests on something unseen. */
  readonly severity?: Severity;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly related?: readonly RelatedPlace[];
  /** True where not the text but the bytes of its file are wrong: an editor that can is offered to save it as UTF-8. */
  readonly savedWrong?: true;
  /** Computed from the same snapshot as the finding; called only when someone opens the light bulb or fixes all. */
  readonly fixes?: () => readonly Fix[];
}

export interface RelatedPlace {
  readonly message: Text;
  /** The place in the document; offset 0 if the place is in another file. */
  readonly span: Span;
  /** The other file, and the place in it. */
  readonly uri?: string;
  readonly range?: Range;
}

export interface Fix {
  readonly title: Text;
  readonly edits: readonly TextEdit[];
  /** Edits of other files. */
  readonly otherFiles?: readonly FileEdits[];
  /** URIs of files to delete, this one perhaps among them; never safe. */
  readonly deletedFiles?: readonly string[];
  /** True for the fix that is almost always right. */
  readonly preferred: boolean;
  /**
   * True if it changes nothing that the command does, beyond the repair: it may be applied without asking (fix all,
   * `--fix`).
   */
  readonly safe: boolean;
}

export interface FileEdits {
  readonly uri: string;
  /** The text the edits were made for; undefined for a file that is to be created. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
}

/** One text with the place where the rule must speak, marked by `«` and `»`, and what the preferred fix makes of it. */
export interface RuleExample {
  /** The file name; `Procfile` if absent. */
  readonly file?: string;
  readonly platform?: Platform['id'];
  readonly text: string;
  /** Text after the preferred fix; absent when there is no automatic fix. */
  readonly fixed?: string;
  /** Other files of the workspace, by path relative to the document's folder. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** One sentence: what is wrong. */
  readonly title: Text;
  /** Why it matters and what to do; a paragraph. */
  readonly explanation: Text;
  /** Where the knowledge comes from: `repository:path`, a document, or an experiment of the test suite. */
  readonly sources: readonly string[];
  /**
   * `process`: its findings about a process depend on nothing but that process (its text and what `Process` has), the
   * kind of document and its `fileFacts`, the platform and the project. It is then given documents with one process, and
   * only when that changed.
   * `document`: everything else.
   */
  readonly scope: 'process' | 'document';
  /** The kind of document that the rule is about; for other kinds it is not run. */
  readonly kind?: DocumentKind;
  /**
   * The programs that the rule is about (ids of `programs/registry.ts`); for processes that start none of them it is
   * not run.
   */
  readonly programs?: readonly string[];
  /** The settings of gunicorn that the rule is about; for command lines that give none of them it is not run. */
  readonly settings?: readonly string[];
  /** Every command with a finding matches this; for processes whose text does not, the rule is not run. */
  readonly text?: RegExp;
  /** The finding is about the whole file, although it stands at a line: it cannot be silenced for that line. */
  readonly aboutFile?: true;
  /** It only matters where a platform runs the process: the rule is not run for files for development. */
  readonly deployed?: true;
  readonly check: (context: RuleContext) => Iterable<Finding>;
  readonly examples: { readonly bad: readonly RuleExample[]; readonly good: readonly RuleExample[] };
}

/** Severities that the user set, by rule id; `off` silences the rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

export interface CheckedFinding extends Finding {
  readonly rule: Rule;
  readonly severity: Severity;
}
