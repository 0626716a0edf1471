/** The messages between the extension host and the log worker. Both ends are ours: they are not checked again. */
import type { ProcessHealth } from '../../../../server/src/core/logs/health/process-health.ts';
import type { UserPattern } from '../../../../server/src/core/logs/signatures/user-patterns.ts';
import type { Frame } from '../../../../server/src/core/logs/traceback/python-traceback.ts';
import type { Health, Incident } from '../../../../server/src/core/logs/types.ts';
import type { Text } from '../../../../server/src/core/text/l10n.ts';
import type { RingBackup } from '../ring/backup.ts';
import type { Counts } from '../ring/facets.ts';
import type { KeptPin, PinsBackup } from '../ring/pins.ts';
import type { RingLimits } from '../ring/ring.ts';
import type { Edge, OlderLine } from '../sources/source.ts';
import type { ToPage, ToWorkerFromPage } from './page-protocol.ts';

export type ToWorker =
  /** `kept`: what the thread before this one has had; undefined for the first. */
  | {
      readonly type: 'start';
      readonly limits: RingLimits;
      readonly kept: Kept | undefined;
      readonly reading: SessionReading | undefined;
    }
  | { readonly type: 'resize'; readonly limits: RingLimits }
  /** What was pinned in an earlier window. */
  | { readonly type: 'pins'; readonly pins: readonly KeptPin[] }
  /** How lines to come are read, in place of what was said before. */
  | { readonly type: 'reading'; readonly reading: SessionReading }
  /** `bytes` of one stream of a source; its memory is handed over. */
  | { readonly type: 'chunk'; readonly source: string; readonly bytes: Uint8Array }
  /** The stream has ended: what is left of its last line is a line. */
  | { readonly type: 'end'; readonly source: string }
  /** So many lines of a source were lost before they could be read. */
  | { readonly type: 'dropped'; readonly lines: number }
  | { readonly type: 'page'; readonly message: ToWorkerFromPage }
  /** Whether there is a page to draw for. */
  | { readonly type: 'attached'; readonly attached: boolean }
  | { readonly type: 'clear' }
  | { readonly type: 'copyTo'; readonly output: boolean }
  | { readonly type: 'pause'; readonly paused: boolean }
  /** Asks for shown rows as text. */
  | { readonly type: 'text'; readonly request: number; readonly format: TextFormat; readonly rows: TextRows }
  /** Asks where what is known of a source begins. */
  | { readonly type: 'edge'; readonly request: number; readonly source: string }
  /** Lines from before that, those of each stream oldest first; asks how many there was room for. */
  | { readonly type: 'older'; readonly request: number; readonly batches: readonly OlderBatch[] }
  /** Asks for texts of which every line that a signature matches contains one. */
  | { readonly type: 'literals'; readonly request: number };

/** What is known of the applications that write the lines. */
export interface SessionReading {
  /** By source: `--access-logformat` of its processes. */
  readonly formats: readonly (readonly [source: string, formats: readonly string[]])[];
  readonly patterns: readonly UserPattern[];
  /** Share (0..1) of a pool of connections above which its use is a failure. */
  readonly poolLimit: number;
}

/** Older lines of one source. */
export interface OlderBatch {
  readonly source: string;
  readonly lines: readonly OlderLine[];
}

/** An incident with the rows that show it, and the last place in the application's own code, as far as a traceback tells. */
export type PlacedIncident = Incident & { readonly rows: readonly number[]; readonly code: Frame | undefined };

/**
 * `plain`: as received, without colour codes; `seen`: the same as it is drawn, so that it steers no terminal it is pasted into;
 * `labelled`: as received, with the name of its failure behind a line; `ndjson`: one object a line with all that is known.
 */
export type TextFormat = 'plain' | 'seen' | 'labelled' | 'ndjson';

/** Rows at positions from … to-1 as they are now; or those behind the line with the number `after`, up to that with `until`. */
export interface TextRows {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly after?: number | undefined;
  readonly until?: number | undefined;
}

/** What the host holds of the thread's memory, so that nothing of it is lost when the thread is. */
export interface Kept {
  readonly ring: RingBackup;
  readonly pins: PinsBackup;
  /** Lines that were read and are not in the ring yet, by their stream. */
  readonly held: ReadonlyMap<string, number>;
}

export type FromWorker =
  /** A chunk of a stream, or its end, is done with. */
  | { readonly type: 'consumed'; readonly source: string; readonly lines: number }
  /** What has changed since the last message of this type. */
  | { readonly type: 'kept'; readonly kept: Kept }
  | { readonly type: 'page'; readonly message: ToPage }
  | { readonly type: 'incidents'; readonly incidents: readonly PlacedIncident[] }
  | { readonly type: 'counts'; readonly counts: Counts }
  | { readonly type: 'health'; readonly health: Health; readonly processes: readonly ProcessHealth[] }
  | { readonly type: 'output'; readonly text: string }
  /** A pattern of the user's is not used, or no longer. */
  | { readonly type: 'notice'; readonly text: Text }
  /** `next`: the rest, if there is more than goes into one message. */
  | { readonly type: 'text'; readonly request: number; readonly text: string; readonly next: TextRows | undefined }
  | { readonly type: 'literals'; readonly request: number; readonly literals: readonly string[] }
  /** `room`: rows that can still be put in front. */
  | { readonly type: 'edge'; readonly request: number; readonly edge: Edge; readonly room: number }
  | { readonly type: 'older'; readonly request: number; readonly taken: number };
