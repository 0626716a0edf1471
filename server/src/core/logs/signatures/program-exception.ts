import { t } from '../../text/l10n.ts';
import { READ_TRACEBACK } from './often-advised.ts';
import { anywhere, type Signature } from './signature.ts';

/**
 * What a Python program leaves behind that ends without a word of its own: the interpreter's traceback, known by its first frame.
 * A handler that prints an exception it has caught begins with its own frame, not with that of the program. Tried last.
 */
export const PROGRAM_EXCEPTION: readonly Signature[] = [
  {
    id: 'program-exception',
    severity: 'error',
    cause: 'crash',
    program: 'Python',
    generic: true,
    isFirstFrame: true,
    title: t('A program ended in an exception'),
    meaning: t('Nobody caught an exception: Python printed its traceback, and the program ended.'),
    causes: [
      t('A variable, a file or a service that is missing in this environment.'),
      t('An error in the code, or a package in a release that does not fit.'),
    ],
    first: READ_TRACEBACK,
    remedies: [{ text: t('Repair what the traceback names; if it came with a release, go back to the one before.') }],
    shapes: [
      anywhere(
        '  File "<folder>/bin/<program>", line <n>, in <module>',
        /^ {2}File "(?:[^"\n]{1,200}\/bin\/|(?:[^"\n]{1,200}\/)?(?=manage\.py"))(?<script>[\w.-]{1,60})", line \d{1,6}, in <module>\s{0,4}$/,
      ),
      anywhere(
        '  File "<frozen runpy>", line <n>, in _run_module_as_main',
        /^ {2}File "(?:<frozen runpy>|[^"\n]{1,200}\/runpy\.py)", line \d{1,6}, in _run_module_as_main\s{0,4}$/,
      ),
    ],
    examples: [
      '  File "/app/manage.py", line 22, in <module>',
      '  File "/usr/local/bin/uvicorn", line 8, in <module>',
      '  File "<frozen runpy>", line 198, in _run_module_as_main',
    ],
    traps: [
      '  File "/app/shop/settings.py", line 26, in <module>',
      '  File "/usr/local/bin/celery", line 8 in <module>',
      '    sys.exit(main())',
      'INFO:     Started reloader process [28720]',
    ],
    sources: ['python/cpython:Python/traceback.c', 'python/cpython:Lib/runpy.py', 'blacktop/docker-cuckoo#1'],
  },
];
