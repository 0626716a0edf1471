import type { CommandLine } from '../../model/command-line.ts';
import { shellWord } from '../../programs/option-edits.ts';
import type { SimpleCommand, Word } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { type Span, span } from '../../text/span.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Finding, Rule, Severity } from '../rule.ts';
import { scriptsOf } from './shell-problems.ts';

/** Instructions of a Dockerfile that have a command behind them. */
const INSTRUCTION = /^(?:CMD|ENTRYPOINT|RUN)$/;
/** A unit of systemd: `ExecStart=/usr/bin/gunicorn wsgi`. */
export const UNIT_SETTING = /^Exec(?:Start|StartPre|StartPost|Reload)$/;
/** Programs of Windows: `gunicorn.exe`, `cmd /c`, `call`, `py -m`. */
const OF_WINDOWS = /^(?:call|cmd|powershell|py)$|^[\w-]+\.(?:exe|bat|cmd)$/i;
/** `venv\Scripts\gunicorn`: to a shell of Unix a backslash is no separator, and it is gone from the word. */
const PATH_OF_WINDOWS = /^(?:[.\w-]+\\)+[\w.-]+$/;

export const copiedSyntax: Rule = {
  id: 'shell/copied-syntax',
  severity: 'error',
  scope: 'process',
  title: t('The command is written as another kind of file, or another system, needs it.'),
  explanation: t(
    'A process has a plain command for a shell of Unix. `CMD gunicorn wsgi` and `["gunicorn", "wsgi"]` belong into a Dockerfile, `ExecStart=gunicorn wsgi` into a unit of systemd, `venv\\Scripts\\gunicorn wsgi` is for Windows: the shell looks for a program of that name, finds none and exits with code 127.',
  ),
  sources: [
    'POSIX.1-2017, Shell Command Language, 2.2.1 and 2.9.1',
    'test/unit/rules/shell/no-such-program.test.ts (sh)',
  ],
  *check(context) {
    for (const { command, script, isRead } of scriptsOf(context)) {
      // What a platform runs is Linux; a Procfile for one's own machine may be for Windows.
      const windows = context.platform.id === 'generic' ? 'warning' : 'error';
      for (const one of script.commands) {
        const found = problemOf(command, one, windows);
        if (found) yield isRead ? found : { ...found, severity: 'warning' };
      }
    }
  },
  examples: {
    bad: [
      { text: 'web: «CMD» gunicorn wsgi\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: «ExecStart=»gunicorn wsgi\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
      {
        text: 'web: «["gunicorn", "wsgi", "-n", "my app"]»\n',
        platform: 'heroku',
        fixed: "web: gunicorn wsgi -n 'my app'\n",
      },
      { text: 'web: «{gunicorn» wsgi}\n', platform: 'heroku' },
      { text: 'web: «venv\\Scripts\\gunicorn» wsgi\n', platform: 'heroku' },
      { text: 'web: «gunicorn.exe» wsgi\n', platform: 'heroku', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: «py» -m gunicorn wsgi\n', platform: 'heroku', fixed: 'web: python -m gunicorn wsgi\n' },
      {
        text: 'release: «heroku» run python manage.py migrate\n',
        platform: 'heroku',
        fixed: 'release: python manage.py migrate\n',
      },
      { text: 'web: «call» x.bat && gunicorn wsgi\n', platform: 'heroku' },
    ],
    good: [
      { text: 'web: { gunicorn wsgi; }\n', platform: 'heroku' },
      { text: 'web: [ -f x ] && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: [[ -f x ]] && gunicorn wsgi\n', platform: 'heroku' },
      { text: 'web: {nice,gunicorn} wsgi\n', platform: 'heroku' },
      { text: 'web: my\\ app/run wsgi\n', platform: 'heroku' },
      { text: 'web: gunicorn wsgi -n CMD\n', platform: 'heroku' },
      { text: 'web: bin/cmd x\n', platform: 'heroku' },
    ],
  },
};

function problemOf(command: CommandLine, one: SimpleCommand, windows: Severity): Finding | undefined {
  const [word, next] = one.words;
  const [setting] = one.assignments;
  if (setting && UNIT_SETTING.test(setting.name)) {
    const place = span(setting.span.start, setting.value.span.start);
    const name = command.text.text.slice(place.start, place.end);
    return {
      ...remove(command, place, name),
      message: t('`{name}` belongs into a unit of systemd: the shell takes it for a variable.', { name }),
    };
  }
  if (!word) return undefined;
  const { start, end } = word.span;
  const text = command.text.text.slice(start, end);
  if (text.startsWith('[')) return list(command, one);
  if (word.quoting === 'none' && INSTRUCTION.test(text) && next)
    return {
      ...remove(command, span(start, next.span.start), text),
      span: command.toDocument(word.span),
      message: t('`{name}` is an instruction of a Dockerfile: the shell looks for a program of this name.', {
        name: text,
      }),
    };
  if (/^\{["']?\w/.test(text) && !text.includes('}'))
    return at(command, word, t('The shell looks for a program named `{program}`.', { program: word.value.text }));
  if (text === 'heroku' && next && /^(?:run|local|ps|config)\b/.test(next.value.text))
    return herokuCommand(command, one);
  return ofWindows(command, word, text, windows);
}

/** A buildpack can install it. */
function herokuCommand(command: CommandLine, { words: [word, next, first] }: SimpleCommand): Finding | undefined {
  if (!word || !next) return undefined;
  const place = span(word.span.start, first?.span.start ?? next.span.end);
  return {
    ...(next.value.text === 'run' && first ? remove(command, place, 'heroku run') : {}),
    span: command.toDocument(word.span),
    message: t('`heroku` is a program for your own machine: where the platform runs the process it is not installed.'),
    severity: 'warning',
  };
}

function ofWindows(command: CommandLine, word: Word, text: string, severity: Severity): Finding | undefined {
  if (PATH_OF_WINDOWS.test(text) && !/\\ /.test(text)) {
    const program = word.value.text;
    return at(
      command,
      word,
      t('The shell drops the backslashes and looks for a program named `{program}`.', { program }),
    );
  }
  if (word.quoting !== 'none' || !OF_WINDOWS.test(text)) return undefined;
  const instead = nameOnLinux(text);
  return {
    ...at(command, word, t('`{program}` is a program of Windows; the platform runs Linux.', { program: text })),
    severity,
    ...(instead !== undefined && {
      fixes: () => [changeTo(command, word.span, instead)],
    }),
  };
}

/** `["gunicorn", "wsgi"]`: the form of a command in a Dockerfile, in YAML and in JSON. */
function list(command: CommandLine, { span: place }: SimpleCommand): Finding | undefined {
  const words = wordsOf(command.text.text.slice(place.start, place.end));
  if (!words) return undefined;
  const text = words.map(shellWord).join(' ');
  return {
    span: command.toDocument(place),
    message: t('The shell takes no list: it looks for a program named `{program}`.', {
      program: `[${words[0] ?? ''},`,
    }),
    fixes: () => [
      {
        title: t('Change to `{name}`', { name: text }),
        edits: [{ span: command.toDocument(place), newText: command.encode(text) }],
        preferred: true,
        safe: false,
      },
    ],
  };
}

function wordsOf(text: string): readonly string[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.length > 0 && read.every((one) => typeof one === 'string') ? read : undefined;
  } catch {
    return undefined;
  }
}

function at(command: CommandLine, word: Word, message: Text): Finding {
  return { span: command.toDocument(word.span), message };
}

function remove(command: CommandLine, place: Span, operator: string): Pick<Finding, 'span' | 'fixes'> {
  return {
    span: command.toDocument(place),
    fixes: () => [
      {
        title: t('Remove `{operator}`', { operator }),
        edits: [{ span: command.toDocument(place), newText: '' }],
        preferred: true,
        safe: false,
      },
    ],
  };
}

function nameOnLinux(name: string): string | undefined {
  if (name === 'py') return 'python';
  return /\.exe$/i.test(name) ? name.slice(0, -'.exe'.length) : undefined;
}
