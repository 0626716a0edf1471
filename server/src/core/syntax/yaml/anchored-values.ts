/** Anchors of a file that was read, with what stands behind them. Made when somebody asks: reading goes on without them. */
import { Kept } from '../../text/kept.ts';
import { type YamlAnchor, yamlAnchors } from './yaml-anchors.ts';
import type { YamlFile } from './yaml-file.ts';
import { isCollection, type YamlValue } from './yaml-value.ts';

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

/** Each value that has an anchor, once. */
function sharedIn(root: YamlValue | undefined): ReadonlySet<YamlValue> {
  const found = new Set<YamlValue>();
  const visit = (value: YamlValue): void => {
    if (value.shared) {
      if (found.has(value)) return;
      found.add(value);
    }
    if (!isCollection(value)) return;
    if (value.kind === 'list') value.items.forEach(visit);
    else {
      for (const entry of value.entries) {
        visit(entry.key);
        visit(entry.value);
      }
    }
  };
  if (root) visit(root);
  return found;
}
