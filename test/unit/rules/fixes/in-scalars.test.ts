// The bad commands of all rules in every way in which YAML can write a text: a fix means the same in each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../../../server/src/core/rules/registry.ts';
import type { CheckedFinding, Fix } from '../../../../server/src/core/rules/rule.ts';
import { render } from '../../../../server/src/core/text/l10n.ts';
import { applyEdits } from '../../../../server/src/core/text/text-edit.ts';
import { checkText, ruleContext, type TextToCheck } from '../../../support/check-text.ts';

/** The value of `web:` with this command. */
const STYLES: Readonly<Record<string, (command: string) => string>> = {
  'single quotes': (command) => `'${command.replaceAll("'", "''")}'\n`,
  'double quotes over lines': (command) => `${JSON.stringify(command).replace(/ (?=\S)/g, '\r\n   ')}\r\n`,
  escapes: (command) => `"${command.replace(/./gs, escaped)}"\n`,
  literal: (command) => `|\n  ${command}\n`,
  'folded over lines': (command) => `>-\n  ${command.replace(/ (?=\S)/g, '\n  ')}\n`,
};

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** They are about how the text is written. */
const ABOUT_STYLE =
  /^(?:app-desc|procfile|gunicorn-config)\/|^blueking\/(?:colon-space|yaml-special-start|no-shell)$|^file\/control-character$/;

interface Example extends TextToCheck {
  readonly rule: string;
  readonly command: string;
}

const examples = rules.flatMap(({ id, examples: { bad } }): Example[] => {
  if (ABOUT_STYLE.test(id)) return [];
  return bad.flatMap(({ file = 'Procfile', text, files, platform = 'blueking' }) => {
    const command = /^web: (\S.*)\n$/.exec(text.replace(/[«»]/g, ''))?.[1];
    if (file !== 'Procfile' || command === undefined || platform === 'heroku' || platform === 'generic') return [];
    return [{ rule: id, command, text: `web: ${command}\n`, files, platform: 'blueking' }];
  });
});

function fixesOf(findings: readonly CheckedFinding[], rule: string): readonly Fix[] {
  return findings.filter((one) => one.rule.id === rule).flatMap(({ fixes }) => fixes?.() ?? []);
}

/** What the platform reads; white space between words is none of a fix's business. */
async function read(source: TextToCheck): Promise<string> {
  const { document } = await ruleContext(source);
  return document.processes.all
    .map(({ name, command }) => `${name}: ${command?.text.text}`)
    .join('\n')
    .replace(/\s+/g, ' ')
    .trim();
}

test('a fix makes the same of a command, however YAML writes it', async () => {
  const wrong: string[] = [];
  let made = 0;
  for (const example of examples) {
    const plain = await read(example);
    if (plain !== example.text.trim()) continue;
    for (const fix of fixesOf(await checkText(example), example.rule)) {
      const expected = await read({ ...example, text: applyEdits(example.text, fix.edits) });
      const title = render(fix.title);
      for (const [style, write] of Object.entries(STYLES)) {
        const written = { ...example, text: `web: ${write(example.command)}` };
        if ((await read(written)) !== plain) continue;
        const same = fixesOf(await checkText(written), example.rule).filter((one) => render(one.title) === title);
        const texts = await Promise.all(
          same.map(({ edits }) => read({ ...written, text: applyEdits(written.text, edits) })),
        );
        if (!texts.includes(expected)) wrong.push(`${example.rule} «${title}», ${style}: ${texts[0]} for ${expected}`);
        made++;
      }
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(made > 1000, `${made} fixes were made`);
});
