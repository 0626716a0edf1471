import type { Text } from '../../text/l10n.ts';

/** A value of one request that a line of an access log may hold. */
export interface AccessLogAtom {
  /** As between the parentheses; `{NAME}i` stands for every header. */
  readonly name: string;
  readonly meaning: Text;
  /** True for numbers: only these take `%(…)d` and kin. */
  readonly isNumber: boolean;
  readonly since?: string;
}

/** The atom of a name as written (`{x-request-id}i` included); undefined: a hyphen is written. */
export type FindAtom = (name: string) => AccessLogAtom | undefined;

export function atomNamed(atoms: readonly AccessLogAtom[], name: string): AccessLogAtom | undefined {
  const header = /^\{.*\}([ioe])$/s.exec(name);
  const wanted = header ? `{NAME}${header[1]}` : name;
  return atoms.find((atom) => atom.name === wanted);
}
