/**
 * The Python version a platform takes from runtime.txt (`python-3.11.4`) or .python-version (`3.11`); Heroku and
 * BlueKing read the first line (heroku/heroku-buildpack-python:lib/python_version.sh). Undefined for anything else.
 */
export function pythonVersion(file: (path: string) => string | undefined): string | undefined {
  const runtime = /^\s*python-(\d+\.\d+(?:\.\d+)?)\s*$/m.exec(file('runtime.txt') ?? '')?.[1];
  return runtime ?? /^\s*(\d+\.\d+(?:\.\d+)?)\s*(?:#.*)?$/m.exec(file('.python-version') ?? '')?.[1];
}
