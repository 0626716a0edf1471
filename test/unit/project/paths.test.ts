import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePath } from '../../../server/src/core/project/paths.ts';

test('a path is seen from a directory, without what leads nowhere', () => {
  const resolved: readonly (readonly [string, string, string | undefined])[] = [
    ['', 'gunicorn.conf.py', 'gunicorn.conf.py'],
    ['.', 'gunicorn.conf.py', 'gunicorn.conf.py'],
    ['src', 'a.py', 'src/a.py'],
    ['src', '../a.py', 'a.py'],
    ['', './a.py', 'a.py'],
    ['.', 'conf\\a.py', 'conf/a.py'],
    ['', '..', undefined],
    ['', 'a..b', 'a..b'],
    ['', '.', ''],
    ['', '/etc/a.py', undefined],
    ['', '~/a.py', undefined],
    ['', '~', undefined],
    ['', 'C:a.py', undefined],
    ['', 'é.py', 'é.py'],
  ];
  for (const [directory, path, expected] of resolved) assert.equal(resolvePath(directory, path), expected, path);
});
