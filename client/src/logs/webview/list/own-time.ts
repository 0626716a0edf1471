/** When something was said, at the start of its text; of a request with the address and the names that stand before it. */
const OWN_TIMES = [
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d\d:?\d\d))?\]?:? ?/,
  /^(?:[^\s"]{1,100} ){0,3}\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] (?=")/,
];

/** How many UTF-16 units at the start of a text say what the column of the time beside it says as well; 0 for none. */
export function ownTimeLength(text: string): number {
  for (const pattern of OWN_TIMES) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined && found.length < text.length) return found.length;
  }
  return 0;
}
