// Whatever a file names, the server reads and leads to nothing outside of its folder: not by `..`, not by an absolute path, and
// no share of another machine, to which Windows would sign in when it merely asks whether it is there.
import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { test } from 'node:test';
import { readDocument } from '../../../server/src/core/model/read-document.ts';
import { targetsOf } from '../../../server/src/core/navigate/targets.ts';
import type { FileSystem } from '../../../server/src/core/project/file-system.ts';
import { loadProject } from '../../../server/src/core/project/load-project.ts';
import { hintsFor } from '../../../server/src/workspace/hints.ts';

const FOLDER = 'file:///work/app';

const OUTSIDE = [
  '../../etc/passwd',
  'a/../../../etc/passwd',
  '/etc/passwd',
  '~/.ssh/id_rsa',
  'C:/Users/me/secret.py',
  'C:secret.py',
  '\\\\evil\\share\\conf.py',
  '//evil/share/conf.py',
  '/\\evil/share/conf.py',
  '\\\\?\\UNC\\evil\\share\\conf.py',
  'a\\..\\..\\..\\conf.py',
  '..\\..\\conf.py',
  'file://evil/share/conf.py',
  'file:///etc/passwd',
  'https://evil.example/conf.py',
  '%2e%2e/%2e%2e/conf.py',
  '..%2f..%2fconf.py',
  '..%5c..%5cconf.py',
];

/** A disk that has every file that is asked for, and remembers what was. */
class Everything extends Array<string> {
  override includes(): boolean {
    return true;
  }
}

function recordingFileSystem(texts: (uri: string) => string) {
  const asked: string[] = [];
  const names = async (uri: string) => {
    asked.push(uri);
    return Everything.from([
      'requirements.txt',
      'Procfile',
      '.env',
      'gunicorn.conf.py',
      'pyproject.toml',
      'Pipfile',
      'up/',
    ]);
  };
  const fileSystem: FileSystem = {
    readFile: async (uri) => {
      asked.push(uri);
      return texts(uri);
    },
    encoding: async (uri) => {
      asked.push(uri);
      return 'utf-8';
    },
    stat: async (uri) => {
      asked.push(uri);
      return 'file';
    },
    list: names,
    listUnlinked: names,
  };
  return { fileSystem, asked };
}

function assertInside(uri: string, why: string): void {
  assert.ok(uri === FOLDER || uri.startsWith(`${FOLDER}/`), `${why}: ${uri}`);
  const path = decodeURIComponent(uri.slice('file://'.length).replace(/#.*$/, ''));
  for (const paths of [posix, win32]) {
    const real = paths.normalize(path).replaceAll('\\', '/');
    assert.ok(`${real}/`.startsWith('/work/app/'), `${why}: ${uri}`);
  }
}

for (const path of OUTSIDE) {
  test(`${path} is not looked for`, async () => {
    const word = `'${path}'`;
    const module = path.replace(/\.py$/, '').replaceAll('/', '.');
    const options = [
      '-c',
      '--chdir',
      '--pythonpath',
      '--env',
      '--worker-tmp-dir',
      '--certfile',
      '--logger-class',
      '--log-config',
    ];
    const text = [
      `web: cd ${word} && . ${word} && gunicorn ${options.map((one) => `${one} ${word}`).join(' ')} '${module}:app'`,
      `celery: celery -A '${module}' --workdir ${word} worker`,
      `python: python ${word} && python manage.py --settings '${module}' && pip install -r ${word} && sh ${word}`,
      `other: uvicorn --app-dir ${word} --env-file ${word} --log-config ${word} '${module}:app'; supervisord -c ${word}`,
      `config: gunicorn -c 'python:${module}' --paste ${word}; uwsgi --ini ${word}; hypercorn -c ${word}; honcho -f ${word} start`,
      '',
    ].join('\n');
    const yaml = `specVersion: 3\nmodules:\n  - name: a\n    sourceDir: ${word}\n    spec:\n      processes:\n        - name: web\n          procCommand: gunicorn -c ${word} a\n`;
    const requirements = `-r ${path}\n-c ${path}\n-e ${path}\n--find-links ${path}\n`;
    const { fileSystem, asked } = recordingFileSystem((uri) => {
      if (/requirements/.test(uri)) return requirements;
      return /Pipfile|toml/.test(uri) ? `[tool.x]\npath = ${word}\n` : `import os\n`;
    });
    const documents = [
      readDocument({ uri: `${FOLDER}/Procfile`, version: 1, kind: 'procfile', text }, 'lines'),
      readDocument({ uri: `${FOLDER}/app_desc.yaml`, version: 1, kind: 'app-desc', text: yaml }, 'lines'),
    ];
    const project = await loadProject(fileSystem, FOLDER, () => hintsFor(documents));
    assert.ok(asked.length > 10, String(asked.length));
    for (const uri of asked) assertInside(uri, 'read');
    for (const document of documents) for (const { uri } of targetsOf(document, project)) assertInside(uri, 'led to');
  });
}
