/** The anchors of a file and their values. Found when first asked for, as most readers do not need them. */
import { Kept } from '../../../caches/kept.ts';
import type { YamlFile } from '../yaml-file.ts';
import type { YamlValue } from '../yaml-value.ts';
import { type YamlAnchor, yamlAnchors } from './yaml-anchors.ts';

const known = new Kept<Pick<YamlFile, 'marks'>, readonly YamlAnchor[]>();

/** `text`: what the file was read from. */
export function anchorsOf(file: Pick<YamlFile, 'marks'>, text: string): readonly YamlAnchor[] {
  let anchors = known.of(file);
  if (!anchors) {
    // Without marks the file has no anchors, like most files.
    anchors = file.marks.length === 0 ? [] : yamlAnchors(text);
    known.set(file, anchors);
  }
  return anchors;
}

/** The value that has the anchor; undefined if there is none. */
export function valueBehind({ span: { end } }: YamlAnchor, root: YamlValue | undefined): YamlValue | undefined {
  let best: YamlValue | undefined;
  for (const value of sharedIn(root)) {
    const { start } = value.span;
    if (start >= end && (!best || start < best.span.start)) best = value;
  }
  return best;
}

/** Every value with an anchor, once. Without recursion, as a file may nest brackets ten thousand deep. */
function sharedIn(root: YamlValue | undefined): ReadonlySet<YamlValue> {
  const found = new Set<YamlValue>();
  const left = root ? [root] : [];
  for (let value = left.pop(); value; value = left.pop()) {
    if (found.has(value)) continue;
    if (value.shared) found.add(value);
    if (value.kind === 'list') for (const item of value.items) left.push(item);
    else if (value.kind === 'mapping') for (const entry of value.entries) left.push(entry.key, entry.value);
  }
  return found;
}
