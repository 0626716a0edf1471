import { replaceArgument } from '../../programs/argument-edits.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { isMainProcess, startsOf } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';

export const scriptIsModule: Rule = {
  id: 'python/script-is-module',
  severity: 'error',
  scope: 'process',
  text: /\.py/,
  title: t('`python -m` is given a file.'),
  explanation: t(
    '`-m` takes the import name of a module, with dots and without `.py`: `python -m package.app`. With `python -m app.py` Python imports the module `app` and then looks for `py` inside it: «Error while finding module specification for ’app.py’». To run a file leave `-m` out: `python app.py`.',
  ),
  sources: ['python/cpython:Lib/runpy.py _get_module_details', 'python/cpython:Doc/using/cmdline.rst (-m)'],
  *check(context) {
    for (const start of startsOf(context)) {
      const { process, command, invocation } = start;
      const file = moduleFile(command.text.text, invocation.programSpan);
      if (!file) continue;
      yield {
        span: command.toDocument(file.place),
        ...(!isMainProcess(start) && process.role === 'process' && { severity: 'warning' as const }),
        message: t(
          '`python -m` takes a module, not a file: Python exits with code 1. Write `python -m {module}` or `python {file}`.',
          {
            module: file.module,
            file: file.path,
          },
        ),
        fixes: () => [
          {
            title: t('Change to `{name}`', { name: `-m ${file.module}` }),
            edits: replaceArgument(command, file.place, file.module),
            preferred: true,
            safe: false,
          },
          {
            title: t('Change to `{name}`', { name: `python ${file.path}` }),
            edits: replaceArgument(command, invocation.programSpan, file.path),
            preferred: false,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'worker: python -m «app.py»\n', fixed: 'worker: python -m app\n' },
      { text: 'worker: python3 -u -m «src/worker.py» --once\n', fixed: 'worker: python3 -u -m src.worker --once\n' },
      { text: 'worker: python -m «./bot.py»\n', fixed: 'worker: python -m bot\n' },
    ],
    good: [
      { text: 'worker: python -m app\n' },
      { text: 'worker: python app.py\n' },
      { text: 'worker: python -m $MODULE\n' },
      { text: 'worker: python -m celery -A proj worker\n' },
    ],
  },
};

/** The file behind `-m`, in the words that name the program. */
function moduleFile(text: string, programSpan: { readonly start: number; readonly end: number }) {
  const written = text.slice(programSpan.start, programSpan.end);
  const [, before, path] = /^(-\S*m\s*)(\.{0,2}[\w./-]*\w\.py)$/.exec(written) ?? [];
  if (before === undefined || path === undefined) return undefined;
  const module = path.replace(/^\.\//, '').replace(/\.py$/, '').replaceAll('/', '.');
  return { path, module, place: span(programSpan.start + before.length, programSpan.end) };
}
