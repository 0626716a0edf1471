/** A function that remembers its result for each object, as long as that object lives. For pure functions only. */
export function oncePer<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const results = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const known = results.get(key);
    if (known) return known.result;
    const result = make(key);
    results.set(key, { result });
    return result;
  };
}
