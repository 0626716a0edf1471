/** One way an application fails and is repaired, as data: tests run it, docs/scenarios.md shows it. */
import type { TextToCheck } from './check-text.ts';

export interface Scenario {
  /** As in docs/scenarios.md. */
  readonly number: number;
  readonly title: string;
  readonly cases: readonly ScenarioCase[];
  /** Tests elsewhere that go the same way with a real program or in a real VS Code: file and name. */
  readonly proofs: readonly { readonly file: string; readonly test: string }[];
}

export interface ScenarioCase extends TextToCheck {
  /** What is special about it. */
  readonly name: string;
  /** Lines of a log; none of them leads to an incident where `finding` is absent. */
  readonly log: readonly string[];
  /** `text` marks the words of the finding by `«` and `»`. */
  readonly finding?: {
    /** The signature where the log has others as well. */
    readonly signature?: string;
    readonly message: string;
    readonly severity: 'error' | 'warning' | 'information';
    /** Sentences that must be among the evidence and advice, whole or in part. */
    readonly says?: readonly string[];
    /** Texts that must not be in any sentence or edit. */
    readonly never?: readonly string[];
    /** All of them, in their order. */
    readonly fixes: readonly ScenarioFix[];
  };
}

export interface ScenarioFix {
  readonly title: string;
  /** The text after it; the same where only other files change. */
  readonly text?: string;
  readonly others?: Readonly<Record<string, string>>;
}
