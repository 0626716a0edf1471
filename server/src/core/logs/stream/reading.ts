import { type Text, t } from '../../text/l10n.ts';
import { isReadAnyway } from '../access-log/format-sample.ts';
import { compileOwnFormat } from '../access-log/own-format.ts';
import { BlockScanner } from '../scan/blocks/block-scanner.ts';
import { ScannerPool } from '../scan/blocks/scanner-pool.ts';
import { LineSieve } from '../scan/prefilter/line-prefilter.ts';
import { Classifier, type RunWithin } from '../scan/recognise/classifier.ts';
import { LineReader } from '../scan/recognise/line-reader.ts';
import { CATALOGUE } from '../signatures/catalogue.ts';
import type { LifecycleEvent, Signature } from '../signatures/signature.ts';
import { compileUserPatterns, type UserPattern } from '../signatures/user-patterns.ts';

export interface ReadingOptions {
  /** `--access-logformat` of the processes, as written. */
  readonly accessFormats?: readonly string[];
  /** Minutes east of UTC for times that say no zone; 0 unless told. */
  readonly zone?: number;
  /** Found before the signatures of the catalogue. */
  readonly userPatterns?: readonly UserPattern[];
  /** False when nobody asks a scan for the messages of lines; true unless told. */
  readonly withMessages?: boolean;
}

/** What all streams of an engine share. */
export interface Reading {
  readonly reader: LineReader;
  /** undefined if every line must be read. */
  readonly sieve: LineSieve | undefined;
  /** What looks at whole blocks of lines at once, where that is possible. */
  readonly scanners: ScannerPool;
  /** The number of everything that can be recognised, by id: threads use these numbers. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The same by number. */
  readonly recognisable: readonly (Signature | LifecycleEvent)[];
  /** Minutes east of UTC for times that say no zone, as long as the stream has not told one. */
  readonly zone: number;
  /** Whether a scan reports the messages of lines. */
  readonly withMessages: boolean;
}

interface Recogniser {
  readonly classifier: Classifier<Signature | LifecycleEvent>;
  readonly sieve: LineSieve | undefined;
  readonly recognisable: Reading['recognisable'];
}

/** Of the catalogue; made once, for it takes a while. */
let ofCatalogue: Recogniser | undefined;

function recogniser(): Recogniser {
  if (ofCatalogue) return ofCatalogue;
  const classifier = new Classifier(CATALOGUE);
  ofCatalogue = { classifier, sieve: sieveOf(classifier), recognisable: CATALOGUE };
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
  return { classifier, sieve: sieveOf(classifier), recognisable };
}

function sieveOf(classifier: Classifier<Signature | LifecycleEvent>): LineSieve | undefined {
  return classifier.needsLiterals ? new LineSieve(classifier.literals) : undefined;
}

/** What reads the lines of streams: the same patterns for all of them, access lines as each of them writes these. */
export class Readings {
  readonly recognisable: Reading['recognisable'];
  readonly #recogniser: Recogniser;
  readonly #zone: number;
  readonly #withMessages: boolean;
  readonly #byFormats = new Map<string, Reading>();

  /** `notices` grows while lines are read; `runWithin` stops patterns of the user that take too long. */
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

  /** For streams whose programs write access lines in these formats, or in one of the formats of the world. */
  with(formats: readonly string[]): Reading {
    const key = JSON.stringify(formats);
    const known = this.#byFormats.get(key);
    if (known) return known;
    const { classifier, sieve, recognisable } = this.#recogniser;
    const own = formats.filter((format) => !isReadAnyway(format)).flatMap((format) => compileOwnFormat(format) ?? []);
    const reader = new LineReader(classifier, own);
    // A format of one's own may look like anything, so that every line has to be held against it.
    const usable = own.length === 0 ? sieve : undefined;
    const scanners = new ScannerPool(() => usable && BlockScanner.create(usable.texts, reader));
    const numbers = new Map(recognisable.map(({ id }, index) => [id, index]));
    const zone = this.#zone;
    const reading = {
      reader,
      sieve: usable,
      scanners,
      recognisable,
      numbers,
      zone,
      withMessages: this.#withMessages,
    };
    this.#byFormats.set(key, reading);
    return reading;
  }
}

/** What reads the lines of every stream of a file. */
export function readingOf(options: ReadingOptions, notices: Text[]): Reading {
  return new Readings(options, notices).with(options.accessFormats ?? []);
}
