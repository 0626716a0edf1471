/** How much of a pool of connections is in use, from the lines that tell it. */

/** Connections in use, of how many there may be. */
export interface PoolUse {
  readonly used: number;
  readonly limit: number;
}

type Fields = Readonly<Record<string, string>>;

/** Metrics of the connections in use, each with the metric of its limit. */
const METRICS: Readonly<Record<string, string>> = {
  hikaricp_connections_active: 'hikaricp_connections_max',
  go_sql_in_use_connections: 'go_sql_max_open_connections',
  pgbouncer_databases_current_connections: 'pgbouncer_databases_pool_size',
  mysql_global_status_threads_connected: 'mysql_global_variables_max_connections',
};
const USE_OF: ReadonlyMap<string, string> = new Map(Object.entries(METRICS).map(([use, limit]) => [limit, use]));
const MAX_METRICS = 1000;

/**
 * Reads the fields of a gauge (signatures/pool-gauges.ts). Metrics are remembered, because use and limit are in
 * separate lines.
 */
export class PoolUseReader {
  readonly #metrics = new Map<string, { used?: number; limit?: number }>();
  /** The largest overflow of the pools of a stream, by pool size; SQLAlchemy reports it when a pool is exhausted. */
  readonly #overflows = new Map<string, number>();

  /** The use of a pool; undefined while its limit is unknown, or if it has none. */
  read(stream: string, fields: Fields): PoolUse | undefined {
    const { metric } = fields;
    const { used, limit } =
      metric === undefined ? this.#ofLine(stream, fields) : this.#ofMetric(stream, metric, fields);
    return used === undefined || limit === undefined || limit === 0 ? undefined : { used, limit };
  }

  /** Notes the size and overflow of an exhausted pool of SQLAlchemy. */
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

/** The share in use, 0..1; more connections than the limit count as 1. */
export function shareOf({ used, limit }: PoolUse): number {
  return Math.min(1, used / limit);
}
