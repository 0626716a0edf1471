/** Loads the descriptions of settings and worker classes on first use: checking a file does not need them. */
import type { Description } from './descriptions-data.ts';
import type { Setting } from './setting.ts';
import type { WorkerClass } from './worker-class.ts';

export function descriptionOfSetting({ name }: Setting): Description {
  return known(loaded().SETTING_DESCRIPTIONS, name);
}

export function descriptionOfWorkerClass({ name }: WorkerClass): Description {
  return known(loaded().WORKER_CLASS_DESCRIPTIONS, name);
}

function known(descriptions: Readonly<Record<string, Description>>, name: string): Description {
  const found = descriptions[name];
  if (!found) throw new Error(`nothing describes ${name}`);
  return found;
}

function loaded() {
  return require('./descriptions-data.ts') as typeof import('./descriptions-data.ts');
}
