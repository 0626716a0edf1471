import type { LogEngine as Engine } from '../../../../server/src/core/logs/engine.ts';
import type { ProcessHealth } from '../../../../server/src/core/logs/health/process-health.ts';
import { raisedInWords } from '../../../../server/src/core/logs/traceback/raised.ts';
import type { Health, LogLine } from '../../../../server/src/core/logs/types.ts';
import type { Text } from '../../../../server/src/core/text/l10n.ts';
import type { PlacedIncident, SessionReading } from '../messages/worker-protocol.ts';
import type { Ring } from '../ring/ring.ts';
import { lineBytes } from '../sources/lines.ts';
import { sourceOfStream } from '../sources/stream-id.ts';
import { RaisedRows } from './raised-rows.ts';

/** The part of the log engine that is used here. */
export type LogEngine = Omit<Engine, 'scan' | 'state' | 'merge'>;

export function readWith(engine: LogEngine, { formats, patterns, poolLimit }: SessionReading): void {
  const bySource = new Map(formats);
  engine.readWith({ userPatterns: patterns, formatsOf: (stream) => bySource.get(sourceOfStream(stream)) ?? [] });
  engine.limitPools(poolLimit);
}

/** The log engine of a store. What it reports refers to lines and rows of the ring. */
export class StoreEngine {
  readonly #create: () => LogEngine;
  readonly #ring: Ring;
  readonly #raised: RaisedRows;
  #engine: LogEngine;
  /** Lines that the previous thread had read, and that this engine read again first. */
  #restored: readonly Pick<LogLine, 'sequence' | 'record'>[] = [];
  /** Added to the numbers of new lines, because restored rows have the first ones. */
  #base = 0;

  constructor(create: () => LogEngine, ring: Ring) {
    this.#create = create;
    this.#ring = ring;
    this.#raised = new RaisedRows(ring);
    this.#engine = create();
  }

  push(chunk: Uint8Array, source: string, now: number): readonly LogLine[] {
    return this.#engine.push(chunk, source, now).map(this.#renumbered);
  }

  end(source: string, now: number): readonly LogLine[] {
    return this.#engine.end(source, now).map(this.#renumbered);
  }

  /** Reads the lines of the ring again, so that incidents and figures are those of its rows. */
  restore(lines: readonly LogLine[], now: number): void {
    try {
      for (const { raw, source } of lines) this.#engine.push(lineBytes(raw), source, now);
      this.#restored = lines.map(({ sequence, record }) => ({ sequence, record }));
    } catch {
      // This may be the line that ended the previous thread.
      this.#engine = this.#create();
    }
    this.#base = this.#ring.nextSequence - this.#restored.length;
  }

  readWith(reading: SessionReading): void {
    readWith(this.#engine, reading);
  }

  dropped(lines: number, now: number): void {
    this.#engine.dropped(lines, now);
  }

  clear(): void {
    this.#engine.clear();
    this.#raised.clear();
  }

  health(now: number): Health {
    this.#engine.tick(now);
    return this.#engine.health(now);
  }

  processHealth(now: number): readonly ProcessHealth[] {
    return this.#engine.processHealth(now);
  }

  /** What the users should know of their own patterns; the list grows until the patterns are replaced. */
  notices(): readonly Text[] {
    return this.#engine.notices();
  }

  /** With the rows of their examples that are still there, and with what tracebacks around these say. */
  incidents(): readonly PlacedIncident[] {
    const incidents = this.#engine.incidents().map((incident) => ({
      ...incident,
      rows: incident.examples.map((one) => this.#ring.idOf(this.#numberOf(one))).filter((id) => id !== undefined),
    }));
    const raised = this.#raised.of(incidents);
    return incidents.map((incident, at) => {
      const known = raised[at] ?? [];
      return { ...incident, evidence: [...raisedInWords(known), ...incident.evidence], code: known[0]?.place };
    });
  }

  #numberOf(sequence: number): number {
    return this.#restored[sequence - 1]?.sequence ?? sequence + this.#base;
  }

  /** A line may continue the record of one that was restored. */
  readonly #renumbered = (line: LogLine): LogLine => {
    if (this.#base === 0) return line;
    const record = this.#restored[line.record - 1]?.record ?? line.record + this.#base;
    return { ...line, sequence: line.sequence + this.#base, record };
  };
}
