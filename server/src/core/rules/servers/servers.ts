import {
  daphne,
  fastapi,
  granian,
  hypercorn,
  sanic,
  streamlit,
  uvicorn,
  uwsgi,
  waitress,
} from '../../programs/app-servers.ts';
import type { Program } from '../../programs/program.ts';

/** The servers whose verdict on a command line is known exactly; gunicorn has rules of its own. */
export const SERVERS: readonly Program[] = [
  uvicorn,
  hypercorn,
  daphne,
  granian,
  sanic,
  waitress,
  uwsgi,
  streamlit,
  fastapi,
];
