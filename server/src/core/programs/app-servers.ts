/** The servers besides gunicorn: what is known of them is loaded together, with the first command that starts one. */
export { daphne } from './daphne/program.ts';
export { fastapi } from './fastapi/program.ts';
export { granian } from './granian/program.ts';
export { hypercorn } from './hypercorn/program.ts';
export { sanic } from './sanic/program.ts';
export { streamlit } from './streamlit/program.ts';
export { uvicorn } from './uvicorn/program.ts';
export { uwsgi } from './uwsgi/program.ts';
export { waitress } from './waitress/program.ts';
