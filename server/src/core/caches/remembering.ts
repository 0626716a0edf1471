/** A function that remembers its last `limit` results. For pure functions only. */
export function remembering<K, V>(limit: number, make: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    if (results.size >= limit) {
      const [oldest] = results.keys();
      if (oldest !== undefined) results.delete(oldest);
    }
    results.set(key, made);
    return made;
  };
}
