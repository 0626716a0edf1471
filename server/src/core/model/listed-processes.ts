import { type Span, touches } from '../text/span.ts';
import type { Process, ProcessList } from './document.ts';

export class ListedProcesses implements ProcessList {
  readonly all: readonly Process[];

  constructor(all: readonly Process[]) {
    this.all = all;
  }

  get length(): number {
    return this.all.length;
  }

  at(index: number): Process | undefined {
    return this.all[index];
  }

  originAt(index: number): object | undefined {
    return this.all[index]?.origin;
  }

  near(place: Span): readonly Process[] {
    return this.all.filter(({ span, borrowsCommand }) => borrowsCommand || touches(span, place));
  }

  [Symbol.iterator](): Iterator<Process> {
    return this.all[Symbol.iterator]();
  }
}
