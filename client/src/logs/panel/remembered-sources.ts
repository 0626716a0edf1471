import type * as vscode from 'vscode';
import { isRecord, isString } from '../../guards.ts';
import type { Definition } from '../connect/source-kind.ts';

const running = 'procfileDoctor.logs.running';
const recent = 'procfileDoctor.logs.recent';
const mostRecent = 8;

/** What was tailed in this workspace, so that it can be taken up again. Definitions only: secrets are elsewhere. */
export class RememberedSources {
  constructor(private readonly memento: vscode.Memento) {}

  get running(): readonly Definition[] {
    return definitions(this.memento.get(running));
  }

  get recent(): readonly Definition[] {
    return definitions(this.memento.get(recent));
  }

  setRunning(sources: readonly Definition[]): void {
    void this.memento.update(running, sources);
  }

  used(definition: Definition): void {
    const key = JSON.stringify(definition);
    const others = this.recent.filter((one) => JSON.stringify(one) !== key);
    void this.memento.update(recent, [definition, ...others].slice(0, mostRecent));
  }
}

function definitions(value: unknown): readonly Definition[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((one): one is Definition => isRecord(one) && isString(one['kind']));
}
