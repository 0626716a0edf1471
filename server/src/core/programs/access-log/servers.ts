/** Which option of which server is a format of access lines, and what it may hold. */
import { gunicornAtom, gunicornAtoms } from '../gunicorn/values/access-log-atoms.ts';
import { HYPERCORN_ATOMS } from '../hypercorn/access-log-atoms.ts';
import { type AccessLogAtom, atomNamed, type FindAtom } from './atom.ts';

export interface AtomsOfServer {
  readonly atoms: readonly AccessLogAtom[];
  readonly find: FindAtom;
  readonly documentation: string;
}

/** undefined for an option that is no such format. */
export function atomsOf(program: string, option: string, version: string | undefined): AtomsOfServer | undefined {
  if (program === 'gunicorn' && option === 'access_log_format') {
    return {
      atoms: gunicornAtoms(version),
      find: (name) => gunicornAtom(name, version),
      documentation: 'https://gunicorn.org/reference/settings/#access_log_format',
    };
  }
  if (program !== 'hypercorn' || option !== 'access_logformat') return undefined;
  return {
    atoms: HYPERCORN_ATOMS,
    find: (name) => atomNamed(HYPERCORN_ATOMS, name),
    documentation: 'https://hypercorn.readthedocs.io/en/latest/how_to_guides/logging.html',
  };
}
