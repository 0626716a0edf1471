import { isTrivial } from '../../model/main-commands.ts';
import type { Redirection, SimpleCommand } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { isLostFile } from '../facts/lost-file.ts';
import type { Rule } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

export const outputToFile: Rule = {
  id: 'shell/output-to-file',
  severity: 'information',
  scope: 'process',
  deployed: true,
  text: />/,
  title: t('The output goes to a file in the container instead of the platform’s log.'),
  explanation: t(
    'A platform collects what processes write to their standard output and error. What is redirected to a file appears in no log, so failures leave no trace; the file ends with the container, and fills its disk until then. Leave the redirection out. BlueKing also collects JSON lines from files in `/app/v3logs`.',
  ),
  sources: [
    'https://12factor.net/logs',
    'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem',
    'TencentBlueKing/BKDocs:EN/PaaS/1.5/BaseGuide/topics/paas/log_intro.md',
  ],
  *check(context) {
    for (const { process, command, script, isRead } of scriptsOf(context)) {
      if (process.role !== 'process' || !isRead || script.errors.length > 0) continue;
      const main = script.commands.filter((one) => !isTrivial(one)).at(-1);
      const written = main?.redirections.find(
        ({ operator, target }) => /^(?:[12]|&)?>{1,2}\|?$/.test(operator) && target && target.value.text !== '',
      );
      const file = written?.target?.value.text ?? '';
      if (!main || !written || !isLostFile(context, command, file)) continue;
      yield {
        span: command.toDocument(written.span),
        message: t('What is written to {file} does not appear in the platform’s log, and is gone with the container.', {
          file,
        }),
        fixes: () => [
          {
            title: t('Write to the platform’s log: remove the redirection'),
            edits: redirectionsOf(main).map((place) => ({
              span: command.toDocument(withSpace(command.text.text, place)),
              newText: '',
            })),
            preferred: true,
            safe: false,
          },
        ],
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: python worker.py «> worker.log» 2>&1\n',
        platform: 'heroku',
        files: { 'worker.py': '' },
        fixed: 'worker: python worker.py\n',
      },
      {
        text: 'web: python migrate.py && gunicorn wsgi «2>>/var/log/errors.log»\n',
        platform: 'heroku',
        files: { 'migrate.py': '' },
        fixed: 'web: python migrate.py && gunicorn wsgi\n',
      },
    ],
    good: [
      { text: 'worker: python worker.py > /dev/null 2>&1\n', platform: 'heroku', files: { 'worker.py': '' } },
      { text: 'web: gunicorn wsgi 2>&1\n', platform: 'heroku' },
      { text: 'web: echo $KEY > key.pem && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: tail -F app.log & gunicorn wsgi > app.log\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi > app.log\n', platform: 'generic' },
    ],
  },
};

/** That of the file, and those that follow it there (`2>&1`). */
function redirectionsOf({ redirections }: SimpleCommand): Span[] {
  const isOutput = ({ operator }: Redirection): boolean => operator.includes('>');
  return redirections.filter(isOutput).map((redirection) => redirection.span);
}

function withSpace(text: string, { start, end }: Span): Span {
  return span(text.slice(0, start).trimEnd().length, end);
}
