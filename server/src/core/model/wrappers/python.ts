import type { Word } from '../../syntax/shell/ast.ts';
import { type Launch, launchOf, restOfWord, type Step } from './launch.ts';

/** `python`, `python3`, `python3.11`, `pypy3`. */
const PYTHON = /^(?:python|pypy)\d*(?:\.\d+)*$/;

/** docs.python.org/3/using/cmdline.html: the options whose value may be the next word. */
const VALUE_OPTIONS = ['-W', '-X', '--check-hash-based-pycs'];

/**
 * Programs whose module is not named like them: the module that `python -m` runs (its `__main__`), and the console
 * script of the same package (its entry points).
 */
const PROGRAM_OF_MODULE: ReadonlyMap<string, string> = new Map([
  ['gunicorn.app.wsgiapp', 'gunicorn'],
  ['huey.bin.huey_consumer', 'huey_consumer'],
  ['rq.cli', 'rq'],
  ['waitress', 'waitress-serve'],
  ['django', 'django-admin'],
  ['newrelic.admin', 'newrelic-admin'],
  ['opentelemetry.instrumentation.auto_instrumentation', 'opentelemetry-instrument'],
  ['ddtrace.commands.ddtrace_run', 'ddtrace-run'],
  ['watchdog.watchmedo', 'watchmedo'],
]);

/**
 * The program behind `python -m module`, `python manage.py` and `python bin/gunicorn`. undefined for any other script,
 * for `-c` and for an interactive interpreter: there python itself is the program.
 */
export function unwrapPython(launch: Launch): Step | undefined {
  if (!PYTHON.test(launch.name)) return undefined;
  const words = launch.arguments;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) break;
    const { text } = word.value;
    if (!/^-./.test(text)) return startOf(scriptLaunch(word, words.slice(i + 1)));
    if (text === '--module') return startOf(moduleLaunch(word, words[i + 1], words.slice(i + 2)));
    const option = /^-[bBdEhiIOPqRsSuvVx?]*([mcWX])(?=(.*))/s.exec(text);
    if (option?.[1] === 'c') return undefined;
    if (option?.[1] === 'm') {
      const glued = option[2] ? restOfWord(word, option[0].length) : undefined;
      return startOf(moduleLaunch(word, glued ?? words[i + 1], words.slice(glued ? i + 1 : i + 2)));
    }
    if (VALUE_OPTIONS.includes(text) || (option && !option[2])) i++;
  }
  return undefined;
}

function startOf(launch: Launch | undefined): Step | undefined {
  return launch && { launch, environment: [] };
}

function moduleLaunch(flag: Word, module: Word | undefined, rest: readonly Word[]): Launch | undefined {
  const named = module && launchOf([module]);
  if (!module || !named) return undefined;
  const name = PROGRAM_OF_MODULE.get(named.name) ?? named.name;
  return { name, nameSpan: { start: flag.span.start, end: module.span.end }, arguments: rest };
}

function scriptLaunch(script: Word, rest: readonly Word[]): Launch | undefined {
  const launch = launchOf([script, ...rest]);
  const isProgram =
    launch?.name === 'manage.py' ||
    (/(?:^|\/)bin\/[^/]+$/.test(script.value.text) && !/\.pyc?$/.test(launch?.name ?? ''));
  return isProgram ? launch : undefined;
}
