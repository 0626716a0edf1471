import { after, before, test } from 'node:test';
import { Workbench } from '../vscode/workbench.ts';

let workbench: Workbench;
before(async () => {
  workbench = await Workbench.open({ folder: 'test/fixtures/sample/shop', locale: 'zh-cn' });
});
after(() => workbench?.close());

test('in a Chinese VS Code the extension speaks Chinese', async () => {
  await workbench.openFile('Procfile');
  await workbench.squiggles('error');
  await workbench.hover('-w', /[\u4e00-\u9fff]{2}/);
  await workbench.page.keyboard.press('Escape');
  await workbench.command('Restart Language Server', '重启语言服务器');
});
