import {
  daphne,
  fastapi,
  granian,
  hypercorn,
  streamlit,
  uvicorn,
  uwsgi,
  waitress,
} from '../../programs/app-servers.ts';
import type { Program } from '../../programs/program.ts';

/** The servers whose verdict on a command line is known exactly; gunicorn has rules of its own. */
export const SERVERS: readonly Program[] = [uvicorn, hypercorn, daphne, granian, waitress, uwsgi, streamlit, fastapi];
