import type { Program } from '../../programs/program.ts';
import type { Project } from '../../project/project.ts';
import { normalizeName } from '../../project/requirements/package-name.ts';
import { resolveVersion } from '../../project/requirements/requirements.ts';

interface PossibleReleases {
  /** The release that pip would install; undefined when nothing says which: the newest is then assumed. */
  readonly likely: string | undefined;
  readonly isPinned: boolean;
  /** Every release that may be installed, oldest first: the last one of each minor version, or just the pinned one. */
  readonly all: readonly string[];
}

/** Which releases of `program`, whose `releases` are known, the requirements of the workspace leave open. */
export function possibleReleases(project: Project | undefined, program: Program): PossibleReleases {
  const ofPrograms = remembered.get(project ?? NO_PROJECT) ?? new WeakMap<Program, PossibleReleases>();
  remembered.set(project ?? NO_PROJECT, ofPrograms);
  const found = ofPrograms.get(program) ?? find(project, program);
  ofPrograms.set(program, found);
  return found;
}

const NO_PROJECT = {};
const remembered = new WeakMap<object, WeakMap<Program, PossibleReleases>>();

function find(project: Project | undefined, program: Program): PossibleReleases {
  const { releases = [] } = program;
  const requirement = project?.requirements.packages.get(normalizeName(program.package));
  if (!requirement) return { likely: undefined, isPinned: false, all: lastOfMinor(releases) };
  const { version, specifier } = requirement;
  const likely = resolveVersion(requirement, releases);
  if (version !== undefined && likely !== undefined) return { likely, isPinned: true, all: [likely] };
  const allowed = releases.filter((release) => resolveVersion({ version: undefined, specifier }, [release]));
  return { likely, isPinned: false, all: lastOfMinor(allowed.length > 0 ? allowed : releases) };
}

/** Of releases in order, the last one of each minor version: it stands for all of it, as hardly anything changes within. */
export function lastOfMinor(releases: readonly string[]): readonly string[] {
  const minor = (release: string | undefined) => release?.split('.').slice(0, 2).join('.');
  return releases.filter((release, i) => minor(release) !== minor(releases[i + 1]));
}
