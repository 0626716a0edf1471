import type { Prefiltered } from '../prefilter/prefiltered.ts';
import type { BlockScanner } from './block-scanner.ts';

/** Scanners that streams give back when they end: with the recipes they have learned they serve the next stream. */
export class ScannerPool {
  readonly #idle: BlockScanner[] = [];
  readonly #create: () => BlockScanner | undefined;
  #isPossible = true;

  constructor(create: () => BlockScanner | undefined) {
    this.#create = create;
  }

  /** undefined where there is no WebAssembly. */
  take(): BlockScanner | undefined {
    const scanner = this.#idle.pop() ?? (this.#isPossible ? this.#create() : undefined);
    this.#isPossible = scanner !== undefined;
    return scanner;
  }

  /** As LinePrefilter.look; undefined where there is no scanner. */
  look(bytes: Uint8Array, start: number, end: number): Prefiltered | undefined {
    const scanner = this.take();
    if (!scanner) return undefined;
    const prefiltered = scanner.look(bytes, start, end);
    this.giveBack(scanner);
    return prefiltered;
  }

  giveBack(scanner: BlockScanner): void {
    scanner.isOpen = false;
    this.#idle.push(scanner);
  }
}
