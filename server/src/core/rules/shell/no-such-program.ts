import type { Invocation } from '../../model/command-line.ts';
import { EXECVP } from '../../model/wrappers/registry.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { startsOf } from '../facts/program-starts.ts';
import type { Rule, Severity } from '../rule.ts';
import { UNIT_SETTING } from './copied-syntax.ts';

/** Commands that only the shell itself has. */
const BUILT_IN = ['cd', 'export', 'source', '.', 'set', 'unset', 'eval', 'trap'];
/** `test = x` compares. */
const COMPARING = ['test', 'expr'];
/** `main:app`, `main:create_app()`, `proj.wsgi`. */
const APPLICATION = /^[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*(?:\(.*\))?|\.(?:wsgi|asgi))$/;

export const noSuchProgram: Rule = {
  id: 'shell/no-such-program',
  severity: 'error',
  scope: 'process',
  title: t('The first word of a command is not the name of a program.'),
  explanation: t(
    'The first word of a command names the program, and where none has that name the shell exits with code 127. It happens with a process name that was copied with its colon, the prompt of a terminal, blanks around the `=` of a variable, an application without its server, and commands of the shell, such as `cd`, behind a program that starts others, such as `poetry run`.',
  ),
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.1', 'test/unit/rules/shell/no-such-program.test.ts (sh)'],
  *check(context) {
    for (const { command, invocation } of startsOf(context)) {
      const found = problemOf(invocation);
      if (!found) continue;
      const { message, title, remove, add, severity } = found;
      yield {
        span: command.toDocument(found.span ?? invocation.programSpan),
        message,
        ...(severity && { severity }),
        ...(title && {
          fixes: () => {
            const newText = add === undefined ? '' : command.encode(add);
            const edits: TextEdit[] = remove.map((one) => ({ span: command.toDocument(one), newText }));
            return [{ title, edits, preferred: true, safe: false }];
          },
        }),
      };
    }
  },
  examples: {
    bad: [
      { text: 'release: «manage.py» migrate\n', fixed: 'release: python manage.py migrate\n' },
      {
        text: 'release: python a.py && «release:» python b.py\n',
        files: { 'a.py': '', 'b.py': '' },
        fixed: 'release: python a.py && python b.py\n',
      },
      { text: 'web: «$» gunicorn wsgi\n', fixed: 'web: gunicorn wsgi\n' },
      { text: 'web: «A» = 1 gunicorn wsgi\n', fixed: 'web: A=1 gunicorn wsgi\n' },
      { text: 'web: A= «1» gunicorn wsgi\n' },
      { text: 'web: «main:app» -w 4\n' },
      { text: 'web: «proj.wsgi» --log-file -\n' },
      { text: 'web: poetry run «proj.wsgi:application» -w 4\n' },
      { text: 'web: «"main:create_app()"» -w 4\n', platform: 'heroku' },
      { text: 'web: cd src && «-b» :$PORT\n' },
      {
        text: 'web: «[-f» x ] && gunicorn wsgi\n',
        platform: 'heroku',
        fixed: 'web: [ -f x ] && gunicorn wsgi\n',
      },
      { text: 'web: exec «A=1» gunicorn wsgi\n' },
      { text: 'web: poetry run «cd» src && gunicorn wsgi\n' },
      { text: 'web: uv run «exec» gunicorn wsgi\n', fixed: 'web: uv run gunicorn wsgi\n' },
    ],
    good: [
      { text: 'web: A=1 exec gunicorn wsgi\n' },
      { text: 'web: env A=1 gunicorn wsgi\n' },
      { text: 'web: bash -c "exec gunicorn wsgi"\n' },
      { text: 'web: hatch run test:cov\n' },
      { text: 'web: npm run build:web\n' },
      { text: 'web: pipenv run web:start\n' },
      { text: 'web: bin/web:start\n' },
      { text: 'web: exec -a web gunicorn wsgi\n' },
      { text: 'web: test $A = 1 && gunicorn wsgi\n' },
    ],
  },
};

interface Problem {
  readonly message: Text;
  /** The name of the program, if absent. */
  readonly span?: Word['span'];
  /** Of the fix, if there is one. */
  readonly title?: Text;
  readonly remove: readonly Word['span'][];
  /** What is written there instead. */
  readonly add?: string;
  readonly severity?: Severity;
}

/** A word that names the program. */
interface Start {
  readonly program: string;
  readonly word: Word;
  readonly next: Word | undefined;
  readonly afterNext: Word | undefined;
  /** The program that starts it, the innermost one. */
  readonly runner: string | undefined;
  /** True where the shell looks for it, in front of all others or behind `exec`. */
  readonly isFirst: boolean;
  readonly isLineStart: boolean;
}

function problemOf(invocation: Invocation): Problem | undefined {
  // Of that something else is said.
  if (invocation.command.assignments.some(({ name }) => UNIT_SETTING.test(name))) return undefined;
  const start = startOf(invocation);
  return (start && (applicationAlone(start) ?? unquotedStart(start))) ?? builtInOf(invocation);
}

/** Undefined where another word than the first one tells the program: `python -m`. */
function startOf({ program, programSpan, wrappers, command: { words } }: Invocation): Start | undefined {
  const at = words.findIndex(({ span }) => span.start === programSpan.start);
  const word = words[at];
  if (!word || word.value.text !== program) return undefined;
  const runner = wrappers.at(-1);
  const isFirst = at === 0 || (at === 1 && runner === 'exec');
  return { program, word, next: words[at + 1], afterNext: words[at + 2], runner, isFirst, isLineStart: at === 0 };
}

function applicationAlone({ program, runner, isFirst }: Start): Problem | undefined {
  // The scripts of a Pipfile have names of all kinds.
  const isLookedUp = isFirst || (runner !== undefined && runner !== 'pipenv' && EXECVP.includes(runner));
  if (!isLookedUp || !APPLICATION.test(program)) return undefined;
  const message = t('`{program}` names an application: the program that serves it, such as gunicorn, is missing.', {
    program,
  });
  return { message, remove: [] };
}

function unquotedStart(start: Start): Problem | undefined {
  if (start.word.quoting !== 'none') return undefined;
  const found = variableBehindRunner(start);
  if (found || !start.isFirst) return found;
  return copiedWord(start) ?? scriptWithoutPython(start) ?? blanksAroundEquals(start) ?? noName(start);
}

/** `exec A=1 gunicorn` */
function variableBehindRunner({ program, runner }: Start): Problem | undefined {
  const isLookedUp = runner !== undefined && (runner === 'exec' || EXECVP.includes(runner));
  if (!isLookedUp || !/^[A-Za-z_]\w*=/.test(program)) return undefined;
  const message = t('`{runner}` looks for a program named `{program}`. Variables stand in front of `{runner}`.', {
    runner,
    program,
  });
  return { message, remove: [] };
}

/** `web: gunicorn`, copied with the name of its process; `$ gunicorn`, copied with the prompt of a terminal. */
function copiedWord({ program, word, next }: Start): Problem | undefined {
  const title = t('Remove `{operator}`', { operator: program });
  const remove = [span(word.span.start, next?.span.start ?? word.span.end)];
  if (/^[A-Za-z][\w-]*:$/.test(program)) {
    const message = t(
      'The shell looks for a program named `{program}`: the name of a process stands only at the start of a line.',
      { program },
    );
    return { message, title, remove };
  }
  if (!next || (program !== '$' && program !== '-')) return undefined;
  return { message: t('The shell looks for a program named `{program}`. Remove it.', { program }), title, remove };
}

/** Hardly any package brings a program of this name. */
function scriptWithoutPython({ program, word, isLineStart }: Start): Problem | undefined {
  if (program !== 'manage.py' || !isLineStart) return undefined;
  return {
    message: t('The shell looks for programs in other folders: write `python manage.py` or `./manage.py`.'),
    title: t('Add `{option}`', { option: 'python' }),
    remove: [span(word.span.start, word.span.start)],
    add: 'python ',
    severity: 'warning',
  };
}

/** `A = 1`, `A =1` */
function blanksAroundEquals({ program, word, next, afterNext }: Start): Problem | undefined {
  const isAssignment = next?.value.text.startsWith('=') && /^[A-Za-z_]\w*$/.test(program);
  if (!next || !isAssignment || COMPARING.includes(program)) return undefined;
  const value = next.value.text === '=' ? afterNext : undefined;
  return {
    message: t('With a blank in front of the `=` the shell looks for a program named `{program}`.', { program }),
    title: t('Remove the blanks around `=`'),
    remove: [span(word.span.end, next.span.start), ...(value ? [span(next.span.end, value.span.start)] : [])],
  };
}

/** `[-f x ]`, `-w 4`, `2` */
function noName({ program, word }: Start): Problem | undefined {
  const bracket = /^\[\[?(?=[-!])/.exec(program)?.[0];
  if (bracket) {
    const behind = word.span.start + bracket.length;
    const message = t('The shell looks for a program named `{program}`: a blank is missing behind `[`.', { program });
    return { message, title: t('Add a blank'), remove: [span(behind, behind)], add: ' ' };
  }
  if (!/^(?:\d+|-{1,2}[A-Za-z].*)$/.test(program)) return undefined;
  return { message: t('The shell looks for a program named `{program}`.', { program }), remove: [] };
}

/** `poetry run cd src`, `uv run exec gunicorn`. */
function builtInOf({ program, programSpan, wrappers, command }: Invocation): Problem | undefined {
  const [runner = '', last] = wrappers.at(-1) === 'exec' ? wrappers.slice(-2) : [wrappers.at(-1), undefined];
  if (!EXECVP.includes(runner)) return undefined;
  const message = t('`{runner}` starts programs, and `{program}` is a command of the shell.', {
    runner,
    program: last ?? program,
  });
  if (last === undefined) return BUILT_IN.includes(program) ? { message, remove: [] } : undefined;
  const at = command.words.findLastIndex((word) => word.value.text === 'exec' && word.span.end < programSpan.start);
  const word = command.words[at];
  const next = command.words[at + 1];
  if (!word || next?.span.start !== programSpan.start) return undefined;
  return {
    message,
    span: word.span,
    title: t('Remove `{operator}`', { operator: last }),
    remove: [span(word.span.start, next.span.start)],
  };
}
