import { isKnown } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { missingFile } from '../facts/missing-path.ts';
import type { Rule } from '../rule.ts';
import { gunicornStarts, lastUse } from './gunicorn-starts.ts';

export const missingLogConfig: Rule = {
  id: 'gunicorn/missing-log-config',
  severity: 'warning',
  scope: 'process',
  programs: ['gunicorn'],
  settings: ['logconfig'],
  title: t('The file with the log settings is not in the workspace.'),
  explanation: t(
    'gunicorn reads the file of `--log-config` when it starts, and ends with code 1 when it is not there. The path counts from where the process starts, or from `--chdir`. A file that is only made when the platform builds the application is not in the workspace; then the message may be suppressed.',
  ),
  sources: ['benoitc/gunicorn:gunicorn/glogging.py Logger.setup', 'benoitc/gunicorn:gunicorn/app/base.py chdir'],
  *check(context) {
    for (const start of gunicornStarts(context)) {
      const [value] = lastUse(start, 'logconfig')?.values ?? [];
      const chdir = start.settings.written('chdir') ? start.settings.text('chdir') : '.';
      if (!value || !isKnown(value.text) || chdir === undefined) continue;
      const path = value.text.startsWith('/') ? value.text : `${chdir}/${value.text}`;
      const finding = missingFile(start, value, path);
      if (finding) yield finding;
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi --log-config «logging.ini»\n', files: { 'wsgi.py': '' } },
      { text: 'web: gunicorn wsgi --chdir src --log-config=«log.ini»\n', files: { 'src/wsgi.py': '', 'log.ini': '' } },
    ],
    good: [
      { text: 'web: gunicorn wsgi --log-config logging.ini\n', files: { 'logging.ini': '' } },
      { text: 'web: gunicorn wsgi --chdir src --log-config ../log.ini\n', files: { 'src/wsgi.py': '', 'log.ini': '' } },
      { text: 'web: gunicorn wsgi --log-config $LOG_CONFIG\n', files: { 'wsgi.py': '' } },
      { text: 'web: gunicorn wsgi --log-config /etc/log.ini\n', files: { 'wsgi.py': '' } },
    ],
  },
};
