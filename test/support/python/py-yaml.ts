import { spawnSync } from 'node:child_process';

/** What PyYAML's `safe_load` makes of a text: Python's type names and `str()` of the values. */
type PyYaml = { readonly error: string } | { readonly error: undefined; readonly type: string; readonly tree: PyTree };

/** A scalar as its type and `str()`, a list as its items, a mapping as pairs of key and value. */
export type PyTree =
  | { readonly type: string; readonly text: string }
  | { readonly items: readonly PyTree[] }
  | { readonly pairs: readonly (readonly [PyTree, PyTree])[] };

const SCRIPT = `
import json, sys, yaml
def load(text):
    try:
        # The platform reads bytes (engine/configurations/source_file.py).
        value = yaml.safe_load(text.encode('utf8', 'surrogatepass'))
    except Exception as error:
        return {'error': str(getattr(error, 'problem', None) or error)}
    return {'type': type(value).__name__, 'tree': tree(value)}
def tree(value):
    if isinstance(value, list): return {'items': [tree(item) for item in value]}
    if isinstance(value, dict): return {'pairs': [[tree(k), tree(v)] for k, v in value.items()]}
    return {'type': type(value).__name__, 'text': str(value)}
json.dump([load(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** One run of Python for all the texts. */
export function loadWithPyYaml(python: string, texts: readonly string[]): readonly PyYaml[] {
  const run = spawnSync(python, ['-c', SCRIPT], { input: JSON.stringify(texts), maxBuffer: 2 ** 28, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
