import type { CommandLine } from '../../model/command-line.ts';
import type { ShellErrorKind } from '../../syntax/shell/ast.ts';
import { parseScript } from '../../syntax/shell/parse.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import type { Fix, Rule } from '../rule.ts';
import { ifRead, shellProblems } from './shell-problems.ts';

export const unbalancedQuote: Rule = {
  id: 'shell/unbalanced-quote',
  severity: 'error',
  scope: 'process',
  title: t('A quote is opened and never closed.'),
  explanation: t(
    "Everything after the quote belongs to it, so the shell finds the end of the command inside a quote and refuses it. An apostrophe in a word (`it's`) opens a quote too: write it as `\\'` or put the word in double quotes.",
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.2', 'test/unit/syntax/shell/against-sh.test.ts (sh -n)'],
  *check(context) {
    for (const { command, process, error, isNested, isRead } of shellProblems(context, KINDS, true)) {
      const quote = command.text.text.slice(error.span.start, error.span.end);
      // To `shlex`, which splits hooks, this one is a letter like any other.
      if (quote === '`' && process.role === 'hook' && !isRead) continue;
      const message = t('This {quote} is never closed: the whole command is refused.', { quote });
      yield {
        span: command.toDocument(error.span),
        // Python's shlex, which splits the command where no shell does, refuses an open quote as well.
        ...(quote === '`' ? ifRead(isRead, message) : { message }),
        ...(!isNested && { fixes: () => fixesOf(command, error.span, quote) }),
      };
    }
  },
  examples: {
    bad: [
      { text: `web: gunicorn wsgi -n «'»app -w 4\n`, fixed: `web: gunicorn wsgi -n 'app' -w 4\n` },
      {
        text: 'web: bash -c «"»cd src && gunicorn wsgi -w 4\n',
        fixed: 'web: bash -c "cd src && gunicorn wsgi -w 4"\n',
      },
      { text: 'web: gunicorn wsgi -b :8000«"» -w 4\n', fixed: 'web: gunicorn wsgi -b :8000 -w 4\n' },
      { text: `web: echo it«'»s on; gunicorn wsgi\n`, fixed: `web: echo it\\'s on; gunicorn wsgi\n` },
      // Without the first quote the apostrophe would open one.
      { text: `web: gunicorn wsgi -n a«"» it's\n`, fixed: `web: gunicorn wsgi -n a" it's"\n` },
      { text: 'web: gunicorn wsgi -w «`»nproc\n', fixed: 'web: gunicorn wsgi -w `nproc`\n' },
      {
        file: 'app_desc.yaml',
        text: `spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: "gunicorn wsgi -n «\\"»a b"\n`,
        fixed: `spec_version: 2\nmodule:\n  language: Python\n  processes:\n    web:\n      command: "gunicorn wsgi -n \\"a b\\""\n`,
      },
      {
        file: 'app_desc.yaml',
        text: `spec_version: 2\nmodule:\n  language: Python\n  scripts:\n    pre_release_hook: echo it«'»s\n`,
        fixed: `spec_version: 2\nmodule:\n  language: Python\n  scripts:\n    pre_release_hook: echo it\\'s\n`,
      },
      { text: `web: bash -c "echo it«'»s && gunicorn wsgi"\n` },
    ],
    good: [
      {
        file: 'app_desc.yaml',
        text: 'spec_version: 2\nmodule:\n  language: Python\n  scripts:\n    pre_release_hook: run `x\n',
      },
      { text: `web: gunicorn wsgi -n 'it"s' -w 4\n` },
      { text: `web: gunicorn wsgi # it's the main entrance\n`, platform: 'heroku' },
    ],
  },
};

const KINDS: readonly ShellErrorKind[] = ['unclosed-single-quote', 'unclosed-double-quote', 'unclosed-backquote'];

interface Repair {
  readonly title: Text;
  /** Counts from the start of the command. */
  readonly place: Span;
  readonly written: string;
}

/** The most likely repair comes first. None is safe, because the right one depends on what was meant. */
function fixesOf(command: CommandLine, place: Span, quote: string): Fix[] {
  const { text } = command.text;
  const before = text.charAt(place.start - 1);
  const after = text.charAt(place.end);
  const close = (at: number): Repair => ({
    title: t('Close the quote here: {text}', { text: shorten(text.slice(place.start, at)) + quote }),
    place: span(at, at),
    written: quote,
  });
  const remove: Repair = { title: t('Remove the quote'), place, written: '' };
  const escaped = `\\${quote}`;
  const keep: Repair = {
    title: t('Take it as an ordinary character: {text}', { text: escaped }),
    place,
    written: escaped,
  };
  const ends = [...new Set([likelyEnd(text, place.end), text.trimEnd().length])]
    .filter((end) => end > place.end)
    .map(close);
  const isApostrophe = quote === "'" && /\p{L}/u.test(before) && /\p{L}/u.test(after);
  const endsWord = /\S/.test(before) && before !== '=' && !/\S/.test(after);
  const usual = endsWord ? [remove, ...ends] : [...ends, remove];
  const ordered = isApostrophe ? [keep, ...ends, remove] : usual;
  return ordered
    .filter((repair) => closesAll(text, repair))
    .map(({ title, place: at, written }, i) => ({
      title,
      edits: [{ span: command.toDocument(at), newText: command.encode(written) }],
      preferred: i === 0,
      safe: false,
    }));
}

/**
 * Where the quote was probably meant to end: before the next option, unless a script is quoted; the end of the command
 * if there is none.
 */
function likelyEnd(text: string, start: number): number {
  const isScript = /(?:^|\s)-[a-z]*c\s+$/.test(text.slice(0, start - 1));
  const option = isScript ? -1 : text.slice(start).search(/\s+-{1,2}[A-Za-z]/);
  return option > 0 ? start + option : text.trimEnd().length;
}

/** Not where a quote behind this one is open then: the command would be refused as before. */
function closesAll(text: string, { place: { start, end }, written }: Repair): boolean {
  const { errors } = parseScript(text.slice(0, start) + written + text.slice(end));
  return !errors.some(({ kind }) => KINDS.includes(kind));
}

function shorten(text: string): string {
  return text.length > 30 ? `…${text.slice(-30)}` : text;
}
