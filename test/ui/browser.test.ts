// VS Code for the Web. In this order: the logs lead to the Procfile that was repaired before.
import './browser/language.ts';
import './browser/logs.ts';
