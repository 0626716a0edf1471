import { celery } from './celery/program.ts';
import { gunicorn } from './gunicorn/program.ts';
import type { Program } from './program.ts';

/** Every program whose command line we know. */
export const programs: readonly Program[] = [celery, gunicorn];

const byName: ReadonlyMap<string, Program> = new Map(
  programs.flatMap((program) => program.names.map((name) => [name, program] as const)),
);

/** The program that a file or module name starts; undefined for one we do not know. */
export function programFor(name: string): Program | undefined {
  return byName.get(name);
}
