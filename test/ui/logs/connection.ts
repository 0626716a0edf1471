// A connection that breaks, and a window that is loaded anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { panel } from './window.ts';

test('a broken connection recovers without a gap and without a duplicate', async () => {
  const { demo } = panel;
  demo.application.write('web', 'a line without a number');
  let next = 0;
  const writer = setInterval(() => demo.application.write('web', `number=${next++};`), 5);
  try {
    for (let round = 1; round <= 3; round++) {
      const written = next + 100;
      await panel.until(async () => next > written, 'the application writes');
      demo.control.command({ action: 'drop', milliseconds: 500 });
      if (round === 1) await panel.locator('.chip.phase-waiting').waitFor();
      await panel.locator('.chip.phase-live').waitFor({ timeout: 30_000 });
    }
  } finally {
    clearInterval(writer);
  }
  await panel.command('Follow Newest Line');
  await panel.rows(`number=${next - 1};`).waitFor();
  await panel.filter('number=');
  await panel.showsCount(new RegExp(`^${next.toLocaleString('en')} of`));
  await panel.filter(`number=0;`);
  await panel.showsCount(/^1 of/);
  await panel.filter('');
});

test('reloading the window takes up the tail again, the filter, what was pinned, and lines that were opened', async () => {
  const { demo, workbench } = panel;
  demo.application.write('web', 'worth a pin');
  await panel.rows('worth a pin').click();
  await panel.press('p');
  await panel.locator('.pinned-row', { hasText: 'worth a pin' }).waitFor();
  await panel.filter('worth a pin');
  await panel.showsCount(/^1 of/);
  await workbench.command('View: Close All Editors');
  await panel.command('Open Shown Lines in Editor');
  const opened = workbench.page.locator('.view-line', { hasText: /worth.a.pin/ });
  await opened.waitFor();
  await panel.findAgain();
  for (const round of ['first', 'second']) {
    await panel.filter(`before the ${round}`);
    await panel.showsCount(/^0 of/);
    await panel.filter(`the ${round} reload`);
    await panel.showsCount(/^0 of/);
    // What is open, not only where it was scrolled to: JSON within JSON.
    await panel.reloadWindow(`"the ${round} reload"`, String.raw`\"external\":\"procfile-doctor-lines:`);
    await opened.waitFor();
    await panel.locator('.chip.phase-live').waitFor({ timeout: 60_000 });
    assert.equal(await panel.locator('.filter-bar .filter-input').inputValue(), `the ${round} reload`);
    demo.application.write('web', `after the ${round} reload`);
    await panel.rows(`after the ${round} reload`).waitFor();
    await panel.showsCount(/^1 of/);
    await panel.locator('.pinned-row', { hasText: 'worth a pin' }).waitFor();
  }
  await panel.filter('');
  await panel.showsCount(/^[\d,]+ lines/);
  await panel.locator('.pinned-row', { hasText: 'worth a pin' }).click();
  const row = panel.rows('worth a pin').and(panel.locator('.active'));
  await row.locator('.codicon-pinned').waitFor();
});
