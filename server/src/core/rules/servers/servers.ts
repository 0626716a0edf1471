import { RELEASES as DAPHNE_RELEASES, daphne } from '../../programs/daphne/program.ts';
import { RELEASES as HYPERCORN_RELEASES, hypercorn } from '../../programs/hypercorn/program.ts';
import { RELEASES as UVICORN_RELEASES } from '../../programs/uvicorn/command.ts';
import { uvicorn } from '../../programs/uvicorn/program.ts';
import { RELEASES as WAITRESS_RELEASES, waitress } from '../../programs/waitress/program.ts';
import type { KnownProgram } from '../possible-releases.ts';

/** The servers whose verdict on a command line is known exactly; gunicorn has rules of its own. */
export const SERVERS: readonly KnownProgram[] = [
  { program: uvicorn, releases: UVICORN_RELEASES },
  { program: hypercorn, releases: HYPERCORN_RELEASES },
  { program: daphne, releases: DAPHNE_RELEASES },
  { program: waitress, releases: WAITRESS_RELEASES },
];
