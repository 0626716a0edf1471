import { numberAt } from '../../access-log/byte-cursor.ts';
import { LineText } from '../../bytes/line-text.ts';
import { type Pid, pidOf } from '../../pid.ts';
import type { FieldSlots, LineRecipe, PidSlot, SharedParts, Slot } from './line-recipe.ts';
import { unescaped } from './program-text.ts';

/** Numbers of up to so many digits are read without making a text of them. */
const MAX_DIGITS = 9;
/** How many variants of a template are known at once (paths, hosts). */
const MAX_VARIANTS = 64;

/** Reads lines from their bytes, by the recipe of their template. `start`: where the line begins. */
export class RecipeReader {
  readonly #text = new LineText();

  /** What the line shares with others: mostly the same object. undefined if it has no signature, or too many digits. */
  shared(recipe: LineRecipe, bytes: Uint8Array, start: number): SharedParts | undefined {
    const { variantDigits, signature, stage, variants } = recipe;
    if (!variantDigits || !signature) return undefined;
    let number = 0;
    for (let i = 0; i < variantDigits.length; i++) {
      number = number * 10 + (bytes[start + (variantDigits[i] ?? 0)] ?? 48) - 48;
    }
    const known = variants.get(number);
    if (known) return known;
    if (variants.size >= MAX_VARIANTS) variants.clear();
    const { process, pod, countedFields } = recipe;
    const shared = {
      process: process && this.text(process, bytes, start),
      pod: pod && this.text(pod, bytes, start),
      found: { signature, stage, fields: this.fields(countedFields, bytes, start) },
    };
    variants.set(number, shared);
    return shared;
  }

  message({ message }: LineRecipe, bytes: Uint8Array, start: number, end: number): string {
    const text = this.#text.read(bytes, start + message.from, end - message.behind, 0, false);
    return message.isEscaped ? unescaped(text) : text;
  }

  fields(slots: FieldSlots, bytes: Uint8Array, start: number): Readonly<Record<string, string>> {
    const fields: Record<string, string> = {};
    for (const [name, slot] of slots) fields[name] = this.text(slot, bytes, start);
    return fields;
  }

  /** The same pid as LineReader reads from the text of the line. */
  pid({ slot, isField }: PidSlot, bytes: Uint8Array, start: number): Pid {
    if (typeof slot === 'object' && slot.isNumber && slot.to - slot.from <= MAX_DIGITS) {
      const from = start + slot.from;
      if (bytes[from] !== 48 || !isField) return numberAt(bytes, from, start + slot.to);
    }
    const text = this.text(slot, bytes, start);
    return pidOf(isField ? text : Number(text).toString());
  }

  text(slot: Slot, bytes: Uint8Array, start: number): string {
    if (typeof slot === 'string') return slot;
    const from = start + slot.from;
    const to = start + slot.to;
    // V8 keeps the texts of small numbers ready.
    if (slot.isNumber && to - from <= MAX_DIGITS && bytes[from] !== 48) return String(numberAt(bytes, from, to));
    return this.#text.read(bytes, from, to, 0, false);
  }
}
