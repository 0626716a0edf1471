import './usable-language.ts';

import { keepState, keptState, receive, send } from './host.ts';
import { LogPage } from './log-page.ts';
import { readState } from './page-state.ts';

let page: LogPage | undefined;

receive((message) => {
  if (message.type === 'strings') {
    const app = document.getElementById('app');
    if (!app) return;
    page = new LogPage(message.strings, readState(keptState()), send, keepState);
    app.replaceChildren(page.root);
    page.start();
  } else page?.handle(message);
});
send({ type: 'ready' });
