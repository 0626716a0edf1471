import { programFor } from '../../programs/registry.ts';
import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

export const cdSeveralWords: Rule = {
  id: 'shell/cd-several-words',
  severity: 'warning',
  scope: 'process',
  text: /\bcd\s+\S+\s+\S/,
  title: t('`cd` is given more than one folder.'),
  explanation: t(
    'bash refuses `cd my dir` with «too many arguments» and stays where it is; dash goes to `my` and ignores the rest. A folder with a blank in its name stands in quotes: `cd "my dir"`.',
  ),
  sources: ['GNU Bash manual, 4.1 (cd)', 'test/unit/rules/shell/words-for-shells.test.ts (dash and bash)'],
  *check(context) {
    for (const { command, script } of scriptsOf(context)) {
      for (const { words } of script.commands) {
        const [name, ...rest] = words;
        const folders = rest.filter(({ value }, i) => i > 0 || !/^-[LPe]*$|^--$/.test(value.text));
        const [first] = folders;
        const last = folders.at(-1);
        // Of a program behind it another rule speaks.
        if (name?.value.text !== 'cd' || !first || !last || first === last || !folders.every(isPlain)) continue;
        const place = span(first.span.start, last.span.end);
        const folder = folders.map(({ value }) => value.text).join(' ');
        yield {
          span: command.toDocument(place),
          message: t(
            '`cd` takes one folder: bash refuses several and stays where it is, dash ignores all but the first.',
          ),
          fixes: () =>
            context.project?.has(folder) || context.project?.entries('')?.includes(`${folder}/`)
              ? [changeTo(command, place, `'${folder}'`)]
              : [],
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: cd «my dir» && gunicorn wsgi\n', platform: 'heroku' },
      {
        text: 'web: cd «my site» && gunicorn wsgi\n',
        platform: 'heroku',
        files: { 'my site/wsgi.py': 'application = print\n' },
        fixed: "web: cd 'my site' && gunicorn wsgi\n",
      },
    ],
    good: [
      { text: 'web: cd "my dir" && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: cd -P src && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: cd $FOLDER src && gunicorn wsgi\n', platform: 'heroku' },
    ],
  },
};

/** A name of a folder, and nothing that a shell would replace. */
function isPlain({ value, quoting }: Word): boolean {
  return quoting === 'none' && isKnown(value.text) && /^[\w./-]+$/.test(value.text) && !programFor(value.text);
}
