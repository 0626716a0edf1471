#!/usr/bin/env node
/** No more than it takes to load the rest: this file alone is compiled anew at every start. */
import { join } from 'node:path';
import { runScript } from './start/compiled-code.ts';
import type { LanguagePart } from './start/language-part.ts';
import { setV8Options } from './start/v8-options.ts';

// V8 accepts compiled code only under the options it was compiled with, so what Node brings compiled is loaded before they change.
require('node:net');
setV8Options();
const read = (name: string) => runScript(join(__dirname, `${name}.js`)) as LanguagePart;
const start: { exports: Partial<typeof import('./start/node-start.ts')> } = { exports: {} };
read('start')(start, require);
start.exports.start?.(__dirname, read);
