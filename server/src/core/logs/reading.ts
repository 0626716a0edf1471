import { type Text, t } from '../text/l10n.ts';
import { compileGunicornFormat } from './access-log/gunicorn-format.ts';
import { LineReader } from './line-reader.ts';
import type { Reading } from './log-stream.ts';
import { BlockScanner } from './scan/block-scanner.ts';
import { Classifier } from './scan/classifier.ts';
import { LineSieve } from './scan/line-sieve.ts';
import { CATALOGUE } from './signatures/catalogue.ts';
import type { LifecycleEvent, Signature } from './signatures/signature.ts';
import { compileUserPatterns, type UserPattern } from './signatures/user-patterns.ts';

export interface ReadingOptions {
  /** `--access-logformat` of the processes, as written. */
  readonly accessFormats?: readonly string[];
  /** Minutes east of UTC for times that say no zone; 0 unless told. */
  readonly zone?: number;
  /** Found before the signatures of the catalogue. */
  readonly userPatterns?: readonly UserPattern[];
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

function withPatterns(patterns: readonly UserPattern[], notices: Text[]): Recogniser {
  const own = compileUserPatterns(patterns);
  notices.push(...own.notices);
  const recognisable = [...own.signatures, ...CATALOGUE];
  const classifier = new Classifier(recognisable, {
    ids: new Set(own.signatures.map(({ id }) => id)),
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

/** What reads the lines of every stream of an engine; `notices` grows while it reads. */
export function readingOf(
  { accessFormats = [], zone = 0, userPatterns = [] }: ReadingOptions,
  notices: Text[],
): Reading {
  const formats = accessFormats.flatMap((format) => compileGunicornFormat(format) ?? []);
  const { classifier, sieve, recognisable } =
    userPatterns.length === 0 ? recogniser() : withPatterns(userPatterns, notices);
  const reader = new LineReader(classifier, formats);
  // A format of one's own may look like anything, so that every line has to be held against it.
  const usable = formats.length === 0 ? sieve : undefined;
  const newScanner = (): BlockScanner | undefined =>
    usable && BlockScanner.create(usable.texts, (status) => reader.isFailure(status));
  const numbers = new Map(recognisable.map(({ id }, index) => [id, index]));
  return { reader, sieve: usable, newScanner, recognisable, numbers, zone };
}
