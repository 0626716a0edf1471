/**
 * Scrolls a list sideways so that a part of a row can be read; back to the start where that is enough. `front`: pixels at the
 * start that stay where they are, and hide what is scrolled there.
 */
export function showAcross(list: HTMLElement, part: Element, front: number): void {
  const own = part.getBoundingClientRect();
  const left = own.left - list.getBoundingClientRect().left + list.scrollLeft;
  if (left + own.width < list.clientWidth * 0.9) list.scrollLeft = 0;
  else if (left - front < list.scrollLeft) list.scrollLeft = left - front - list.clientWidth * 0.1;
  else list.scrollLeft = Math.max(list.scrollLeft, left + own.width - list.clientWidth * 0.9);
}
