import {
  distinctRaised,
  type Raised,
  type RecognisedLine,
  raisedInLines,
} from '../../../../server/src/core/logs/traceback/raised.ts';
import type { Incident } from '../../../../server/src/core/logs/types.ts';
import type { Ring } from '../ring/ring.ts';

/** Rows in which a record can lie: lines of others may stand between its own. */
const MOST_ROWS = 1000;
/** How often it is looked whether the end of a traceback has come. */
const MOST_LOOKS = 10;

interface Known {
  /** The rows that were looked at. */
  readonly rows: string;
  readonly looks: number;
  readonly raised: readonly Raised[];
}

/** What the tracebacks in a ring say of incidents. What was found once stays known when its rows have left. */
export class RaisedRows {
  readonly #ring: Ring;
  #known = new Map<string, Known>();

  constructor(ring: Ring) {
    this.#ring = ring;
  }

  clear(): void {
    this.#known.clear();
  }

  /** For all incidents there are: others are forgotten. `rows`: of their examples. */
  of(incidents: readonly (Incident & { readonly rows: readonly number[] })[]): readonly (readonly Raised[])[] {
    const before = this.#known;
    this.#known = new Map();
    return incidents.map((incident) => {
      const known = this.#look(incident, before.get(incident.id));
      this.#known.set(incident.id, known);
      return known.raised;
    });
  }

  #look({ signature, rows }: Incident & { readonly rows: readonly number[] }, before: Known | undefined): Known {
    const key = `${signature} ${rows.join()}`;
    const isSame = before?.rows === key;
    if (isSame && before.looks >= MOST_LOOKS) return before;
    const lines = rows.flatMap((id) => this.#lineOf(id) ?? []);
    const raised = distinctRaised([...(before?.raised ?? []), ...raisedInLines(signature, lines)]);
    return { rows: key, looks: isSame ? before.looks + 1 : 1, raised };
  }

  #lineOf(id: number): RecognisedLine | undefined {
    const line = this.#ring.line(id);
    if (!line) return undefined;
    const [first, last] = this.#extentOf(id, line.record);
    const record: string[] = [];
    for (let other = first; other <= last; other++) {
      const page = this.#ring.pageOf(other);
      const at = other - (page?.firstId ?? 0);
      if (page?.record[at] === line.record) record.push(page.message(at));
    }
    return { line, record };
  }

  /** The rows between which the record of a row lies. `record`: the sequence of its first line. */
  #extentOf(id: number, record: number): readonly [first: number, last: number] {
    for (let head = id; head >= id - MOST_ROWS; head--) {
      const page = this.#ring.pageOf(head);
      const at = head - (page?.firstId ?? 0);
      if (page?.sequence[at] === record) return [head, Math.max(id, page.followersOf(at)?.last ?? id)];
    }
    // That line has left the ring.
    return [id - MOST_ROWS, id + MOST_ROWS];
  }
}
