import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileSystem } from '../../../server/src/core/project/file-system.ts';
import { loadProject } from '../../../server/src/core/project/load-project.ts';
import type { Project } from '../../../server/src/core/project/project.ts';
import type { ProjectHints } from '../../../server/src/core/project/project-hints.ts';
import { ProjectReader } from '../../../server/src/core/project/project-reader.ts';
import { loadRequirements as readRequirements } from '../../../server/src/core/project/requirements/load-requirements.ts';
import { loadRequirements } from '../../../server/src/core/project/requirements/requirements.ts';
import { MEMORY_FOLDER, memoryFileSystem } from '../../support/memory-file-system.ts';
import { NO_HINTS } from '../../support/no-hints.ts';

type Files = Readonly<Record<string, string>>;

function load(files: Files, hints: Partial<ProjectHints> = {}): Promise<Project> {
  return loadProject(memoryFileSystem(files), MEMORY_FOLDER, () => ({ ...NO_HINTS, ...hints }));
}

/** `name specifier =version [extras] ?` (`?`: optional), sorted. */
function packages({ requirements }: Project): string[] {
  return [...requirements.packages]
    .map(([name, { specifier, version, extras, optional }]) =>
      [name, specifier, version && `=${version}`, extras.length > 0 && `[${extras}]`, optional && '?']
        .filter(Boolean)
        .join(' '),
    )
    .sort();
}

const cases: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    'a plain requirements file',
    { 'requirements.txt': 'Django==4.2.1\ngunicorn>=20,<21\ncelery[redis]\n' },
    ['celery [redis]', 'django ==4.2.1 =4.2.1', 'gunicorn >=20,<21'],
  ],
  [
    'includes, constraints, and a loop',
    {
      'requirements.txt': '-r requirements/base.txt\n-c constraints.txt\ngevent\n',
      'requirements/base.txt': '-r ../requirements.txt\nflask\n',
      'constraints.txt': 'gevent==23.9.1\nunused==1\n',
    },
    ['flask', 'gevent ==23.9.1 =23.9.1'],
  ],
  [
    'files for development are optional',
    {
      'requirements.txt': 'flask',
      'requirements-dev.txt': '-r requirements.txt\npytest==8',
      'requirements/ci.txt': 'tox',
    },
    ['flask', 'pytest ==8 =8 ?', 'tox ?'],
  ],
  [
    'markers are decided for Linux',
    { 'requirements.txt': 'uvloop; sys_platform != "win32"\npywin32; sys_platform == "win32"\na; python_version<"3"' },
    ['a', 'uvloop'],
  ],
  [
    'and for the Python that is written',
    { 'requirements.txt': 'a; python_version<"3"\nb>=1; python_version>="3.8"', 'runtime.txt': 'python-3.11.4\n' },
    ['b >=1'],
  ],
  [
    'pyproject.toml with its lock file',
    {
      'pyproject.toml':
        '[project]\nname = "x"\ndependencies = ["gunicorn>=20", "uvicorn[standard]"]\n[project.optional-dependencies]\ndev = ["ruff"]\n[dependency-groups]\ntest = ["pytest", {include-group = "lint"}]\n',
      'uv.lock':
        'version = 1\n[[package]]\nname = "gunicorn"\nversion = "23.0.0"\n[[package]]\nname = "x"\nversion = "1"\nsource = { virtual = "." }\n[[package]]\nname = "h11"\nversion = "0.14"\n',
    },
    ['gunicorn >=20 =23.0.0', 'h11 ==0.14 =0.14', 'pytest ?', 'ruff ?', 'uvicorn [standard]'],
  ],
  [
    'poetry',
    {
      'pyproject.toml':
        '[tool.poetry.dependencies]\npython = "^3.9"\ngunicorn = "^20.1"\ncelery = { version = "~5.3", extras = ["redis"] }\nold = "^1 || ^2"\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
      'poetry.lock': '[[package]]\nname = "gunicorn"\nversion = "20.1.0"\noptional = false\n',
    },
    ['celery >=5.3,<5.4 [redis]', 'gunicorn >=20.1,<21 =20.1.0', 'old ^1 || ^2', 'pytest ?'],
  ],
  [
    'Pipfile with its lock file',
    {
      Pipfile:
        '[packages]\ngunicorn = "*"\nflask = {version = "==2.0", extras = ["async"]}\n[dev-packages]\ntox = "*"\n',
      'Pipfile.lock': '{"default": {"gunicorn": {"version": "==21.2.0"}}, "develop": {"tox": {"version": "==4"}}}',
    },
    ['flask ==2.0 =2.0 [async]', 'gunicorn =21.2.0', 'tox =4 ?'],
  ],
  [
    'groups of lock files',
    {
      'poetry.lock':
        '[[package]]\nname = "a"\nversion = "1"\ngroups = ["main", "dev"]\n[[package]]\nname = "b"\nversion = "2"\ngroups = ["dev"]\n[[package]]\nname = "c"\nversion = "3"\ncategory = "dev"\n',
      'pdm.lock': '[[package]]\nname = "d"\nversion = "4"\ngroups = ["default"]\n',
      'pylock.toml': 'lock-version = "1.0"\n[[packages]]\nname = "e"\nversion = "5"\n',
    },
    ['a ==1 =1', 'b ==2 =2 ?', 'c ==3 =3 ?', 'd ==4 =4', 'e ==5 =5'],
  ],
  [
    'setuptools reads them from a file',
    {
      'pyproject.toml':
        '[project]\nname = "x"\ndynamic = ["dependencies"]\n[tool.setuptools.dynamic]\ndependencies = { file = ["deps.txt"] }\n',
      'deps.txt': 'flask>=2\n',
    },
    ['flask >=2'],
  ],
  [
    'two files that pin different versions',
    { 'requirements.txt': 'gunicorn==20.1.0', 'poetry.lock': '[[package]]\nname = "gunicorn"\nversion = "21.2.0"\n' },
    ['gunicorn ==20.1.0,==21.2.0'],
  ],
];

for (const [name, files, expected] of cases) {
  test(`requirements: ${name}`, async () => assert.deepEqual(packages(await load(files)), expected));
}

test('places: every mention stands at its span', async () => {
  const files: Files = {
    'requirements.txt': '# web\r\nDjango==4.2.1  # LTS\r\n',
    'pyproject.toml': '[project]\ndependencies = [\n  "gunicorn>=20", # web\n  \'flask\',\n]\n',
    Pipfile: '[packages]\n"gevent" = "*"\n',
    'poetry.lock': '[[package]]\nname = "celery"\nversion = "5.3.1"\n',
    'Pipfile.lock': '{\n "default": {\n  "kombu": {"version": "==5"}\n }\n}',
  };
  const { requirements } = await load(files);
  const places = requirements.mentions.map(({ uri, span }) => {
    const path = uri.slice(MEMORY_FOLDER.length + 1);
    return `${path}: ${files[path]?.slice(span.start, span.end)}`;
  });
  assert.deepEqual(places, [
    'requirements.txt: Django==4.2.1',
    'pyproject.toml: "gunicorn>=20"',
    "pyproject.toml: 'flask'",
    'Pipfile: "*"',
    'poetry.lock: name = "celery"',
    'Pipfile.lock: "kombu"',
  ]);
});

const facts: readonly (readonly [
  string,
  Files,
  { found: boolean; complete: boolean; preferred: string | undefined },
])[] = [
  ['nothing', {}, { found: false, complete: false, preferred: undefined }],
  ['loose', { 'requirements.txt': 'flask' }, { found: true, complete: false, preferred: 'requirements.txt' }],
  ['development only', { 'requirements-dev.txt': 'a' }, { found: false, complete: false, preferred: undefined }],
  [
    'compiled',
    {
      'requirements.txt': '# This file is autogenerated by pip-compile with Python 3.11\nflask==2',
      'requirements.in': 'flask',
    },
    { found: true, complete: true, preferred: 'requirements.in' },
  ],
  ['hashes', { 'requirements.txt': 'a==1 --hash=sha256:0' }, { found: true, complete: true, preferred: undefined }],
  [
    'a project that is locked',
    { 'pyproject.toml': '[project]\ndependencies = []', 'uv.lock': '' },
    { found: true, complete: true, preferred: 'pyproject.toml' },
  ],
  [
    'an include that is missing',
    { 'requirements.txt': '-r gone.txt\n', 'Pipfile.lock': '{}' },
    { found: true, complete: false, preferred: 'requirements.txt' },
  ],
  [
    'tool settings only',
    { 'pyproject.toml': '[tool.ruff]\n' },
    { found: false, complete: false, preferred: undefined },
  ],
  [
    'broken files',
    { 'pyproject.toml': '[', 'poetry.lock': '=', 'Pipfile.lock': '{' },
    { found: false, complete: false, preferred: undefined },
  ],
];

for (const [name, files, expected] of facts) {
  test(`requirements as a whole: ${name}`, async () => {
    const { found, complete, preferredFile } = (await load(files)).requirements;
    assert.deepEqual({ found, complete, preferred: preferredFile?.path }, expected);
  });
}

test('files: what was looked for is known to be there or not, all else is unknown', async () => {
  const project = await load(
    { Procfile: 'web: a', 'conf/gunicorn.py': 'workers = 2', 'mysite/wsgi.py': 'application = 1', 'src/deep/a.py': '' },
    {
      files: ['./conf/gunicorn.py', '../outside'],
      modules: ['mysite.wsgi', 'gone.wsgi'],
      directories: ['.', './lib/', '/'],
    },
  );
  assert.equal(project.file('conf/gunicorn.py'), 'workers = 2');
  assert.equal(project.file('mysite/wsgi.py'), 'application = 1');
  assert.deepEqual(project.entries(''), ['Procfile', 'conf/', 'mysite/', 'src/']);
  const seen = ['Procfile', 'mysite/wsgi.py', 'mysite/asgi.py', 'gone/wsgi.py', 'src', 'src/deep/a.py'].map(
    project.has,
  );
  assert.deepEqual(seen, [true, true, false, false, true, undefined]);
});

test('a source directory is a project of its own', async () => {
  const project = await load(
    { 'app_desc.yaml': '', 'api/requirements.txt': 'flask', 'api/wsgi.py': '' },
    { sourceDirectories: ['./api/', '../evil', 'gone'], modules: ['wsgi'] },
  );
  assert.equal(project.at('api')?.has('wsgi.py'), true);
  assert.equal(project.at('api/')?.folder, `${MEMORY_FOLDER}/api`);
  assert.deepEqual([...(project.at('./api')?.requirements.packages.keys() ?? [])], ['flask']);
  assert.equal(project.at('../evil'), undefined);
  assert.equal(project.at('gone')?.requirements.found, false);
});

test('a huge file is not read', async () => {
  const project = await load({ 'gunicorn.conf.py': 'x'.repeat(1_000_001), 'requirements.txt': '#'.repeat(1_000_000) });
  assert.equal(project.file('gunicorn.conf.py'), undefined);
  assert.equal(project.has('gunicorn.conf.py'), true);
  assert.equal(project.requirements.found, true);
});

test('whatever requirements may begin with is read, also if nothing else is there', async () => {
  const asked: string[] = [];
  const recording = new (class extends ProjectReader {
    override read(path: string) {
      asked.push(path);
      return super.read(path);
    }
  })(memoryFileSystem({ 'requirements/base.txt': '', 'dev-requirements.txt': '' }), MEMORY_FOLDER);
  await readRequirements(recording);
  for (const path of asked) {
    const read: string[] = [];
    const disk = memoryFileSystem({ [path]: '' });
    const readFile: FileSystem['readFile'] = (uri, maxBytes) => {
      read.push(uri);
      return disk.readFile(uri, maxBytes);
    };
    await loadRequirements(new ProjectReader({ ...disk, readFile }, MEMORY_FOLDER));
    assert.deepEqual(read, [`${MEMORY_FOLDER}/${path}`]);
  }
  assert.ok(asked.length > 10);
});
