import { explainProgram } from '../explain/program.ts';
import { isInstalled } from '../programs/installed-version.ts';
import type { Program } from '../programs/program.ts';
import { allPrograms } from '../programs/registry.ts';
import type { RuleContext } from '../rules/rule.ts';
import type { Span } from '../text/span.ts';
import type { Completion } from './completion.ts';

/** By their ids: what most processes start comes first. */
const USUAL = [
  'gunicorn',
  'uvicorn',
  'python',
  'celery',
  'rq',
  'dramatiq',
  'huey',
  'flask',
  'daphne',
  'hypercorn',
  'granian',
  'sanic',
  'streamlit',
  'fastapi',
  'waitress',
  'uwsgi',
  'django',
];

/** What a process of this name starts, or a key that takes a command. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/worker|beat|celery|flower|queue|task/i, 'celery'],
  [/release|migrate|hook/i, 'python'],
];

/** `process`: the name of the process, or the key, that the command is for. */
export function* completeProgram({ project }: RuleContext, place: Span, process: string): Iterable<Completion> {
  const likely = BY_NAME.find(([name]) => name.test(process))?.[1];
  const rankOf = ({ id, package: name }: Program) => {
    const isNamed = name === '' || !project?.requirements.found || isInstalled(project, name);
    return (id === likely ? -1 : USUAL.indexOf(id)) + (isNamed ? 0 : USUAL.length);
  };
  for (const program of allPrograms()) {
    yield {
      label: program.names[0] ?? program.id,
      kind: 'program',
      span: place,
      newText: program.names[0] ?? program.id,
      detail: program.title,
      explain: () => explainProgram(program, undefined),
      rank: rankOf(program),
    };
  }
}
