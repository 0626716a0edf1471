/** Anchors of a file that was read, with what stands behind them. Made when somebody asks: reading goes on without them. */
import { Kept } from '../../text/kept.ts';
import { type YamlAnchor, yamlAnchors } from './yaml-anchors.ts';
import type { YamlFile } from './yaml-file.ts';
import type { YamlValue } from './yaml-value.ts';

const known = new Kept<Pick<YamlFile, 'marks'>, readonly YamlAnchor[]>();

/** `text`: what the file was read from. */
export function anchorsOf(file: Pick<YamlFile, 'marks'>, text: string): readonly YamlAnchor[] {
  let anchors = known.of(file);
  if (!anchors) {
    // Most files have none, and that is known.
    anchors = file.marks.length === 0 ? [] : yamlAnchors(text);
    known.set(file, anchors);
  }
  return anchors;
}

/** What stands behind an anchor; undefined where nothing does. */
export function valueBehind({ span: { end } }: YamlAnchor, root: YamlValue | undefined): YamlValue | undefined {
  let best: YamlValue | undefined;
  for (const value of sharedIn(root)) {
    const { start } = value.span;
    if (start >= end && (!best || start < best.span.start)) best = value;
  }
  return best;
}

/** Each value that has an anchor, once. Without recursion: brackets may stand in brackets ten thousand times. */
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
