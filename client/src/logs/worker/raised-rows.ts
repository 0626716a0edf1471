import { distinctRaised, type Raised, raisedInRecord } from '../../../../server/src/core/logs/traceback/raised.ts';
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
    const raised = distinctRaised([...(before?.raised ?? []), ...this.#raisedAt(rows, signature)]);
    return { rows: key, looks: isSame ? before.looks + 1 : 1, raised };
  }

  /** Of the rows that name the incident first, of those that belong to it then. */
  #raisedAt(rows: readonly number[], signature: string): readonly (Raised | undefined)[] {
    const isNaming = (id: number) => this.#matchOf(id) === signature;
    const rowsInTurn = [...rows.filter(isNaming), ...rows.filter((id) => !isNaming(id))];
    return rowsInTurn.map((id) => this.#raisedOf(id));
  }

  #matchOf(id: number): string | undefined {
    const page = this.#ring.pageOf(id);
    return page?.match(id - page.firstId)?.signature;
  }

  #raisedOf(id: number): Raised | undefined {
    const line = this.#ring.line(id);
    if (!line) return undefined;
    const messages: string[] = [];
    for (let other = id - MOST_ROWS; other <= id + MOST_ROWS; other++) {
      const page = this.#ring.pageOf(other);
      const at = other - (page?.firstId ?? 0);
      if (page?.record[at] === line.record) messages.push(page.message(at));
    }
    return raisedInRecord(messages, line);
  }
}
