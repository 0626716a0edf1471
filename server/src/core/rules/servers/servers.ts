import { daphne, hypercorn, uvicorn, waitress } from '../../programs/app-servers.ts';
import type { KnownProgram } from '../possible-releases.ts';

/** The servers whose verdict on a command line is known exactly; gunicorn has rules of its own. */
export const SERVERS: readonly KnownProgram[] = [uvicorn, hypercorn, daphne, waitress].map((program) => ({
  program,
  releases: program.releases ?? [],
}));
