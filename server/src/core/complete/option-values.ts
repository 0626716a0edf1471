import type { Explanation } from '../explain/explanation.ts';
import { explainWorkerClass } from '../explain/option-value.ts';
import { allWorkerClasses } from '../programs/gunicorn/worker-classes.ts';
import type { OptionSpec } from '../programs/program.ts';
import { SHAPES } from '../rules/servers/listening-shapes.ts';

export interface OfferedValue {
  readonly text: string;
  readonly explain?: () => Explanation;
}

/** What is usually written behind an option; empty where that is any text. `program`: its id. */
export function valuesOf(program: string, option: OptionSpec | undefined, version: string | undefined): OfferedValue[] {
  if (!option) return [];
  if (option.choices.length > 0) return option.choices.map((text) => ({ text }));
  if (program === 'gunicorn' && option.id === 'worker_class') {
    return allWorkerClasses(version).map((worker) => ({
      text: worker.name,
      explain: () => explainWorkerClass(worker),
    }));
  }
  return (VALUES[`${program} ${option.id}`] ?? addresses(program, option)).map((text) => ({ text }));
}

/** Where a process has to listen on a platform. */
function addresses(program: string, { id }: OptionSpec): readonly string[] {
  const shape = SHAPES[program];
  if (shape?.binds?.includes(id)) return ['0.0.0.0:$PORT'];
  if (id === shape?.host) return ['0.0.0.0'];
  return id === shape?.port ? ['$PORT'] : [];
}

/** Usual values of options that take any text. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'gunicorn bind': [':$PORT', '0.0.0.0:$PORT', '[::]:$PORT'],
  'gunicorn accesslog': ['-'],
  'gunicorn errorlog': ['-'],
  'gunicorn access_log_format': [
    // gunicorn's default with the duration in microseconds, and what BlueKing's own templates write.
    '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
    '[%(h)s] %({request_id}i)s %(u)s %(t)s "%(r)s" %(s)s %(D)s %(b)s "%(f)s" "%(a)s"',
  ],
};
