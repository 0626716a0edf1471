/**
 * Where the run of these characters begins that ends at `end`. An expression such as `/[ \t]+$/` tries every place in front of it,
 * which takes the square of a long run of blanks elsewhere.
 */
export function runStart(text: string, end: number, characters: string | RegExp): number {
  const isPart = (character: string) =>
    typeof characters === 'string' ? characters.includes(character) : characters.test(character);
  let start = end;
  while (start > 0 && isPart(text.charAt(start - 1))) start--;
  return start;
}
