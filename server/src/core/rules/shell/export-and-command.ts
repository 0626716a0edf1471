import { isWrapper } from '../../model/wrappers/registry.ts';
import { programFor } from '../../programs/registry.ts';
import { isKnown, type Word } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { putAndBefore } from '../fixes/put-and-before.ts';
import type { Rule, Severity } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

export const exportAndCommand: Rule = {
  id: 'shell/export-and-command',
  severity: 'error',
  scope: 'process',
  text: /\b(?:export|cd|set)\s/,
  title: t('A command stands behind export, cd or set, which does not start it.'),
  explanation: t(
    '`export A=1 gunicorn wsgi:app` starts nothing: every word behind `export` is the name of a variable, and `wsgi:app` can be none. Write `export A=1 && gunicorn wsgi:app`, or `A=1 gunicorn wsgi:app`. `cd src gunicorn wsgi:app` starts nothing either, and `set A=1` sets a variable only on Windows.',
  ),
  sources: [
    'POSIX.1-2017, Shell Command Language, 2.14 export and set; cd',
    'test/unit/rules/shell/no-such-program.test.ts (sh)',
  ],
  *check(context) {
    for (const { command, script } of scriptsOf(context)) {
      for (const { words } of script.commands) {
        const found = misuseOf(words, command.text.text);
        const last = words.at(-1);
        if (!found || !last) continue;
        const { first, message, replaced, severity } = found;
        yield {
          span: command.toDocument(span(first.span.start, last.span.end)),
          message,
          ...(severity && { severity }),
          fixes: () => [
            replaced
              ? {
                  title: t('Change to `{name}`', { name: replaced.text || first.value.text }),
                  edits: [{ span: command.toDocument(replaced.span), newText: command.encode(replaced.text) }],
                  preferred: true,
                  safe: false,
                }
              : putAndBefore(command, first),
          ],
        };
      }
    }
  },
  examples: {
    bad: [
      {
        text: 'web: export A=1 «gunicorn wsgi:app»\n',
        platform: 'heroku',
        fixed: 'web: export A=1 && gunicorn wsgi:app\n',
      },
      {
        text: 'web: cd src «gunicorn wsgi:app»\n',
        platform: 'heroku',
        fixed: 'web: cd src && gunicorn wsgi:app\n',
      },
      {
        text: 'web: set «A=1» && gunicorn wsgi:app\n',
        platform: 'heroku',
        fixed: 'web: export A=1 && gunicorn wsgi:app\n',
      },
      {
        text: 'web: export «A = "b c"»; gunicorn wsgi:app\n',
        platform: 'heroku',
        fixed: 'web: export A="b c"; gunicorn wsgi:app\n',
      },
      { text: 'web: set «A=1 gunicorn wsgi»\n', platform: 'heroku', fixed: 'web: A=1 gunicorn wsgi\n' },
    ],
    good: [
      { text: 'web: set -e; cd src; gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: cd my gunicorn-folder && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: export A=1 B C && gunicorn wsgi:app\n', platform: 'heroku' },
      { text: 'web: export A=1; gunicorn wsgi:app\n', platform: 'heroku' },
      { text: 'web: export -p A=$(x y) && gunicorn wsgi:app\n', platform: 'heroku' },
      { text: 'web: export $(cat .env | xargs) && gunicorn wsgi:app\n', platform: 'heroku' },
    ],
  },
};

interface Misuse {
  /** The first word that is not what it was meant to be. */
  readonly first: Word;
  readonly message: Text;
  readonly severity?: Severity;
  /** A word to write instead; where absent, `&&` is missing. */
  readonly replaced?: { readonly span: Span; readonly text: string };
}

function misuseOf(words: readonly Word[], text: string): Misuse | undefined {
  const [program, ...rest] = words;
  if (program?.quoting !== 'none') return undefined;
  if (program.value.text === 'export') return tornAssignment(rest, text) ?? behindExport(rest);
  if (program.value.text === 'cd') return behindCd(rest);
  return program.value.text === 'set' ? behindSet(program, rest) : undefined;
}

/** `export A = b`: `=` can be no name. dash gives up, bash sets nothing and goes on. */
function tornAssignment(rest: readonly Word[], text: string): Misuse | undefined {
  const at = rest.findIndex(({ value, quoting }) => quoting === 'none' && value.text.startsWith('='));
  const [name, first, next] = [rest[at - 1], rest[at], rest[at + 1]];
  if (!name || !first || !/^[A-Za-z_]\w*$/.test(name.value.text)) return undefined;
  const value = first.value.text === '=' ? next : undefined;
  const written = text.slice(name.span.start, (value ?? first).span.end).replace(/^(\w+)\s+=\s*/, '$1=');
  return {
    first: name,
    message: t('`export` takes `{word}` for the name of a variable: no blank may stand around `=`.', {
      word: first.value.text,
    }),
    replaced: { span: span(name.span.start, (value ?? first).span.end), text: written },
  };
}

function behindExport(rest: readonly Word[]): Misuse | undefined {
  const at = rest.findIndex(({ value }) => !/=/.test(value.text) && !/^-[a-z]$/.test(value.text));
  const first = rest[at];
  // At least one word that can be no name: `export A B` is right.
  const isCommand = rest
    .slice(at)
    .some(({ value, splits }) => !splits && isKnown(value.text) && !/^[A-Za-z_]\w*(?:=|$)/.test(value.text));
  if (!first || at === 0 || !isCommand || !isKnown(first.value.text)) return undefined;
  const message = t(
    '`export` takes these words for names of variables: nothing is started. Put `&&` in front of `{word}`.',
    { word: first.value.text },
  );
  return { first, message };
}

/** bash refuses a second word, dash does not look at it. A folder's name with a blank in it may be meant. */
function behindCd(rest: readonly Word[]): Misuse | undefined {
  const [folder, first] = rest;
  if (!folder || folder.splits || folder.value.text.startsWith('-') || !first || !isProgram(first.value.text))
    return undefined;
  const message = t('`cd` takes one folder: nothing is started. Put `&&` in front of `{word}`.', {
    word: first.value.text,
  });
  return { first, message };
}

function behindSet(program: Word, [first, next]: readonly Word[]): Misuse | undefined {
  if (!first || !/^[A-Za-z_]\w*=/.test(first.value.text)) return undefined;
  const message = t('`set` sets no variable in this shell: it does on Windows.');
  const replaced = next
    ? { span: span(program.span.start, first.span.start), text: '' }
    : { span: program.span, text: 'export' };
  return { first, message, replaced, ...(!next && { severity: 'warning' }) };
}

function isProgram(name: string): boolean {
  return programFor(name) !== undefined || isWrapper(name);
}
