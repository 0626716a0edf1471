import type { Shape } from '../../signatures/signature.ts';
import { type CaptureGroups, captureGroups } from '../patterns/capture-groups.ts';

/** A shape and its pattern, which is made when it is first tried: of hundreds a log needs a few. */
export class ShapeMatcher {
  readonly shape: Shape;
  #captured: CaptureGroups | undefined;
  #pattern: RegExp | undefined;
  #placing: RegExp | undefined;

  constructor(shape: Shape) {
    this.shape = shape;
  }

  get pattern(): RegExp {
    this.#pattern ??= new RegExp(this.#groups.source, 'gm');
    return this.#pattern;
  }

  /** The same, which also tells where groups stand: slower. */
  get placing(): RegExp {
    this.#placing ??= new RegExp(this.#groups.source, 'gmd');
    return this.#placing;
  }

  /** Names of the groups of the pattern, by their number less one. */
  get names(): CaptureGroups['names'] {
    return this.#groups.names;
  }

  get #groups(): CaptureGroups {
    this.#captured ??= captureGroups(this.shape.pattern.source);
    return this.#captured;
  }
}
