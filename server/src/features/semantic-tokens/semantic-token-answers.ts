import type { Range, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import type { Document } from '../../core/model/document.ts';
import { semanticTokens, tokenData } from './semantic-tokens.ts';

interface Answer {
  readonly resultId: string;
  readonly data: Uint32Array;
}

/** The colours that were sent last of each open document: of a long one only what changed since is sent again. */
export class SemanticTokenAnswers {
  readonly #last = new Map<string, Answer>();
  /** Which readings of the texts were coloured; weak, since a text that is looked through elsewhere is not kept for this. */
  readonly #coloured = new Map<string, { readonly version: number; readonly document: WeakRef<Document> }>();
  #count = 0;

  full(document: Document | undefined): SemanticTokens {
    if (!document) return { data: [] };
    const { resultId, data } = this.#answer(document);
    return { resultId, data: Array.from(data) };
  }

  /** What changed since the answer that the client names, or all where that was not the last one. */
  delta(document: Document | undefined, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const before = document && this.#last.get(document.uri);
    if (!document || before?.resultId !== previousResultId) return this.full(document);
    const { resultId, data } = this.#answer(document);
    return { resultId, edits: editsBetween(before.data, data) };
  }

  range(document: Document | undefined, range: Range): SemanticTokens {
    if (document) this.#colour(document);
    return semanticTokens(document, range);
  }

  /** Whether the colours sent last are those of the same text read in another way: no keystroke will ask for others. */
  isOutdated(document: Document): boolean {
    const coloured = this.#coloured.get(document.uri);
    return coloured !== undefined && coloured.document.deref() !== document && coloured.version === document.version;
  }

  closed(uri: string): void {
    this.#last.delete(uri);
    this.#coloured.delete(uri);
  }

  #answer(document: Document): Answer {
    const answer = { resultId: String(++this.#count), data: tokenData(document) };
    this.#last.set(document.uri, answer);
    this.#colour(document);
    return answer;
  }

  #colour(document: Document): void {
    this.#coloured.set(document.uri, { version: document.version, document: new WeakRef(document) });
  }
}

/** The one stretch of numbers that is another; none when all are the same. */
function editsBetween(before: Uint32Array, after: Uint32Array): SemanticTokensEdit[] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let same = 0;
  while (same < shortest - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const deleteCount = before.length - start - same;
  const data = Array.from(after.subarray(start, after.length - same));
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
