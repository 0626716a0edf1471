// The page of the panel may do nothing but run its own script; whatever a line says, that stays so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { viewHtml } from '../../../../../client/src/logs/panel/view-html.ts';
import { sourceFiles } from '../../../../support/source-files.ts';

const page = () => viewHtml({ cspSource: 'https://page.example', script: 'a.js', style: 'a.css', locale: 'en' });

test('no script but the one with the nonce of this page; no inline style, picture, frame, form or connection', () => {
  const html = page();
  const [, nonce = ''] = /script-src 'nonce-([\w+/=]+)'/.exec(html) ?? [];
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  // What is not named falls back to `default-src`, but for the last two (CSP 3, 6.3 and 6.4).
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    'style-src https://page.example',
    'font-src https://page.example',
    `script-src 'nonce-${nonce}'`,
    "form-action 'none'",
    "base-uri 'none'",
  ]);
  assert.deepEqual(html.match(/<script[^>]*>/g), [`<script nonce="${nonce}" src="a.js">`]);
  assert.ok(html.indexOf('Content-Security-Policy') < html.indexOf('<link'));
  assert.ok(Buffer.from(nonce, 'base64').length >= 16);
  assert.notEqual(page(), html);
});

test('nothing in the page makes markup, code or addresses of a text', () => {
  const makes =
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|document\.write|createContextualFragment|DOMParser|srcdoc|eval|new Function|setAttributeNS|location\.(?:href|assign|replace)|window\.open|\.href\s*=|\.src\s*=)/;
  const wrong = sourceFiles(['client/src/logs/webview'], ['.ts']).flatMap(({ path, lines }) =>
    lines.flatMap((line, i) => (makes.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
  );
  assert.deepEqual(wrong, []);
});

test('a view is no other page: scripts only in it, files only of its own folder, links never commands', () => {
  const view = readFileSync('client/src/logs/panel/log-view.ts', 'utf8');
  assert.match(view, /webview\.options = \{ enableScripts: true, localResourceRoots: \[folder\] \};/);
  const commands = sourceFiles(['client'], ['.ts']).filter(({ lines }) =>
    lines.some((line) => /enableCommandUris|isTrusted: true|supportHtml: true/.test(line)),
  );
  assert.deepEqual(commands, []);
});
