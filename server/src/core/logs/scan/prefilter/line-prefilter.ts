import { DockerBytes } from '../../unwrap/docker-bytes.ts';
import { MONTHS } from '../../unwrap/timestamp.ts';
import type { SearchTexts } from '../blocks/scan-module.ts';
import { LiteralScanner } from './literal-scanner.ts';
import { NOTHING, REQUEST, type Sifted, UNKNOWN } from './prefiltered.ts';
import { hintOf } from './quote-hints.ts';

/** Access logs whose lines tell themselves by these texts: HAProxy by its day, for its requests may be cut; uWSGI, Heroku. */
const REQUESTS = [...MONTHS.map((month) => `/${month}/20`), ' msecs ', ' method='] as const;
/** What only the unwrapper understands: texts that containerd or docker cut, journald's lists of bytes, rsyslog's ESC. */
const WRAPPED = [
  'stdout P',
  'stderr P',
  'MESSAGE":[',
  'MESSAGE": [',
  'MESSAGE" : [',
  '#033[m',
  ...Array.from('0123456789', (digit) => `#033[${digit}`),
] as const;
/** Stands in every line of docker's json-file; harmless where the whole line is understood. */
const STREAM = ['"stream', '\\"stream'] as const;

/**
 * Tells from the bytes of a line whether it can have a signature, report a request or be cut: most lines of most logs
 * do none of this and need not become text. It may say yes for nothing, never no for something (a test holds that).
 */
export class LineSieve {
  readonly docker = new DockerBytes();
  readonly texts: SearchTexts;
  /** Made when it is first needed: where there is WebAssembly that is never. */
  #scanner: LiteralScanner | undefined;

  /** `literals`: every signature needs one of them. */
  constructor(literals: readonly string[]) {
    const all = [...literals, ...REQUESTS, ...WRAPPED, ...STREAM];
    this.texts = { all, signatures: literals.length, requests: literals.length + REQUESTS.length };
  }

  /** `inDocker`: `docker.read` has understood the line. */
  look(bytes: Uint8Array, start: number, end: number, hasQuote: boolean, inDocker: boolean): Sifted {
    const from = inDocker ? this.docker.start : start;
    const to = inDocker ? this.docker.end : end;
    const hint = hasQuote ? hintOf(bytes, from, to) : 'nothing';
    if (hint === 'odd') return UNKNOWN;
    const { all, signatures, requests } = this.texts;
    this.#scanner ??= new LiteralScanner(all);
    const scanner = this.#scanner;
    let found: number[] | undefined;
    let mayBeRequest = hint === 'request';
    let at = scanner.next(bytes, from, scanner.first(from), to);
    for (; at >= 0; at = scanner.next(bytes, from, at, to)) {
      for (let i = 0; i < scanner.foundCount; i++) {
        const index = scanner.found[i] ?? 0;
        if (index >= requests) return UNKNOWN;
        if (index >= signatures) mayBeRequest = true;
        else if (found) found.push(index);
        else found = [index];
      }
    }
    if (found) return { literals: found, mayBeRequest };
    return mayBeRequest ? REQUEST : NOTHING;
  }
}
