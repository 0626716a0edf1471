import type * as vscode from 'vscode';
import { isRecord, isString } from '../../guards.ts';
import type { Definition } from '../connect/source-kind.ts';

const RUNNING_KEY = 'procfileDoctor.logs.running';
const RECENT_KEY = 'procfileDoctor.logs.recent';
const MOST_RECENT = 8;

/** What was tailed in this workspace, so that it can be resumed. Only definitions: secrets are kept elsewhere. */
export class RememberedSources {
  readonly #memento: vscode.Memento;
  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  get running(): readonly Definition[] {
    return definitions(this.#memento.get(RUNNING_KEY));
  }

  get recent(): readonly Definition[] {
    return definitions(this.#memento.get(RECENT_KEY));
  }

  setRunning(sources: readonly Definition[]): void {
    void this.#memento.update(RUNNING_KEY, sources);
  }

  used(definition: Definition): void {
    const key = JSON.stringify(definition);
    const others = this.recent.filter((one) => JSON.stringify(one) !== key);
    void this.#memento.update(RECENT_KEY, [definition, ...others].slice(0, MOST_RECENT));
  }
}

function definitions(value: unknown): readonly Definition[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((one): one is Definition => isRecord(one) && isString(one['kind']));
}
