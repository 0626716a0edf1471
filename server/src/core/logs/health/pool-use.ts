/** How much of a pool of connections is in use, from the lines that tell it. */

/** Connections in use, of how many there may be. */
export interface PoolUse {
  readonly used: number;
  readonly limit: number;
}

type Fields = Readonly<Record<string, string>>;

/** A metric that tells the use, and the one that tells its limit. */
const METRICS: Readonly<Record<string, string>> = {
  hikaricp_connections_active: 'hikaricp_connections_max',
  go_sql_in_use_connections: 'go_sql_max_open_connections',
  pgbouncer_databases_current_connections: 'pgbouncer_databases_pool_size',
  mysql_global_status_threads_connected: 'mysql_global_variables_max_connections',
};
const USE_OF: ReadonlyMap<string, string> = new Map(Object.entries(METRICS).map(([use, limit]) => [limit, use]));
const MAX_METRICS = 1000;

/** Reads the fields of a gauge (signatures/pool-gauges.ts). Remembers metrics, for use and limit stand in two lines. */
export class PoolUseReader {
  readonly #metrics = new Map<string, { used?: number; limit?: number }>();
  /** The largest overflow that the pools of a stream have, by their size: what SQLAlchemy says when one is exhausted. */
  readonly #overflows = new Map<string, number>();

  /** undefined while the limit is not known, or when there is none. */
  read(stream: string, fields: Fields): PoolUse | undefined {
    const { metric } = fields;
    const { used, limit } =
      metric === undefined ? this.#ofLine(stream, fields) : this.#ofMetric(stream, metric, fields);
    return used === undefined || limit === undefined || limit === 0 ? undefined : { used, limit };
  }

  /** A pool of SQLAlchemy with so many connections may have so many more. */
  exhausted(stream: string, { size, overflow }: Fields): void {
    if (this.#overflows.size >= MAX_METRICS) this.#overflows.clear();
    if (size !== undefined && overflow !== undefined) this.#overflows.set(`${stream} ${size}`, Number(overflow));
  }

  #ofLine(stream: string, { used, open, free, limit }: Fields): Partial<PoolUse> {
    const inUse = used === undefined ? Number(open) - Number(free) : Number(used);
    const more = this.#overflows.get(`${stream} ${limit}`) ?? 0;
    return { used: inUse, limit: Number(limit) + Math.max(0, more) };
  }

  #ofMetric(stream: string, metric: string, { labels = '', value }: Fields): Partial<PoolUse> {
    const use = USE_OF.get(metric) ?? metric;
    const key = `${stream} ${use} ${labels}`;
    if (this.#metrics.size >= MAX_METRICS) this.#metrics.clear();
    const known = this.#metrics.get(key) ?? {};
    known[metric === use ? 'used' : 'limit'] = Number(value);
    this.#metrics.set(key, known);
    return known;
  }
}

/** 0..1: more connections than the limit are all of it. */
export function shareOf({ used, limit }: PoolUse): number {
  return Math.min(1, used / limit);
}
