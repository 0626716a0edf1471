import { receive, send } from './host.ts';
import { LogPage } from './log-page.ts';

let page: LogPage | undefined;

receive((message) => {
  if (message.type === 'begin') {
    const app = document.getElementById('app');
    if (!app) return;
    page?.dispose();
    page = new LogPage(message, send);
    app.replaceChildren(page.root);
    page.start();
    if (document.hasFocus()) focusLines();
  } else page?.handle(message);
});
addEventListener('focus', focusLines);
send({ type: 'ready' });

/** VS Code gives the focus to the page as a whole (`Focus on Platform Logs View`), where no key would be heard. */
function focusLines(): void {
  if (document.activeElement === document.body) page?.focus();
}
