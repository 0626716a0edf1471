import type { Signature } from '../signatures/signature.ts';
import type { SignatureMatch } from '../types.ts';
import { causesOf, effectsOf, type Link } from './consequences.ts';

/** They tell of memory that runs out while no process ends of it: a limit that is near, an allocation or a command refused. */
const WITHOUT_KILL: ReadonlySet<string> = new Set([
  'bk-memory-alert',
  'heroku-r14',
  'py-memory-error',
  'cannot-allocate',
  'redis-oom',
  'rabbitmq-memory-alarm',
  'es-circuit-breaker',
  'php-memory',
  'dotnet-oom',
]);

/** What lines of a storm have in common: which failure it is and who has written them, with what each line is asked for. */
export class Trouble {
  readonly signature: Signature;
  /** Those at least that incidents and figures depend on. */
  readonly fields: SignatureMatch['fields'];
  readonly source: string;
  /** Source, pod and process: one place that writes. */
  readonly stream: string;
  readonly process: string | undefined;
  readonly causes: ReadonlyMap<string, Link> | undefined;
  readonly effects: ReadonlyMap<string, Link> | undefined;
  readonly isMemoryKill: boolean;
  readonly isPoolExhaustion: boolean;
  /** What IncidentKeys has found for it. */
  key: string | undefined;

  constructor(
    signature: Signature,
    fields: SignatureMatch['fields'],
    source: string,
    stream: string,
    process: string | undefined,
  ) {
    const { id, cause } = signature;
    this.signature = signature;
    this.fields = fields;
    this.source = source;
    this.stream = stream;
    this.process = process;
    this.causes = causesOf(id);
    this.effects = effectsOf(id);
    // A virtual machine that has no memory left says so itself: nobody kills it.
    this.isMemoryKill = cause === 'memory' && !WITHOUT_KILL.has(id) && !id.startsWith('jvm-');
    this.isPoolExhaustion = id.endsWith('-pool-timeout') || id.endsWith('-too-many-connections');
    this.key = undefined;
  }

  /** The same line, for what it means besides. */
  as(signature: Signature): Trouble {
    return new Trouble(signature, this.fields, this.source, this.stream, this.process);
  }
}
