import { join } from 'node:path';
import { startAhead } from './logs/parts/threads-ahead.ts';

interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` says. */
  readonly help: string;
  /** The exit code; a UsageError is 2. */
  readonly run: (args: string[]) => Promise<number>;
}

const CONFIG_OPTIONS = `  --config FILE       settings from this file, not from the nearest .procfile-doctor.yaml
  --no-config         settings from no file`;

/** Each is loaded when it is run: a log is scanned before the parts that check files would be read. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  check: {
    summary: 'find, and repair, what is wrong in Procfile and app_desc.yaml',
    run: async (args) => (await import('./check.ts')).runCheck(args),
    help: `Usage: procfile-doctor check [OPTION…] PATH…

Checks the files named and, in folders, every Procfile and app_desc.yaml; - is standard input.

  --format FORMAT     pretty (default), json, sarif (code scanning), github (annotations of a workflow)
  --platform NAME     auto (default), blueking, heroku, generic
  --fix               repair what is safe to repair, and write the files; standard input goes to standard output
  --diff              show what --fix would change, as patch(1) and git apply read it; nothing is written
  --stdin-filename F  the name under which standard input is checked
${CONFIG_OPTIONS}

Exit code: 0 no error was found, 1 an error was found (warnings and hints do not count), 2 wrong usage, unreadable
input or a mistake in the configuration. With --diff: 0 there is nothing to change, 1 there is, 2 as above.`,
  },
  logs: {
    summary: 'find the failures, incidents and health of a log',
    run: async (args) => {
      const ahead = startAhead(args, join(__dirname, 'cli', 'logs.js'));
      const { runLogs } = require('./logs/logs.ts') as typeof import('./logs/logs.ts');
      return runLogs(args, ahead);
    },
    help: `Usage: procfile-doctor logs [OPTION…] FILE|-

  --format FORMAT           pretty (default), json (one object a line)
  -f, --follow              go on as the file grows, until Ctrl+C
  --lines                   show every line that is a known failure
  --encoding NAME           what the log is written in, such as gb18030; UTF-8 unless told, or UTF-16 by its mark
  --threads NUMBER          read a large file with so many threads; all processors unless told
  --project PATH            the application: its folder (the current one unless told) or its Procfile, whose
                            --access-logformat says how access lines are to be read
  --access-logformat TEXT   an access log format of the application; may be given more than once
${CONFIG_OPTIONS.replaceAll(/^( {2}--[\w-]+(?: FILE)?) +/gm, (_, option: string) => option.padEnd(28))}

Exit code: 0 the log was read, 2 wrong usage or unreadable input.`,
  },
  diagnose: {
    summary: 'put all that is known of an application into one report, for a ticket',
    run: async (args) => (await import('./diagnose.ts')).runDiagnose(args),
    help: `Usage: procfile-doctor diagnose [OPTION…] PATH…

  --logs FILE|-       a log of the application; may be given more than once
  --encoding NAME     what the logs are written in, such as gb18030; UTF-8 unless told, or UTF-16 by its mark
  --format FORMAT     markdown (default), json
  --platform NAME     auto (default), blueking, heroku, generic
${CONFIG_OPTIONS}

Exit code: 0 whatever was found, 2 wrong usage or unreadable input.`,
  },
  effective: {
    summary: 'list every gunicorn setting with who says so',
    run: async (args) => (await import('./effective.ts')).runEffective(args),
    help: `Usage: procfile-doctor effective [OPTION…] PATH…

  --all               defaults too
  --format FORMAT     pretty (default), json
${CONFIG_OPTIONS}

Exit code: 0, or 2 for wrong usage and unreadable input.`,
  },
  explain: {
    summary: 'say what a rule, a log signature, an option or a key is',
    run: async (args) => (await import('./explain.ts')).runExplain(args),
    help: `Usage: procfile-doctor explain NAME…

  procfile-doctor explain gunicorn/unknown-option     a rule
  procfile-doctor explain gunicorn-worker-timeout     a log signature
  procfile-doctor explain gunicorn --timeout          an option of a program
  procfile-doctor explain celery                      a program
  procfile-doctor explain processes.replicas          a key of app_desc.yaml
  procfile-doctor explain BKPAAS_APP_ID               a variable that a platform sets

Exit code: 0, or 2 when nothing of that name is known.`,
  },
};

export function usage(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const list = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: procfile-doctor COMMAND [OPTION…] [ARGUMENT…]

${list.join('\n')}

  procfile-doctor COMMAND --help    options and exit codes of a command
  procfile-doctor --version`;
}
