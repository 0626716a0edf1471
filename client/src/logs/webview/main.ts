import { receive, send } from './host.ts';
import { LogPage } from './log-page.ts';

let page: LogPage | undefined;

receive((message) => {
  if (message.type === 'begin') {
    const app = document.getElementById('app');
    if (!app) return;
    page?.dispose();
    page = new LogPage(message.strings, message.state, send);
    app.replaceChildren(page.root);
    page.start();
  } else page?.handle(message);
});
send({ type: 'ready' });
