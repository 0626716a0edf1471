import { t } from '../../text/l10n.ts';
import { anywhere, atStart, type Signature } from './signature.ts';

/** What shells and container runtimes say of a program that they cannot start; tried after what programs say themselves. */
export const PROGRAM_MISSING: readonly Signature[] = [
  {
    id: 'program-missing',
    severity: 'error',
    cause: 'startup',
    program: 'bash, sh, docker, Kubernetes, s6, Python',
    title: t('A program cannot be started'),
    meaning: t('A start command or script names a program or file that is not there or cannot be run.'),
    causes: [
      t('The package that brings it is not installed, or its name is misspelt.'),
      t('A script without the right to run or with Windows line ends; an image for another processor.'),
    ],
    remedies: [
      { recipe: 'R0', text: t('Correct the start command, or add the package that brings the program.') },
      { text: t('Of a script: chmod +x, line ends as of Unix, and a first line such as #!/bin/sh.') },
    ],
    shapes: [
      atStart('bash: <program>: command not found', /(?<command>[\w./+-]{1,120}): command not found(?=\s{0,4}$)/),
      atStart(
        '<script>: line <n>: exec: <program>: not found',
        /(?<=(?:sh|python|gunicorn): )(?:(?:line )?\d{1,5}: )?(?:exec: )?(?<command>[\w./+[,-]{1,120}): (?:not found(?=\s{0,4}$)|No such file or directory|cannot execute|Exec format error|\S{1,60} bad interpreter: )/,
      ),
      atStart('sh: 0: cannot open <script>: No such file', /cannot open (?<command>[\w./+-]{1,120}): No such file/),
      atStart(
        "/usr/bin/env: '<program>': No such file or directory",
        /(?:(?:\/usr\/bin\/)?env: |failed to run command )[^\w\s/](?<command>[\w./+-]{1,120})(?:\\r)?[^\w\s/]: No such file/,
      ),
      anywhere(
        'exec: "<program>": executable file not found in $PATH',
        /exec: \\?"(?<command>[^"\\\n]{1,200})\\?": (?:executable file not found in |stat [^\s:]{1,200}: (?:no such file|permission denied)|permission denied)/,
      ),
      atStart(
        'exec <program>: <exec format error|no such file or directory>',
        /exec (?<command>\/[^\s:]{1,200}):? (?:exec format error|no such file or directory|permission denied)(?=\s{0,4}$)/,
      ),
      anywhere('exec user process caused: exec format error', /exec user process caused(?: "|: )/),
      atStart('unable to exec <program>: <reason>', /unable to exec (?<command>\S{1,120}): /),
      anywhere(
        "python: can't open file '<file>': [Errno 2] No such file or directory",
        /\bpython[\d.]{0,5}: can't open file '(?<command>[^'\n]{1,200})': \[Errno /,
      ),
    ],
    per: 'command',
    examples: [
      'bash: gunicorn: command not found',
      '/app/start.sh: line 3: gunicorn: command not found',
      '/bin/sh: 1: exec: gunicorn: not found',
      './run.sh: line 9: exec: uv: not found',
      'gunicorn: 1: /entrypoint.sh: not found',
      '/bin/sh: [gunicorn,: not found',
      'bash: ./start.sh: cannot execute: required file not found',
      'sh: 0: cannot open start.sh: No such file',
      "/usr/bin/env: 'python3': No such file or directory",
      'Error: failed to create containerd task: OCI runtime create failed: exec: "gunicorn": executable file not found in $PATH: unknown',
      'starting container process caused "exec: \\"/app/bin/gunicorn\\": stat /app/bin/gunicorn: no such file or directory"',
      'level=error msg="runc create failed: unable to start container process: exec: \\"scripts/start.sh\\": stat scripts/start.sh: permission denied"',
      'web-1  | exec /app/entrypoint.sh: exec format error',
      'exec /app/entrypoint.sh: no such file or directory',
      'standard_init_linux.go:228: exec user process caused: exec format error',
      's6-applyuidgid: fatal: unable to exec gunicorn: No such file or directory',
      "python: can't open file '/app/manage.py': [Errno 2] No such file or directory",
    ],
    traps: [
      'INFO app.views: page: not found',
      'ERROR user: 12: not found',
      '  echo "gunicorn: command not found"',
      "INFO can't open file 'a'",
    ],
    sources: [
      'bminor/bash:execute_cmd.c',
      'pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_08_02',
      'opencontainers/runc:libcontainer/init_linux.go',
      'python/cpython:Modules/main.c pymain_run_file()',
      'test/unit/logs/real-programs/programs-missing.test.ts',
    ],
  },
];
