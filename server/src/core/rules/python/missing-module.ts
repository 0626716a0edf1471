import { projectOf, startDirectory } from '../../effective/application-place.ts';
import { python } from '../../programs/python/program.ts';
import { parentOf } from '../../project/paths.ts';
import type { Project } from '../../project/project.ts';
import { findModule, modulesIn } from '../../project/python/find-module.ts';
import type { Word } from '../../syntax/shell/ast.ts';
import { nearest } from '../../text/edit-distance.ts';
import { type Text, t } from '../../text/l10n.ts';
import { startsOf } from '../facts/program-starts.ts';
import { changeTo } from '../fixes/change-to.ts';
import type { Rule } from '../rule.ts';

export const missingModule: Rule = {
  id: 'python/missing-module',
  severity: 'warning',
  scope: 'process',
  title: t('The module that `python -m` runs is not in its package.'),
  explanation: t(
    '`python -m shop.jobs` imports the package `shop`, first of all from the directory it is started in, and ends with code 1 when that has no `jobs`. Of a package it runs the module `__main__`. Reported for packages of the workspace, and for those known to have none.',
  ),
  sources: [
    'python/cpython:Lib/runpy.py _get_module_details',
    'test/unit/rules/python/missing-module.test.ts (python)',
  ],
  *check(context) {
    for (const { process, command, invocation } of startsOf(context)) {
      const word = moduleWord(invocation.command.words, invocation.programSpan.start);
      const directory = startDirectory(invocation);
      const project = projectOf(context.project, process);
      if (!word || !project || directory === undefined) continue;
      const wrong = judge(project, word.value.text, directory);
      if (!wrong || !invocation.wrappers.some((name) => python.names.includes(name))) continue;
      yield {
        span: command.toDocument(word.span),
        message: wrong.message,
        fixes: () =>
          wrong.others.map((name, _, all) => changeTo(command, word.span, name, { preferred: all.length === 1 })),
      };
    }
  },
  examples: {
    bad: [
      {
        text: 'worker: python -m «shop.jbos» --all\n',
        fixed: 'worker: python -m shop.jobs --all\n',
        files: { 'shop/__init__.py': '', 'shop/jobs.py': '' },
      },
      {
        text: 'bot: cd src && python -u -m «bot»\n',
        fixed: 'bot: cd src && python -u -m bot.main\n',
        files: { 'src/bot/__init__.py': '', 'src/bot/main.py': '' },
      },
      {
        text: 'worker: python -m «rq» worker high\n',
        fixed: 'worker: python -m rq.cli worker high\n',
        files: { 'app.py': '' },
      },
    ],
    good: [
      { text: 'worker: python -m rq.cli worker\n', files: { 'app.py': '' } },
      { text: 'worker: python -m rq\n', files: { 'rq/__init__.py': '', 'rq/__main__.py': '' } },
      { text: 'worker: python -m shop.jobs\n', files: { 'shop/__init__.py': '', 'shop/jobs.py': '' } },
      { text: 'bot: python -m bot\n', files: { 'bot/__init__.py': '', 'bot/__main__.py': '' } },
      // A directory without `__init__.py` may be elsewhere, too.
      { text: 'worker: python -m google.cloud.x\n', files: { 'google/notes.py': '' } },
      { text: 'web: python -m http.server $PORT\n', files: { 'shop/__init__.py': '' } },
      { text: 'worker: python -I -m shop.jobs\n', files: { 'shop/__init__.py': '' } },
      { text: 'web: python -m gunicorn wsgi\n', files: { 'wsgi.py': 'application = 1\n' } },
    ],
  },
};

/** The word behind `-m`; undefined where the directory it is started in is left out of the path. */
function moduleWord(words: readonly Word[], start: number): Word | undefined {
  const at = words.findIndex(({ span }) => span.start === start);
  const isIsolated = words.slice(0, at).some(({ value }) => /^-[A-Za-z]*[IP]/.test(value.text));
  const word = words[at + 1];
  if (words[at]?.value.text !== '-m' || isIsolated || !word) return undefined;
  return /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(word.value.text) ? word : undefined;
}

function judge(
  project: Project,
  module: string,
  directory: string,
): { readonly message: Text; readonly others: readonly string[] } | undefined {
  const [top = ''] = module.split('.');
  const own = findModule(project, top, [directory]).kind;
  const runs = RUN_INSTEAD[module];
  if (runs !== undefined && own === 'missing') {
    return {
      message: t('`{module}` is a package without `__main__.py`: `python -m` cannot run it.', { module }),
      others: [runs],
    };
  }
  if (own !== 'file') return undefined;
  const found = findModule(project, module, [directory]);
  if (found.kind === 'file' && found.isPackage) {
    const inside = parentOf(found.path);
    if (project.has(`${inside}/__main__.py`) !== false) return undefined;
    const others = modulesIn(project, inside).filter((name) => MAIN_MODULES.includes(name));
    return {
      message: t('`{module}` is a package without `__main__.py`: `python -m` cannot run it.', { module }),
      others: others.map((name) => `${module}.${name}`),
    };
  }
  if (found.kind !== 'missing' || project.has(`${found.directory}/__init__.py`) !== true) return undefined;
  const parent = found.name.slice(0, found.name.lastIndexOf('.'));
  const name = found.name.slice(parent.length + 1);
  return {
    message: t('There is no module `{module}`: `{name}` is not in {directory}.', {
      module,
      name,
      directory: `${found.directory}/`,
    }),
    others: found.name === module ? nearest(name, found.siblings).map((sibling) => `${parent}.${sibling}`) : [],
  };
}

/** Packages of programs that have no `__main__` in any release, with the module that has their command. */
const RUN_INSTEAD: Readonly<Partial<Record<string, string>>> = { huey: 'huey.bin.huey_consumer', rq: 'rq.cli' };

/** What such modules are usually named. */
const MAIN_MODULES = ['main', 'app', 'run', 'bot', 'worker', 'cli', 'server'];
