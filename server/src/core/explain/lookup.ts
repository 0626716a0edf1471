import { knownSignatures } from '../logs/signatures/known.ts';
import type { Program } from '../programs/program.ts';
import { allPrograms, programFor } from '../programs/registry.ts';
import { nearest } from '../text/edit-distance.ts';
import { allOptions } from './all-options.ts';
import { documentation } from './documentation.ts';
import type { Explanation } from './explanation.ts';
import { explainKey, explainPlatformVariable, keyNames } from './key-lookup.ts';
import { explainListedOption } from './option.ts';
import { explainCommand, explainProgram } from './program.ts';
import { explainRule } from './rule.ts';
import { explainSignature } from './signature.ts';

type Lookup =
  | { readonly found: Explanation; readonly isRule?: boolean }
  /** Names that look alike, best first. */
  | { readonly found: undefined; readonly similar: readonly string[] };

/**
 * What a name means: a rule, a log signature, a program, a program and one of its options (`gunicorn --timeout`), a key of
 * app_desc.yaml (`processes.replicas`) or a variable that a platform sets.
 */
export function lookUp(words: readonly string[]): Lookup {
  const [name = ''] = words;
  // Django is called `django-admin` or `manage.py`.
  const program = programFor(name) ?? allPrograms().find(({ id }) => id === name);
  if (program && words.length > 1) return lookUpOption(program, words.slice(1));
  if (program) return { found: explainProgram(program, undefined) };
  const { documentedRules, documentedSignatures } = documentation();
  const rule = documentedRules.find(({ id }) => id === name);
  if (rule) return { found: explainRule(rule), isRule: true };
  // As the diagnostics of incidents call it.
  const isMeant = ({ id }: { readonly id: string }) => id === name.replace(/^incident\//, '');
  const known = knownSignatures().find(isMeant);
  const signature = documentedSignatures.find(isMeant);
  if (known && signature) return { found: explainSignature({ ...known, ...signature }) };
  const key = explainKey(name) ?? explainPlatformVariable(name);
  if (key) return { found: key };
  const ids = [...documentedRules, ...documentedSignatures, ...allPrograms()].map(({ id }) => id);
  return { found: undefined, similar: nearest(name, new Set([...ids, ...keyNames()])) };
}

/** `--timeout`, `worker`, `worker --concurrency`; a flag is also found without its command. */
function lookUpOption(program: Program, words: readonly string[]): Lookup {
  const groups = allOptions(program);
  const [first = ''] = words;
  const named = groups.find(({ command }) => command?.name === first);
  const flag = named ? words[1] : first;
  if (named?.command && flag === undefined) return { found: explainCommand(program, named.command) };
  const wanted = (flag ?? '').replace(/=.*$/, '');
  for (const { command, options } of named ? [named, ...groups] : groups) {
    const option = options.find(({ id, flags }) => flags.includes(wanted) || id === wanted);
    if (option) return { found: explainListedOption(program, command, option) };
  }
  const flags = groups.flatMap(({ options }) => options.flatMap((option) => option.flags));
  const commands = groups.flatMap(({ command }) => command?.name ?? []);
  const similar = nearest(wanted, new Set([...flags, ...commands]));
  return { found: undefined, similar: similar.map((one) => `${program.names[0] ?? program.id} ${one}`) };
}
