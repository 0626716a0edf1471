import { spawnSync } from 'node:child_process';

/** What PyYAML's `safe_load` makes of a text: Python's type names and `str()` of the values. */
export type PyYaml =
  | { readonly error: string }
  | { readonly error: undefined; readonly type: string; readonly text: string; readonly entries: readonly PyEntry[] };

interface PyEntry {
  readonly keyType: string;
  readonly key: string;
  readonly type: string;
  readonly text: string;
}

const SCRIPT = `
import json, sys, yaml
def load(text):
    try:
        # The platform reads bytes (engine/configurations/source_file.py).
        value = yaml.safe_load(text.encode('utf8', 'surrogatepass'))
    except Exception as error:
        return {'error': str(getattr(error, 'problem', None) or error)}
    entries = [{'keyType': type(k).__name__, 'key': str(k), 'type': type(v).__name__, 'text': str(v)}
               for k, v in value.items()] if isinstance(value, dict) else []
    return {'type': type(value).__name__, 'text': str(value), 'entries': entries}
json.dump([load(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** One run of Python for all the texts. */
export function loadWithPyYaml(python: string, texts: readonly string[]): readonly PyYaml[] {
  const run = spawnSync(python, ['-c', SCRIPT], { input: JSON.stringify(texts), maxBuffer: 2 ** 28, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
