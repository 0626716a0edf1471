import type { Invocation } from '../../model/command-line.ts';
import { EXECVP } from '../../model/wrappers/registry.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { type Text, t } from '../../text/l10n.ts';
import { span } from '../../text/span.ts';
import type { TextEdit } from '../../text/text-edit.ts';
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
  sources: ['POSIX.1-2017, Shell Command Language, 2.9.1', 'test/unit/rules/no-such-program.test.ts (sh)'],
  *check({ document }) {
    for (const { command } of document.processes) {
      for (const invocation of command?.invocations ?? []) {
        const found = command && problemOf(invocation);
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

function problemOf(invocation: Invocation): Problem | undefined {
  const { program, wrappers, command } = invocation;
  const at = command.words.findIndex((word) => word.span.start === invocation.programSpan.start);
  const word = command.words[at];
  const next = command.words[at + 1];
  // Of that something else is said.
  if (command.assignments.some(({ name }) => UNIT_SETTING.test(name))) return undefined;
  if (!word || word.value.text !== program) return builtInOf(invocation);
  const runner = wrappers.at(-1);
  const isFirst = at === 0 || (at === 1 && runner === 'exec');
  // The scripts of a Pipfile have names of all kinds.
  const isLookedUp = isFirst || (runner !== undefined && runner !== 'pipenv' && EXECVP.includes(runner));
  if (isLookedUp && APPLICATION.test(program))
    return {
      message: t('`{program}` names an application: the program that serves it, such as gunicorn, is missing.', {
        program,
      }),
      remove: [],
    };
  if (word.quoting !== 'none') return builtInOf(invocation);
  const remove = [span(word.span.start, next?.span.start ?? word.span.end)];
  if (/^[A-Za-z_]\w*=/.test(program) && runner && (runner === 'exec' || EXECVP.includes(runner)))
    return {
      message: t('`{runner}` looks for a program named `{program}`. Variables stand in front of `{runner}`.', {
        runner,
        program,
      }),
      remove: [],
    };
  if (!isFirst) return builtInOf(invocation);
  if (/^[A-Za-z][\w-]*:$/.test(program))
    return {
      message: t(
        'The shell looks for a program named `{program}`: the name of a process stands only at the start of a line.',
        {
          program,
        },
      ),
      title: t('Remove `{operator}`', { operator: program }),
      remove,
    };
  // Hardly any package brings a program of this name.
  if (program === 'manage.py' && at === 0)
    return {
      message: t('The shell looks for programs in other folders: write `python manage.py` or `./manage.py`.'),
      title: t('Add `{option}`', { option: 'python' }),
      remove: [span(word.span.start, word.span.start)],
      add: 'python ',
      severity: 'warning',
    };
  if ((program === '$' || program === '-') && next)
    return {
      message: t('The shell looks for a program named `{program}`. Remove it.', { program }),
      title: t('Remove `{operator}`', { operator: program }),
      remove,
    };
  if (next && !COMPARING.includes(program) && /^[A-Za-z_]\w*$/.test(program) && next.value.text.startsWith('=')) {
    const after = next.value.text === '=' ? command.words[at + 2] : undefined;
    return {
      message: t('With a blank in front of the `=` the shell looks for a program named `{program}`.', { program }),
      title: t('Remove the blanks around `=`'),
      remove: [span(word.span.end, next.span.start), ...(after ? [span(next.span.end, after.span.start)] : [])],
    };
  }
  if (/^\[\[?[-!]/.test(program))
    return {
      message: t('The shell looks for a program named `{program}`: a blank is missing behind `[`.', { program }),
      title: t('Add a blank'),
      remove: [span(word.span.start + program.lastIndexOf('[') + 1, word.span.start + program.lastIndexOf('[') + 1)],
      add: ' ',
    };
  if (/^\d+$/.test(program) || /^-{1,2}[A-Za-z]/.test(program))
    return { message: t('The shell looks for a program named `{program}`.', { program }), remove: [] };
  return undefined;
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
