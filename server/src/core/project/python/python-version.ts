/**
 * The Python version a platform takes from runtime.txt (`python-3.11.4`, nothing else in it) or .python-version (`3.11`, one
 * version; lines of comments are left out), as heroku/heroku-buildpack-python:lib/python_version.sh reads them. Undefined for
 * anything else: Heroku refuses it, and what other platforms make of it is not known.
 */
export function pythonVersion(file: (path: string) => string | undefined): string | undefined {
  const runtime = file('runtime.txt');
  if (runtime !== undefined) return /^\s*python-(\d+\.\d+(?:\.\d+)?)\s*$/.exec(runtime)?.[1];
  const [version, ...more] = (file('.python-version') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return more.length === 0 && /^\d+\.\d+(?:\.\d+)?$/.test(version ?? '') ? version : undefined;
}
