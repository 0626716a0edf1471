import { python } from '../../programs/python/program.ts';
import { t } from '../../text/l10n.ts';
import { missingFile } from '../facts/missing-path.ts';
import { programStarts } from '../facts/program-starts.ts';
import { scriptOf } from '../facts/script.ts';
import type { Rule } from '../rule.ts';

export const missingScript: Rule = {
  id: 'python/missing-script',
  severity: 'warning',
  scope: 'process',
  programs: ['python', 'django'],
  title: t('The script is not in the workspace.'),
  explanation: t(
    'Python ends at once with «can’t open file … No such file or directory» and code 2. The path counts from where the process starts: the root of the application, or the directory of a `cd` before it. A file that is only made when the platform builds the application is not in the workspace; then the message may be suppressed.',
  ),
  sources: ['python/cpython:Modules/main.c pymain_run_file'],
  *check(context) {
    for (const start of programStarts(context, [...python.names, 'manage.py'])) {
      const script = scriptOf(start);
      const finding = script && missingFile(start, script, script.text);
      if (finding) yield finding;
    }
  },
  examples: {
    bad: [
      { text: 'worker: python «wroker.py»\n', files: { 'worker.py': '' }, fixed: 'worker: python worker.py\n' },
      {
        text: 'release: python «mange.py» migrate\n',
        files: { 'manage.py': '' },
        fixed: 'release: python manage.py migrate\n',
      },
      { text: 'release: python «manage.py» migrate\n', files: { 'src/manage.py': '' } },
      { text: 'worker: cd src && python -u «main.py»\n', files: { 'src/bot.py': '', 'main.py': '' } },
    ],
    good: [
      { text: 'worker: python worker.py --once\n', files: { 'worker.py': '' } },
      { text: 'worker: cd src && python main.py\n', files: { 'src/main.py': '' } },
      { text: 'worker: python /usr/local/bin/thing.py\n' },
      { text: 'worker: python $SCRIPT\n' },
      { text: 'worker: python -m worker\n' },
      { text: 'worker: python -c "print(1)"\n' },
    ],
  },
};
