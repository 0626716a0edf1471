/**
 * What was made of an object, kept at the object itself: a WeakMap for objects of our own. V8 holds on to the values of a WeakMap,
 * and to what a WeakRef points to, until it looks through all of its memory. What is made at each keystroke should be gone with
 * the version it was made for, before it has been moved twice to where it is not looked for any more.
 */
export class Kept<Owner extends object, Value> {
  readonly #name = Symbol();

  of(owner: Owner): Value | undefined {
    return (owner as Readonly<Record<symbol, Value>>)[this.#name];
  }

  /** Copies that are made of the owner by spreading do not have it. */
  set(owner: Owner, value: Value): void {
    Object.defineProperty(owner, this.#name, { value, configurable: true });
  }
}
