import { type Text, t } from '../../text/l10n.ts';
import { isReadAnyway } from '../access-log/format-sample.ts';
import { compileOwnFormat } from '../access-log/own-format.ts';
import { BlockScanner } from '../scan/blocks/block-scanner.ts';
import { ScannerPool } from '../scan/blocks/scanner-pool.ts';
import { LinePrefilter } from '../scan/prefilter/line-prefilter.ts';
import { Classifier } from '../scan/recognise/classifier.ts';
import { LineReader } from '../scan/recognise/line-reader.ts';
import type { RunWithin } from '../scan/recognise/slow-pattern-guard.ts';
import { CATALOGUE } from '../signatures/catalogue.ts';
import type { LifecycleEvent, Signature } from '../signatures/signature.ts';
import { compileUserPatterns, type UserPattern } from '../signatures/user-patterns.ts';

export interface ReadingOptions {
  /** `--access-logformat` of the processes, as written. */
  readonly accessFormats?: readonly string[];
  /** Minutes east of UTC for times without a zone; 0 by default. */
  readonly zone?: number;
  /** Found before the signatures of the catalogue. */
  readonly userPatterns?: readonly UserPattern[];
  /** Whether a scan reports the messages of lines; true by default. */
  readonly withMessages?: boolean;
}

/** How the lines of a stream are read: everything that streams with the same options share. */
export interface Reading {
  readonly reader: LineReader;
  /** undefined if every line must be read in full. */
  readonly prefilter: LinePrefilter | undefined;
  /** Empty where blocks cannot be scanned: there is no WebAssembly, or no prefilter. */
  readonly scanners: ScannerPool;
  /** All signatures and events, in the order in which they are tried. */
  readonly recognisable: readonly (Signature | LifecycleEvent)[];
  /** Minutes east of UTC for times without a zone, until the stream has told its zone. */
  readonly zone: number;
  /** Whether a scan reports the messages of lines. */
  readonly withMessages: boolean;
}

interface Recogniser {
  readonly classifier: Classifier<Signature | LifecycleEvent>;
  readonly prefilter: LinePrefilter | undefined;
  readonly recognisable: Reading['recognisable'];
}

/** The one without patterns of the user. It is made only once, because that takes a while. */
let ofCatalogue: Recogniser | undefined;

function recogniser(): Recogniser {
  if (ofCatalogue) return ofCatalogue;
  const classifier = new Classifier(CATALOGUE);
  ofCatalogue = { classifier, prefilter: prefilterOf(classifier), recognisable: CATALOGUE };
  return ofCatalogue;
}

function withPatterns(patterns: readonly UserPattern[], notices: Text[], runWithin: RunWithin | undefined): Recogniser {
  const own = compileUserPatterns(patterns, runWithin !== undefined);
  notices.push(...own.notices);
  const recognisable = [...own.signatures, ...CATALOGUE];
  const classifier = new Classifier(recognisable, {
    ids: new Set(own.signatures.map(({ id }) => id)),
    runWithin,
    onSlow: (id, time) =>
      notices.push(
        t('The pattern “{id}” took {time} ms on one line and is no longer used.', { id, time: Math.round(time) }),
      ),
  });
  return { classifier, prefilter: prefilterOf(classifier), recognisable };
}

function prefilterOf(classifier: Classifier<Signature | LifecycleEvent>): LinePrefilter | undefined {
  return classifier.needsLiterals ? new LinePrefilter(classifier.literals) : undefined;
}

/** The readings of an engine: the same patterns for all streams, access lines in the formats of each stream. */
export class Readings {
  readonly recognisable: Reading['recognisable'];
  readonly #recogniser: Recogniser;
  readonly #zone: number;
  readonly #withMessages: boolean;
  readonly #byFormats = new Map<string, Reading>();

  /** `notices` gets messages for the user while lines are read. `runWithin` stops patterns of the user that take too long. */
  constructor(
    { zone = 0, userPatterns = [], withMessages = true }: ReadingOptions,
    notices: Text[],
    runWithin?: RunWithin,
  ) {
    this.#recogniser = userPatterns.length === 0 ? recogniser() : withPatterns(userPatterns, notices, runWithin);
    this.recognisable = this.#recogniser.recognisable;
    this.#zone = zone;
    this.#withMessages = withMessages;
  }

  /** The reading for streams whose programs write access lines in these formats, or in a common one. */
  with(formats: readonly string[]): Reading {
    const key = JSON.stringify(formats);
    const known = this.#byFormats.get(key);
    if (known) return known;
    const { classifier, prefilter, recognisable } = this.#recogniser;
    const own = formats.filter((format) => !isReadAnyway(format)).flatMap((format) => compileOwnFormat(format) ?? []);
    const reader = new LineReader(classifier, own);
    // A line in a custom format may look like anything: every line must be matched against it.
    const usable = own.length === 0 ? prefilter : undefined;
    const scanners = new ScannerPool(() => usable && BlockScanner.create(usable.texts, reader));
    const reading = {
      reader,
      prefilter: usable,
      scanners,
      recognisable,
      zone: this.#zone,
      withMessages: this.#withMessages,
    };
    this.#byFormats.set(key, reading);
    return reading;
  }
}

/** The reading for a single file. */
export function readingOf(options: ReadingOptions, notices: Text[]): Reading {
  return new Readings(options, notices).with(options.accessFormats ?? []);
}
