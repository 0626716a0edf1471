/** The library's types name it, but TypeScript has it only in place of the DOM's, which the pages need. */
type DedicatedWorkerGlobalScope = Window & typeof globalThis;
