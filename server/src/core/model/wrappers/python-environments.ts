import type { Wrapper } from './wrapper.ts';

/** Options with a value that `uv run` and `uvx` share (`uv run --help`, `uvx --help`: 0.13). */
const OPTIONS_OF_UV: readonly string[] = [
  '--env-file -w --with --with-editable --with-requirements --python-platform --index --default-index',
  '-i --index-url --extra-index-url -f --find-links --index-strategy --keyring-provider -P',
  '--upgrade-package --upgrade-group --resolution --prerelease --prerelease-package --fork-strategy',
  '--exclude-newer --exclude-newer-package --no-sources-package --reinstall-package --link-mode -C',
  '--config-setting --config-settings-package --no-build-isolation-package --no-build-package',
  '--no-binary-package --cache-dir --refresh-package -p --python --color --allow-insecure-host',
  '--project --config-file',
].flatMap((line) => line.split(' '));

/** `uvx` is short for `uv tool run`. */
const UV_TOOL_RUN = {
  valueOptions: [
    ...OPTIONS_OF_UV,
    '--from',
    '-c',
    '--constraints',
    '-b',
    '--build-constraints',
    '--overrides',
    '--torch-backend',
  ],
  directoryOptions: ['--directory'],
  source: 'docs.astral.sh/uv/reference/cli: uv tool run',
} satisfies Partial<Wrapper>;

/** Managers of Python environments that start a program inside one. */
export const PYTHON_ENVIRONMENTS: readonly Wrapper[] = [
  {
    names: ['poetry'],
    example: 'poetry -C src run gunicorn app:app',
    execvp: true,
    subcommand: ['run'],
    valueOptions: ['-P', '--project'],
    directoryOptions: ['-C', '--directory'],
    source: 'python-poetry.org/docs/cli: run, global options',
  },
  {
    names: ['pipenv'],
    example: 'pipenv run gunicorn app:app',
    execvp: true,
    subcommand: ['run'],
    valueOptions: ['--python', '--pypi-mirror'],
    source: 'pipenv.pypa.io: commands, run',
  },
  {
    names: ['uv'],
    example: 'uv run --no-dev --extra web -m gunicorn app:app',
    execvp: true,
    subcommand: ['run'],
    valueOptions: [
      ...OPTIONS_OF_UV,
      '--extra',
      '--no-extra',
      '--group',
      '--no-group',
      '--only-group',
      '--no-editable-package',
      '--package',
    ],
    directoryOptions: ['--directory'],
    unless: ['-s', '--script', '--gui-script'],
    runsPython: true,
    source: 'docs.astral.sh/uv/reference/cli: uv run',
  },
  {
    names: ['pdm'],
    example: 'pdm run gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-c', '--config', '-p', '--project', '--venv', '-k', '--skip', '--env', '--env-file'],
    directoryOptions: ['--working-dir'],
    source: 'pdm-project.org/latest/reference/cli: run',
  },
  {
    names: ['hatch'],
    example: 'hatch -e prod run gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-e', '--env', '-p', '--project', '--data-dir', '--cache-dir', '--config'],
    source: 'hatch.pypa.io/latest/cli/reference: hatch run',
  },
  {
    names: ['rye'],
    example: 'rye run gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['--pyproject'],
    source: 'rye.astral.sh/guide/commands/run',
  },
  {
    names: ['pixi'],
    example: 'pixi run -e prod gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-e', '--environment', '-m', '--manifest-path', '--color', '--concurrent-downloads'],
    source: 'pixi.sh/latest/reference/cli: pixi run',
  },
  {
    names: ['conda', 'mamba', 'micromamba'],
    example: 'conda run --no-capture-output -n web gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['-n', '--name', '-p', '--prefix', '-a', '--attach', '-e', '--env', '-r', '--root-prefix'],
    directoryOptions: ['--cwd'],
    source: 'docs.conda.io: conda run; mamba.readthedocs.io: micromamba run',
  },
  {
    names: ['pyenv'],
    example: 'pyenv exec gunicorn app:app',
    subcommand: ['exec'],
    source: 'github.com/pyenv/pyenv: COMMANDS.md, pyenv exec',
  },
  {
    names: ['pipx'],
    example: 'pipx run --spec gunicorn==23.0.0 gunicorn app:app',
    subcommand: ['run'],
    valueOptions: ['--spec', '--python', '--pip-args'],
    source: 'pipx.pypa.io: run',
  },
  {
    names: ['uvx'],
    example: 'uvx --from gunicorn gunicorn app:app',
    ...UV_TOOL_RUN,
  },
  {
    names: ['uv'],
    example: 'uv tool run --from gunicorn gunicorn app:app',
    subcommand: ['tool', 'run'],
    ...UV_TOOL_RUN,
  },
  {
    names: ['scl'],
    example: "scl enable rh-python38 'gunicorn app:app'",
    subcommand: ['enable'],
    operands: 1,
    singleWordIsScript: true,
    source: 'scl-utils, scl(1)',
  },
];
