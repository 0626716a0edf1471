/** What becomes of the words of a document that name a file, a directory or a Python module, when that gets another name. */
import { applicationsIn } from '../effective/application.ts';
import type { Document, Process } from '../model/document.ts';
import { joinPath, nameOf, parentOf, resolvePath } from '../project/paths.ts';
import type { Project } from '../project/project.ts';
import { findModule } from '../project/python/find-module.ts';
import { decodedName } from '../text/decoded-name.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/text-edit.ts';
import { appDescTargets } from './app-desc-targets.ts';
import { type NamingWord, wordsOf } from './targets.ts';

/** URIs of a file, or of a folder without a slash at its end. */
interface PathMove {
  readonly from: string;
  readonly to: string;
}

/** `from` and what it is named from are decoded URIs: `written` leads from one to the other. */
interface NamedPath {
  readonly span: Span;
  readonly written: string;
  readonly base: string;
  readonly named: string;
  readonly isModule: boolean;
}

/**
 * The edits that keep the document's words leading where they lead now. What would have to be quoted, or lies outside of what it is
 * named from, is left as it is: the rules tell of it then.
 */
export function editsForMoves(document: Document, project: Project, moves: readonly PathMove[]): TextEdit[] {
  const decoded = moves.map(({ from, to }) => ({ from: decodedName(from), to: decodedName(to) }));
  const moved = (path: string): string => {
    const move = decoded.find(({ from }) => path === from || path.startsWith(`${from}/`));
    return move ? move.to + path.slice(move.from.length) : path;
  };
  const edits = new Map<number, TextEdit>();
  // Most files are named nowhere.
  if (!decoded.some(({ from }) => document.text.includes(stemOf(from)))) return [];
  for (const { span, written, base, named, isModule } of namedPaths(document, project)) {
    if (document.text.slice(span.start, span.end) !== written) continue;
    const [before, after] = [pathFrom(base, named), pathFrom(moved(base), moved(named))];
    if (before === undefined || after === undefined || before === after) continue;
    const newText = isModule ? moduleName(after) : written.replace(before, () => after);
    if (newText !== undefined && newText !== written && PLAIN.test(newText)) edits.set(span.start, { span, newText });
  }
  return [...edits.values()].sort((a, b) => a.span.start - b.span.start);
}

const PLAIN = /^[\w./:-]+$/;

/** What every word has that names it: of a package, its folder. */
function stemOf(path: string): string {
  const name = nameOf(path);
  return name === '__init__.py' ? nameOf(parentOf(path)) : name.replace(/\.py$/, '');
}

/** Undefined for what is not below `base`. */
function pathFrom(base: string, path: string): string | undefined {
  return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : undefined;
}

/** Undefined for what cannot be imported. */
function moduleName(path: string): string | undefined {
  const name = path.replace(/(?:\/__init__)?\.py$/, '');
  return name !== path && /^[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*$/.test(name) ? name.replaceAll('/', '.') : undefined;
}

function* namedPaths(document: Document, project: Project): Iterable<NamedPath> {
  for (const process of document.processes.all) {
    for (const word of wordsOf(process, project)) yield* namedByWord(word);
    yield* namedByApplications(process, project);
  }
  const { syntax, text } = document;
  if (syntax.kind !== 'app-desc') return;
  for (const { span, uri } of appDescTargets(text, syntax.root, project)) {
    const written = text.slice(span.start, span.end);
    const path = resolvePath('', written);
    const base = decodedName(project.folder);
    // A source directory leads to a file in it.
    if (path && `${decodedName(uri)}/`.startsWith(`${base}/${path}/`))
      yield { span, written, base, named: `${base}/${path}`, isModule: false };
  }
}

/** Options whose value is a directory. */
const DIRECTORY_OPTIONS: readonly string[] = ['--chdir', '--pythonpath', '--app-dir', '--workdir', 'cd', 'pushd'];

function* namedByWord({ text, before, directory, place, part }: NamingWord): Iterable<NamedPath> {
  const written = text.replace(/^file:/, '');
  const path = resolvePath(directory, written);
  if (!path) return;
  const names = place.entries(parentOf(path));
  const isDirectory = names?.includes(`${nameOf(path)}/`) && (/\//.test(text) || DIRECTORY_OPTIONS.includes(before));
  const folder = decodedName(place.folder);
  const base = pathIn(folder, directory);
  if (names?.includes(nameOf(path)) || isDirectory) {
    const whole = part(text.length);
    const span = { start: whole.end - written.length, end: whole.end };
    yield { span, written, base, named: pathIn(folder, path), isModule: false };
    return;
  }
  const [module] = MODULE.exec(text) ?? [];
  if (module) yield* namedByModule(place, module, [directory], part(module.length));
}

const MODULE = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/;

/** Also where an option says where modules are. */
function* namedByApplications(process: Process, project: Project): Iterable<NamedPath> {
  for (const { command, module, moduleSpan, searchPath, project: place } of applicationsIn(process, project)) {
    const span = command.toDocument(moduleSpan);
    yield* namedByModule(place, module, searchPath, span);
  }
}

function* namedByModule(
  place: Project,
  written: string,
  directories: readonly string[],
  span: Span,
): Iterable<NamedPath> {
  const found = findModule(place, written, directories);
  const path = found.kind === 'file' ? found.path : undefined;
  // The one that it was found from.
  const suffixes = ['.py', '/__init__.py'].map((end) => written.replaceAll('.', '/') + end);
  const directory = directories.find((one) => suffixes.some((suffix) => path === joinPath(one, suffix)));
  if (path === undefined || directory === undefined) return;
  const folder = decodedName(place.folder);
  yield { span, written, base: pathIn(folder, directory), named: pathIn(folder, path), isModule: true };
}

function pathIn(folder: string, path: string): string {
  return joinPath(folder, path).replace(/\/$/, '');
}
