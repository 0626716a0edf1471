import type { CommandLine } from '../../model/command-line.ts';
import type { Script, Word } from '../../syntax/shell/ast.ts';
import { t } from '../../text/l10n.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';
import { isTypographic, type Replacement, replacements } from './typographic.ts';

interface SpoiledWord {
  readonly word: Word;
  readonly found: readonly Replacement[];
  /** The next word, which a dash that belongs to it was separated from. */
  readonly torn?: Word;
}

export const typographicCharacters: Rule = {
  id: 'shell/typographic-characters',
  severity: 'error',
  scope: 'process',
  text: /\P{ASCII}/u,
  title: t('A dash, quote, space or full-width character comes from a text document.'),
  explanation: t(
    'Word processors, chats and Chinese input methods put `–` in place of `--`, `“ ”` in place of quotes and `：` in place of `:`. To the shell these are ordinary letters: an option becomes an argument, a quote becomes a part of the value.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.2 and 2.3', 'test/unit/syntax/shell/against-sh.test.ts'],
  *check(context) {
    for (const { command, script, isNested } of scriptsOf(context)) {
      const spoiled = spoiledWords(script, context, command.form === 'words' && !isNested);
      for (const one of spoiled) {
        const written = one.found.map(({ start, end }) => one.word.value.text.slice(start, end)).join(' ');
        yield {
          span: command.toDocument(one.word.span),
          // Python's int() takes the digits of any script.
          ...(/^[０-９ ]+$/.test(written) && { severity: 'warning' }),
          message: t(
            '{characters} is not what the keyboard of a terminal types: to the shell it is an ordinary letter of this word.',
            {
              characters: written,
            },
          ),
          fixes: () => fixesOf(command, one, spoiled, isNested),
        };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: gunicorn wsgi «–bind» :8000 «–w» 4\n', fixed: 'web: gunicorn wsgi --bind :8000 -w 4\n' },
      { text: 'web: gunicorn wsgi «—access–logfile=-»\n', fixed: 'web: gunicorn wsgi --access-logfile=-\n' },
      { text: 'web: gunicorn wsgi -n «“my» «app”»\n', fixed: 'web: gunicorn wsgi -n "my app"\n' },
      { text: 'web: gunicorn «wsgi：app» -b «0.0.0.0：＄PORT»\n', fixed: 'web: gunicorn wsgi:app -b 0.0.0.0:$PORT\n' },
      {
        text: 'worker: celery -A app worker -Q «a，b»\n',
        platform: 'heroku',
        fixed: 'worker: celery -A app worker -Q a,b\n',
      },
      { text: 'web: gunicorn wsgi -w «４»\n', fixed: 'web: gunicorn wsgi -w 4\n' },
      { text: 'web: gunicorn wsgi «—» worker-class gevent\n', fixed: 'web: gunicorn wsgi --worker-class gevent\n' },
      { text: 'web: gunicorn wsgi «–» w 4\n', fixed: 'web: gunicorn wsgi -w 4\n' },
      { text: 'web: bash -c "gunicorn wsgi «–w» 4"\n', fixed: 'web: bash -c "gunicorn wsgi -w 4"\n' },
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: gunicorn «wsgi\u3000-w» 4\n',
        fixed:
          'spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: gunicorn wsgi -w 4\n',
      },
    ],
    good: [
      { text: 'web: gunicorn wsgi -n "“my – app”"\n' },
      { text: 'web: gunicorn wsgi -n 我的应用：一\n' },
      { text: 'web: echo – “ok”; gunicorn wsgi --bind=:8000\n', platform: 'heroku' },
    ],
  },
};

function spoiledWords({ commands }: Script, { document }: RuleContext, isList: boolean): SpoiledWord[] {
  const silent = commands.every(({ words, assignments }) =>
    [...words, ...assignments.map(({ value }) => value)].every(({ value }) => !isTypographic(value.text)),
  );
  if (silent) return [];
  return commands.flatMap(({ words, assignments }) => {
    if (['echo', 'printf'].includes(words[0]?.value.text ?? '')) return [];
    const all = [...assignments.map(({ value }) => value), ...words];
    return all.flatMap((word, i): SpoiledWord[] => {
      const next = all[i + 1];
      const torn = isList || word === words[0] ? undefined : tornDash(word, next);
      if (torn) return [{ word, found: [torn], ...(next && { torn: next }) }];
      // In quotes, and in an item of a list, it is the writer's own text. Odd spaces in a Procfile have a rule of their own.
      const replaced = isList || word.quoting === 'none' ? replacements(word.value.text) : [];
      const found = replaced.filter(({ kind }) =>
        isList ? kind === 'dash' : kind !== 'space' || document.kind !== 'procfile',
      );
      return found.length > 0 ? [{ word, found }] : [];
    });
  });
}

/**
 * Fixes for one character. A quote is repaired together with its other half, which may be in another word; never inside
 * other quotes.
 */
function fixesOf(command: CommandLine, one: SpoiledWord, all: readonly SpoiledWord[], isNested: boolean): Fix[] {
  const quotes = all.flatMap(({ found }) => found).filter(({ kind }) => kind === 'quote');
  const hasQuote = one.found.some(({ kind }) => kind === 'quote');
  const word: Fix = {
    title: t('Write `{word}`', { word: repaired(one) }),
    edits: editsOf(command, one),
    preferred: true,
    safe: true,
  };
  const whole: Fix = {
    title: t('Replace all such characters of this command'),
    edits: all.flatMap((other) => editsOf(command, other)),
    preferred: hasQuote,
    safe: quotes.length % 2 === 0,
  };
  if (hasQuote) return isNested ? [] : [whole];
  return all.length > 1 && (quotes.length === 0 || !isNested) ? [word, whole] : [word];
}

/** `— bind :8000` was `--bind :8000`: an editor replaced two hyphens by a dash and a space. */
function tornDash({ value, quoting }: Word, next: Word | undefined): Replacement | undefined {
  const { text } = value;
  const name = /^[A-Za-z][a-z-]*(?==|$)/.exec(next?.value.text ?? '')?.[0];
  if (!name || quoting !== 'none' || next?.quoting !== 'none' || !/^[\u2012-\u2015]$/.test(text)) return undefined;
  return { start: 0, end: text.length, by: name.length === 1 ? '-' : '--', kind: 'dash' };
}

function editsOf(command: CommandLine, { word, found, torn }: SpoiledWord): TextEdit[] {
  const edits = found.map(({ start, end, by }) => ({
    span: command.toDocument(word.value.toSource({ start, end })),
    newText: command.encode(by),
  }));
  const gap = torn && { span: command.toDocument({ start: word.span.end, end: torn.span.start }), newText: '' };
  return gap ? [...edits, gap] : edits;
}

function repaired({ word, found, torn }: SpoiledWord): string {
  const edits = found.map(({ start, end, by }) => ({ span: { start, end }, newText: by }));
  return applyEdits(word.value.text, edits) + (torn?.value.text ?? '');
}
