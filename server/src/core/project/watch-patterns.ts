/**
 * Glob patterns of the files whose change makes a project out of date, for the client's file watcher. The Python files
 * are those a command may name as its application or its configuration.
 */
export const WATCH_PATTERNS: readonly string[] = [
  '**/{Procfile,Procfile.*,*.procfile,app_desc.yaml,app_desc.yml,app.json}',
  '**/*requirements*.{txt,in}',
  '**/requirements/*.{txt,in}',
  '**/{constraints,constraint}*.txt',
  '**/{pyproject.toml,poetry.lock,uv.lock,pdm.lock,Pipfile,Pipfile.lock,setup.py,setup.cfg}',
  '**/{runtime.txt,.python-version,Dockerfile,.env,.env.*}',
  '**/.procfile-doctor.{yaml,yml}',
  '**/*.py',
];
