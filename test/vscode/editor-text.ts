import type { Locator } from 'playwright-core';

/**
 * The middle of the first place where an editor shows `text`, in pixels of the page. The editor draws spaces as no-break
 * spaces and cuts a line into many elements, so the place is found by counting characters.
 */
export async function placeOf(editor: Locator, text: string): Promise<{ readonly x: number; readonly y: number }> {
  const lines = editor.locator('.view-line', { hasText: text.replaceAll(' ', '\u00a0') });
  const line = (await lines.count()) > 0 ? lines.first() : editor.locator('.view-line', { hasText: text }).first();
  await line.waitFor({ timeout: 10_000 });
  const place = await line.evaluate((element, wanted) => {
    const start = (element.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const target = start + Math.floor(wanted.length / 2);
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (target < passed + length) {
        const range = document.createRange();
        range.setStart(node, target - passed);
        range.setEnd(node, target - passed + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      passed += length;
    }
    return undefined;
  }, text);
  if (place === undefined) throw new Error(`the editor does not show ${JSON.stringify(text)}`);
  return place;
}

/** The lines an editor has drawn, from top to bottom. */
export async function shownText(editor: Locator): Promise<string> {
  const lines = await editor.locator('.view-line').evaluateAll((elements) =>
    elements
      .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' ')),
  );
  return lines.join('\n');
}
