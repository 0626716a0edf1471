import { celery } from './celery/program.ts';
import { daphne } from './daphne/program.ts';
import { django } from './django/program.ts';
import { flask } from './flask/program.ts';
import { gunicorn } from './gunicorn/program.ts';
import { hypercorn } from './hypercorn/program.ts';
import type { Program } from './program.ts';
import { python } from './python/program.ts';
import { uvicorn } from './uvicorn/program.ts';
import { uwsgi } from './uwsgi/program.ts';
import { waitress } from './waitress/program.ts';

/** Every program whose command line we know. */
export const programs: readonly Program[] = [
  celery,
  daphne,
  django,
  flask,
  gunicorn,
  hypercorn,
  python,
  uvicorn,
  uwsgi,
  waitress,
];

const byName: ReadonlyMap<string, Program> = new Map(
  programs.flatMap((program) => program.names.map((name) => [name, program] as const)),
);

/** The program that a file or module name starts; undefined for one we do not know. */
export function programFor(name: string): Program | undefined {
  return byName.get(name);
}
