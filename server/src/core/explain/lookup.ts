import { SIGNATURES } from '../logs/signatures/catalogue.ts';
import { programFor, programs } from '../programs/registry.ts';
import { rules, rulesById } from '../rules/registry.ts';
import { nearest } from '../text/edit-distance.ts';
import type { Explanation } from './explanation.ts';
import { explainKey, explainPlatformVariable, keyNames } from './key-lookup.ts';
import { explainOption } from './option.ts';
import { explainProgram } from './program.ts';
import { explainRule } from './rule.ts';
import { explainSignature } from './signature.ts';

export type Lookup =
  | { readonly found: Explanation }
  /** Names that look alike, best first. */
  | { readonly found: undefined; readonly similar: readonly string[] };

/**
 * What a name means: a rule, a log signature, a program, a program and one of its options (`gunicorn --timeout`), a key of
 * app_desc.yaml (`processes.replicas`) or a variable that a platform sets.
 */
export function lookUp(words: readonly string[]): Lookup {
  const [name = '', flag] = words;
  const program = programFor(name);
  if (program && flag !== undefined) {
    const options = program.options(undefined);
    const wanted = flag.replace(/=.*$/, '');
    const option = options.find(({ id, flags }) => flags.includes(wanted) || id === wanted);
    if (option) return { found: explainOption(program, option) };
    const flags = options.flatMap((one) => one.flags);
    return { found: undefined, similar: nearest(wanted, flags).map((similar) => `${name} ${similar}`) };
  }
  if (program) return { found: explainProgram(program, undefined) };
  const rule = rulesById.get(name);
  if (rule) return { found: explainRule(rule) };
  const signature = SIGNATURES.find(({ id }) => id === name);
  if (signature) return { found: explainSignature(signature) };
  const key = explainKey(name) ?? explainPlatformVariable(name);
  if (key) return { found: key };
  const ids = [...rules, ...SIGNATURES, ...programs].map(({ id }) => id);
  return { found: undefined, similar: nearest(name, new Set([...ids, ...keyNames()])) };
}
