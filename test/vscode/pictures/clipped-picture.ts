import type { Locator, Page } from 'playwright-core';

/** Saves the smallest part of the window that shows all of `parts`, no taller than `tallest` pixels of the page. */
export async function clippedPicture(
  page: Page,
  path: string,
  parts: readonly Locator[],
  tallest = 1000,
): Promise<void> {
  const boxes = (await Promise.all(parts.map((part) => part.boundingBox()))).filter((box) => box !== null);
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x;
  const height = Math.min(tallest, Math.max(...boxes.map((box) => box.y + box.height)) - y);
  await page.screenshot({ path, clip: { x, y, width, height }, animations: 'disabled' });
}
