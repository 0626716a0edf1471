import type { Rule } from './rule.ts';

/** Every rule there is. The only place besides its own file that a new rule touches. */
export const rules: readonly Rule[] = [];

export const rulesById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
