declare const importScripts: unknown;
if (typeof importScripts === 'function') require('./browser.ts');
else require('./node.ts');
