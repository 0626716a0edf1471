import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadProject } from '../../../../server/src/core/project/load-project.ts';
import { findModule } from '../../../../server/src/core/project/python/find-module.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../../support/memory-file-system.ts';
import { NO_HINTS } from '../../../support/no-hints.ts';

const PATHS = [
  ...[
    'wsgi.py',
    'manage.py',
    'mysite/__init__.py',
    'mysite/wsgi.py',
    'mysite/api/views.py',
    'both.py',
    'both/__init__.py',
  ],
  ...[
    'plain/app.py',
    'fast.cpython-311-x86_64-linux-gnu.so',
    'src/main.py',
    'src/pkg/__init__.py',
    'src/plain/__init__.py',
  ],
  ...['src/plain/late.py', 'node_modules/x.py', 'deep/er/est/mod.py'],
];

const cases: readonly (readonly [string, readonly string[], string])[] = [
  ['wsgi', [''], 'file wsgi.py'],
  ['mysite', [''], 'file mysite/__init__.py'],
  ['mysite.wsgi', [''], 'file mysite/wsgi.py'],
  ['mysite.api', [''], 'opaque mysite/api'],
  ['mysite.api.views', [''], 'file mysite/api/views.py'],
  ['mysite.asgi', [''], 'missing mysite.asgi in mysite, inside: api wsgi'],
  ['wsgi.app', [''], 'missing wsgi.app in wsgi.py, inside:'],
  ['both', [''], 'file both/__init__.py'],
  ['plain.app', [''], 'file plain/app.py'],
  ['plain.late', ['', 'src'], 'file src/plain/late.py'],
  ['fast', [''], 'opaque fast.cpython-311-x86_64-linux-gnu.so'],
  ['main', [''], 'missing main in : both deep manage mysite node_modules plain src wsgi'],
  ['main', ['', 'src'], 'file src/main.py'],
  ['main', ['src'], 'file src/main.py'],
  ['deep.er.est.mod', [''], 'file deep/er/est/mod.py'],
  ['deep.unread.mod', ['gone/there'], 'missing deep in gone/there:'],
  ['x', ['node_modules'], 'unknown'],
];

for (const [dotted, directories, expected] of cases) {
  test(`import ${dotted} from ${JSON.stringify(directories)}`, async () => {
    const files = Object.fromEntries(PATHS.map((path) => [path, '']));
    const hints = { ...NO_HINTS, modules: [dotted] };
    const project = await loadProject(memoryFileSystem(files), MEMORY_FOLDER, () => hints);
    const found = findModule(project, dotted, directories);
    const shown =
      found.kind === 'missing'
        ? `missing ${found.name} in ${found.directory}${found.isInside ? ', inside' : ''}: ${found.siblings.join(' ')}`.trimEnd()
        : `${found.kind} ${found.kind === 'unknown' ? '' : found.path}`.trimEnd();
    assert.equal(shown, expected);
  });
}
