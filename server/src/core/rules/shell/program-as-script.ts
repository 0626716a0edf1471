import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { missingPath } from '../facts/missing-path.ts';
import { programStarts } from '../facts/program-starts.ts';
import type { Rule } from '../rule.ts';
import { SHELLS, shellCall } from './shell-call.ts';

export const programAsShellScript: Rule = {
  id: 'shell/program-as-script',
  severity: 'error',
  scope: 'process',
  text: /sh\s/,
  title: t('A shell is given a program of Python as a file of commands.'),
  explanation: t(
    '`bash gunicorn wsgi` does not start gunicorn: bash finds the program and reads its Python as shell commands, and dash looks for a file of this name in the current folder only. Both end with code 2. Without the shell in front the program starts.',
  ),
  sources: ['POSIX.1-2017, sh, OPERANDS', 'test/unit/rules/shell/words-for-shells.test.ts (dash and bash)'],
  *check(context) {
    for (const start of programStarts(context, SHELLS)) {
      const { command, invocation } = start;
      const call = shellCall(invocation.command);
      const [word] = call?.operands ?? [];
      if (!call || call.readsCommand || !word || word.quoting !== 'none') continue;
      const name = word.value.text;
      const program = programFor(name);
      if (!program || program.package === '' || /\.py$/.test(name) || missingPath(start, name) === undefined) continue;
      const { programSpan } = invocation;
      yield {
        span: command.toDocument(span(programSpan.start, word.span.end)),
        message: t(
          '`{shell}` reads `{program}` as a file of shell commands, and it is none. Start it without `{shell}`.',
          {
            shell: call.shell,
            program: name,
          },
        ),
        fixes: () => [
          {
            title: t('Start it without `{shell}`', { shell: call.shell }),
            edits: [{ span: command.toDocument(span(programSpan.start, word.span.start)), newText: '' }],
            preferred: true,
            safe: true,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      { text: 'web: «bash gunicorn» wsgi -w 2\n', files: { 'wsgi.py': '' }, fixed: 'web: gunicorn wsgi -w 2\n' },
      {
        text: 'web: cd src && exec «sh -e celery» -A proj worker\n',
        files: { 'src/proj.py': '' },
        fixed: 'web: cd src && exec celery -A proj worker\n',
      },
    ],
    good: [
      { text: 'web: bash -c "gunicorn wsgi"\n', files: { 'wsgi.py': '' } },
      { text: 'web: bash gunicorn\n', files: { gunicorn: 'exec python -m gunicorn wsgi\n' } },
      { text: 'web: sh start.sh gunicorn\n', files: { 'start.sh': '' } },
    ],
  },
};
