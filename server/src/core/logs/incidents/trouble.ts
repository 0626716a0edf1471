import { oncePer } from '../../caches/once-per.ts';
import type { Signature, Stage } from '../signatures/signature.ts';
import { isOfOneRecord } from '../stage.ts';
import type { SignatureMatch } from '../types.ts';
import { causesOf, effectsOf, type Link } from './consequences.ts';
import { namesProcess } from './process-failures.ts';

/**
 * Signatures of memory running out without the end of a process: a limit that is near, an allocation or a command that
 * is refused.
 */
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

/** What follows from the signature alone: lines that nothing spares a look at are often of one signature. */
interface OfSignature {
  readonly causes: ReadonlyMap<string, Link> | undefined;
  readonly effects: ReadonlyMap<string, Link> | undefined;
  readonly isMemoryKill: boolean;
  readonly isPoolExhaustion: boolean;
}

const factsOf = oncePer(
  ({ id, cause }: Signature): OfSignature => ({
    causes: causesOf(id),
    effects: effectsOf(id),
    // A virtual machine that runs out of memory says so itself: nothing kills it.
    isMemoryKill: cause === 'memory' && !WITHOUT_KILL.has(id) && !id.startsWith('jvm-'),
    isPoolExhaustion: id.endsWith('-pool-timeout') || id.endsWith('-too-many-connections'),
  }),
);

/**
 * The facts that lines of a storm share: the failure, and who wrote them. What each line would have to look up is kept
 * here.
 */
export class Trouble {
  readonly signature: Signature;
  readonly stage: Stage;
  /** At least the fields that incidents and figures depend on. */
  readonly fields: SignatureMatch['fields'];
  readonly source: string;
  /** Source, pod and process: one place that writes. */
  readonly stream: string;
  readonly process: string | undefined;
  readonly causes: ReadonlyMap<string, Link> | undefined;
  readonly effects: ReadonlyMap<string, Link> | undefined;
  readonly isOfOneRecord: boolean;
  readonly namesProcess: boolean;
  readonly isMemoryKill: boolean;
  readonly isPoolExhaustion: boolean;
  /** The key that IncidentKeys made for it. */
  key: string | undefined;
  /** Where RelatedIncidents has put what it found for it; -1 for nowhere. */
  slot = -1;

  constructor(
    signature: Signature,
    stage: Stage,
    fields: SignatureMatch['fields'],
    source: string,
    stream: string,
    process: string | undefined,
  ) {
    const { causes, effects, isMemoryKill, isPoolExhaustion } = factsOf(signature);
    this.signature = signature;
    this.stage = stage;
    this.fields = fields;
    this.source = source;
    this.stream = stream;
    this.process = processMeant(signature, fields, process);
    this.causes = causes;
    this.effects = effects;
    this.isOfOneRecord = isOfOneRecord(stage);
    this.namesProcess = namesProcess(signature, stage);
    this.isMemoryKill = isMemoryKill;
    this.isPoolExhaustion = isPoolExhaustion;
    this.key = undefined;
  }

  /** The same as the trouble of another signature that it also indicates. */
  as(signature: Signature): Trouble {
    return new Trouble(signature, this.stage, this.fields, this.source, this.stream, this.process);
  }
}

/** Who starts processes, or routes to them, says which it means; the router of Heroku knows those of the web alone. */
function processMeant({ id }: Signature, fields: Trouble['fields'], writer: string | undefined): string | undefined {
  if (id.startsWith('heroku-h') && writer === 'router') return fields['dyno'] ?? 'web';
  return fields['unit']?.replace(/\.service$/, '') ?? writer ?? fields['program'];
}
