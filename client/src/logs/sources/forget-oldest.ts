/**
 * Keeps a map of things that come and go from growing for as long as a window is open: as often as it has grown by `many`, all
 * that came first and is not needed goes, down to `many`. To be called when something was added.
 */
export function forgetOldest<K, V>(map: Map<K, V>, many: number, isNeeded: (key: K, value: V) => boolean): void {
  if (map.size <= many || map.size % many !== 1) return;
  for (const [key, value] of map) {
    if (map.size <= many) return;
    if (!isNeeded(key, value)) map.delete(key);
  }
}
