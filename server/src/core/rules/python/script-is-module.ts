import type { CommandLine } from '../../model/command-line.ts';
import { replaceArgument } from '../../programs/argument-edits.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { isMainProcess, startsOf } from '../facts/program-starts.ts';
import type { Fix, Rule } from '../rule.ts';

export const scriptIsModule: Rule = {
  id: 'python/script-is-module',
  severity: 'error',
  scope: 'process',
  text: /\.py|\s-\w*m\s*[\w.]*[/:]/,
  title: t('`python -m` is given something else than a module.'),
  explanation: t(
    '`-m` takes the import name of a module, with dots and without `.py`: `python -m package.app`. With `python -m app.py` Python imports the module `app` and then looks for `py` inside it: «Error while finding module specification for ’app.py’». To run a file leave `-m` out: `python app.py`. No name of a module has a slash or a colon in it: to call a function use `python -c`.',
  ),
  sources: ['python/cpython:Lib/runpy.py _get_module_details', 'python/cpython:Doc/using/cmdline.rst (-m)'],
  *check(context) {
    for (const start of startsOf(context)) {
      const { process, command, invocation } = start;
      const found = notAModule(command.text.text, invocation.programSpan);
      if (!found) continue;
      const { module, file, place } = found;
      yield {
        span: command.toDocument(place),
        ...(!isMainProcess(start) && process.role === 'process' && { severity: 'warning' as const }),
        message: messageFor(found),
        fixes: () => [
          ...(module === undefined ? [] : [changeTo(command, place, module, `-m ${module}`)]),
          ...(file === undefined ? [] : [changeTo(command, invocation.programSpan, file, `python ${file}`)]),
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: python -m «app.py»\n', fixed: 'worker: python -m app\n' },
      { text: 'worker: python3 -u -m «src/worker.py» --once\n', fixed: 'worker: python3 -u -m src.worker --once\n' },
      { text: 'worker: python -m «./bot.py»\n', fixed: 'worker: python -m bot\n' },
      { text: 'worker: python -m «jobs/bot»\n', fixed: 'worker: python -m jobs.bot\n' },
      { text: 'worker: python -m «scheduler:start»\n' },
    ],
    good: [
      { text: 'worker: python -m app\n' },
      { text: 'worker: python app.py\n' },
      { text: 'worker: python -m $MODULE\n' },
      { text: 'worker: python -m celery -A proj worker\n' },
    ],
  },
};

interface NotAModule {
  readonly written: string;
  /** The module that was probably meant. */
  readonly module?: string;
  /** The file, where it is one. */
  readonly file?: string;
  readonly place: Span;
}

/** The word behind `-m`, in the words that name the program. */
function notAModule(text: string, programSpan: Span): NotAModule | undefined {
  const words = text.slice(programSpan.start, programSpan.end);
  const [, before, written] = /^(-\S*m\s*)([\w./:-]+)$/.exec(words) ?? [];
  if (before === undefined || written === undefined) return undefined;
  const found = { written, place: span(programSpan.start + before.length, programSpan.end) };
  if (written.includes(':')) return found;
  const isFile = /\w\.py$/.test(written);
  if (!isFile && !written.includes('/')) return undefined;
  const module = written.replace(/^\.\//, '').replace(/\.py$/, '').replaceAll('/', '.');
  const isName = /^\w+(?:[.-]\w+)*$/.test(module);
  return { ...found, ...(isName && { module }), ...(isFile && { file: written }) };
}

function messageFor({ written, module, file }: NotAModule): Text {
  if (module !== undefined && file !== undefined)
    return t(
      '`python -m` takes a module, not a file: Python exits with code 1. Write `python -m {module}` or `python {file}`.',
      {
        module,
        file,
      },
    );
  return t('`python -m` takes a module: Python exits with code 1: No module named {name}', { name: written });
}

function changeTo(command: CommandLine, place: Span, text: string, name: string): Fix {
  return {
    title: t('Change to `{name}`', { name }),
    edits: replaceArgument(command, place, text),
    preferred: name.startsWith('-m'),
    safe: false,
  };
}
