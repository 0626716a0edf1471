import { programFor } from '../../programs/registry.ts';
import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';
import { ifRead, scriptsOf } from './shell-problems.ts';

export const unquotedStar: Rule = {
  id: 'shell/unquoted-star',
  severity: 'error',
  scope: 'process',
  text: /\s\*(?:\s|$|["'])/,
  title: t('The shell puts the names of all files in place of `*`.'),
  explanation: t(
    'In `uvicorn main:app --forwarded-allow-ips *` the shell replaces the `*` by the names of the files of the folder: the option takes the first, and the rest are arguments that the server refuses. In quotes, or glued to the option with `=`, the `*` stays what it is.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.13.3', 'test/unit/rules/shell/unquoted-star.test.ts (sh)'],
  *check(context) {
    for (const { command, script, isRead, isNested } of scriptsOf(context)) {
      for (const { words } of script.commands) {
        const star = words.findIndex(({ quoting, value }, i) => {
          // Words that belong to no option are no matter to some servers.
          return quoting === 'none' && value.text === '*' && /^--?[A-Za-z]/.test(words[i - 1]?.value.text ?? '');
        });
        const word = words[star];
        if (!word || !words.slice(0, star).some(({ value }) => isServer(value.text))) continue;
        const place = command.toDocument(word.span);
        if (command.text.text.slice(word.span.start, word.span.end) !== '*') continue;
        yield {
          span: place,
          ...ifRead(isRead, t('The shell puts the names of all files in place of this `*`. Put it in quotes.')),
          fixes: () => [
            {
              title: t('Put it in quotes'),
              edits: [{ span: place, newText: command.encode(isNested ? '\\*' : "'*'") }],
              preferred: true,
              safe: true,
            },
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: uvicorn main:app --forwarded-allow-ips «*» --proxy-headers\n',
        platform: 'heroku',
        fixed: "web: uvicorn main:app --forwarded-allow-ips '*' --proxy-headers\n",
      },
      {
        text: 'web: sh -c "gunicorn wsgi --forwarded-allow-ips «*»"\n',
        platform: 'heroku',
        fixed: 'web: sh -c "gunicorn wsgi --forwarded-allow-ips \\*"\n',
      },
    ],
    good: [
      { text: "web: uvicorn main:app --forwarded-allow-ips '*'\n", platform: 'heroku' },
      { text: 'web: uvicorn main:app --forwarded-allow-ips=*\n', platform: 'heroku' },
      { text: 'web: uvicorn main:app --forwarded-allow-ips \\*\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi *\n', platform: 'heroku' },
      { text: 'release: rm -f tmp/* && ls * && gunicorn wsgi\n', platform: 'heroku' },
    ],
  },
};

function isServer(name: string): boolean {
  return programFor(name)?.package !== undefined && !/^(?:python|manage\.py|django-admin)/.test(name);
}
