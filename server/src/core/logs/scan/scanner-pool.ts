import type { BlockScanner } from './block-scanner.ts';

/** Scanners that streams give back when they are over: the next one need not find out all again. */
export class ScannerPool {
  readonly #idle: BlockScanner[] = [];
  readonly #create: () => BlockScanner | undefined;

  constructor(create: () => BlockScanner | undefined) {
    this.#create = create;
  }

  /** undefined where none can be made. */
  take(): BlockScanner | undefined {
    return this.#idle.pop() ?? this.#create();
  }

  giveBack(scanner: BlockScanner): void {
    scanner.isOpen = false;
    this.#idle.push(scanner);
  }
}
