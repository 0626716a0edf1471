import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pythonVersion } from '../../../../server/src/core/project/python/python-version.ts';

const cases: readonly (readonly [files: Readonly<Record<string, string>>, string | undefined])[] = [
  [{}, undefined],
  [{ 'runtime.txt': 'python-3.11.4\n' }, '3.11.4'],
  [{ 'runtime.txt': '\r\n python-3.12 \r\n', '.python-version': '3.9' }, '3.12'],
  [{ 'runtime.txt': '# ours\npython-3.11.4\n' }, undefined],
  [{ 'runtime.txt': 'pypy3.9-7.3.9', '.python-version': '3.9' }, undefined],
  [{ '.python-version': '# of the team\r\n\r\n  3.11\r\n' }, '3.11'],
  [{ '.python-version': '3.11.4\n3.10.9\n' }, undefined],
  [{ '.python-version': '3.11 # newest\n' }, undefined],
  [{ '.python-version': 'system\n' }, undefined],
];

for (const [files, version] of cases) {
  test(JSON.stringify(files), () => {
    assert.equal(
      pythonVersion((path) => files[path]),
      version,
    );
  });
}
