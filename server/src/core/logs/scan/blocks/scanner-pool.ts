import type { Sifted } from '../prefilter/prefiltered.ts';
import type { BlockScanner } from './block-scanner.ts';

/** Scanners that streams give back when they are over: the next one need not find out all again. */
export class ScannerPool {
  readonly #idle: BlockScanner[] = [];
  readonly #create: () => BlockScanner | undefined;
  #isPossible = true;

  constructor(create: () => BlockScanner | undefined) {
    this.#create = create;
  }

  /** undefined where none can be made. */
  take(): BlockScanner | undefined {
    const scanner = this.#idle.pop() ?? (this.#isPossible ? this.#create() : undefined);
    this.#isPossible = scanner !== undefined;
    return scanner;
  }

  /** As LineSieve.look; undefined where there is no scanner. */
  look(bytes: Uint8Array, start: number, end: number): Sifted | undefined {
    const scanner = this.take();
    if (!scanner) return undefined;
    const sifted = scanner.look(bytes, start, end);
    this.giveBack(scanner);
    return sifted;
  }

  giveBack(scanner: BlockScanner): void {
    scanner.isOpen = false;
    this.#idle.push(scanner);
  }
}
