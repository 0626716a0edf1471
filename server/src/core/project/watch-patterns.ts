/**
 * Glob patterns of the files whose change makes a project out of date, for the client's file watcher. Files of Python, scripts, settings of
 * programs and of logs are those that a command may name; a list of requirements may include texts of any name. Not every
 * `*.json`: tools keep thousands of them in their caches.
 */
export const WATCH_PATTERNS: readonly string[] = [
  '**/{Procfile,Procfile.*,*.procfile,Dockerfile}',
  '**/*.{py,sh,toml,yaml,yml,ini,conf,cfg,txt,in}',
  '**/{app.json,*log*.json}',
  '**/{poetry.lock,uv.lock,pdm.lock,Pipfile,Pipfile.lock}',
  '**/{.python-version,.env,.env.*}',
  '**/bin/{pre,post}{_,-}compile',
  // A script may have the name of a program: `bash gunicorn`.
  '**/{celery,daphne,flask,gunicorn,hypercorn,uvicorn}',
];
