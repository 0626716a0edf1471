import type { SemanticTokens, SemanticTokensDelta, SemanticTokensEdit } from 'vscode-languageserver';
import type { Document } from '../core/model/document.ts';
import { semanticTokens } from './semantic-tokens.ts';

interface Answer {
  readonly resultId: string;
  readonly data: number[];
}

/** The colours that were sent last of each open document: of a long one only what changed since is sent again. */
export class SemanticTokenAnswers {
  readonly #last = new Map<string, Answer>();
  #count = 0;

  full(document: Document | undefined): SemanticTokens {
    const { data } = semanticTokens(document);
    if (!document) return { data };
    const answer = { resultId: String(++this.#count), data };
    this.#last.set(document.uri, answer);
    return answer;
  }

  /** What changed since the answer that the client names, or all where that was not the last one. */
  delta(document: Document | undefined, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const before = document && this.#last.get(document.uri);
    const { resultId = '', data } = this.full(document);
    return before?.resultId === previousResultId
      ? { resultId, edits: editsBetween(before.data, data) }
      : { resultId, data };
  }

  closed(uri: string): void {
    this.#last.delete(uri);
  }
}

/** The one stretch of numbers that is another; none when all are the same. */
function editsBetween(before: readonly number[], after: number[]): SemanticTokensEdit[] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let same = 0;
  while (same < shortest - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  const deleteCount = before.length - start - same;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
