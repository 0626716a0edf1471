import { DockerBytes } from '../../unwrap/docker-bytes.ts';
import { LiteralScanner } from './literal-scanner.ts';
import { NOTHING, type Prefiltered, REQUEST, UNKNOWN } from './prefiltered.ts';
import { hintOf } from './quote-hints.ts';
import { type SearchTexts, searchTexts } from './search-texts.ts';

/**
 * Tells from the bytes of a line whether it can have a signature, be a request or be cut. Most lines of most logs are none of this
 * and need not become text. It may say yes for nothing, but never no for something (a test holds that).
 */
export class LinePrefilter {
  readonly docker = new DockerBytes();
  readonly texts: SearchTexts;
  /** Made when first needed: never where there is WebAssembly, whose module does the same (server/assembly). */
  #scanner: LiteralScanner | undefined;

  /** `literals`: every signature needs one of them. */
  constructor(literals: readonly string[]) {
    this.texts = searchTexts(literals);
  }

  /** `inDocker`: `docker.read` has understood the line. */
  look(bytes: Uint8Array, start: number, end: number, hasQuote: boolean, inDocker: boolean): Prefiltered {
    const from = inDocker ? this.docker.start : start;
    const to = inDocker ? this.docker.end : end;
    const hint = hasQuote ? hintOf(bytes, from, to) : 'nothing';
    if (hint === 'odd') return UNKNOWN;
    const { all, signaturesEnd, requestsEnd } = this.texts;
    this.#scanner ??= new LiteralScanner(all);
    const scanner = this.#scanner;
    let literals: number[] | undefined;
    let mayBeRequest = hint === 'request';
    let at = scanner.next(bytes, from, scanner.first(from), to);
    for (; at >= 0; at = scanner.next(bytes, from, at, to)) {
      for (let i = 0; i < scanner.foundCount; i++) {
        const number = scanner.found[i] ?? 0;
        if (number >= requestsEnd) return UNKNOWN;
        if (number >= signaturesEnd) mayBeRequest = true;
        else if (literals) literals.push(number);
        else literals = [number];
      }
    }
    if (literals) return { literals, mayBeRequest };
    return mayBeRequest ? REQUEST : NOTHING;
  }
}
