import type { SignatureFacet, SourceStatus } from '../../messages/page-protocol.ts';
import type { PageStrings } from '../../messages/page-strings.ts';

/** What rows say beside their text: of which source they are, and what their signature means. */
export class RowLabels {
  #sources: readonly SourceStatus[] = [];
  #signatures: ReadonlyMap<string, SignatureFacet> = new Map();

  constructor(readonly strings: PageStrings) {}

  /** Returns whether rows have to say something else than before: of which source they are, as soon as there are several. */
  setSources(sources: readonly SourceStatus[]): boolean {
    const before = this.#sources;
    this.#sources = sources;
    return said(before) !== said(sources);
  }

  /** Returns whether rows may have to say more than before. */
  setSignatures(signatures: readonly SignatureFacet[]): boolean {
    const known = this.#signatures.size;
    this.#signatures = new Map(signatures.map((signature) => [signature.id, signature]));
    return this.#signatures.size !== known;
  }

  /** What tells a source from the others; undefined while there is only one. */
  sourceOf(source: string): SourceStatus | undefined {
    return this.#sources.length > 1 ? this.#sources.find(({ id }) => id === source) : undefined;
  }

  textOf(signature: string): SignatureFacet | undefined {
    return this.#signatures.get(signature);
  }
}

/** What rows say of the sources. */
function said(sources: readonly SourceStatus[]): string {
  return sources.length > 1 ? JSON.stringify(sources.map(({ id, label, colour }) => [id, label, colour])) : '';
}
