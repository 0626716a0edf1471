/** The setting `procfileDoctor.rules` of package.json, a property for each rule, and what the settings say of it in each language. */
import { readdirSync, readFileSync } from 'node:fs';
import { SEVERITY_CHOICES } from '../../server/src/core/configuration/configuration.ts';
import { INCIDENT_PREFIX } from '../../server/src/core/configuration/read-configuration.ts';
import type { Rule } from '../../server/src/core/rules/rule.ts';
import { render, type Translations } from '../../server/src/core/text/l10n.ts';
import { sentenceId } from '../../server/src/core/text/sentence-id.ts';
import { sortedRules } from './rules.ts';

export function generate(): Record<string, string> {
  return {
    'package.json': manifest(),
    'package.nls.json': sentences('package.nls.json', undefined),
    'package.nls.zh-cn.json': sentences('package.nls.zh-cn.json', translations('l10n/server/zh-cn')),
  };
}

const SETTING = 'procfileDoctor.rules';
/** What is below it in the files of sentences is generated, the rest written by hand. */
const PREFIX = 'configuration.rules.';

function sentenceOf({ id }: Rule): string {
  return PREFIX + id.replaceAll('/', '.');
}

interface Manifest {
  contributes: { configuration?: { properties: Record<string, unknown> }[] };
}

/** Completion in settings.json needs one property per rule. */
function manifest(): string {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  for (const { properties } of manifest.contributes.configuration ?? []) {
    if (!(SETTING in properties)) continue;
    const setting = properties[SETTING] as Record<string, unknown>;
    setting['properties'] = Object.fromEntries(
      sortedRules().map((rule) => [
        rule.id,
        { enum: SEVERITY_CHOICES, default: rule.severity, description: `%${sentenceOf(rule)}%` },
      ]),
    );
    setting['patternProperties'] = { [`^${INCIDENT_PREFIX}`]: { enum: SEVERITY_CHOICES } };
  }
  return json(manifest);
}

function sentences(path: string, language: Translations): string {
  const before = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  const written = before.filter(([key]) => !key.startsWith(PREFIX));
  const generated = sortedRules().map((rule) => [sentenceOf(rule), render(rule.title, language)]);
  return json(Object.fromEntries([...written, ...generated]));
}

function translations(folder: string): Translations {
  const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
  const translated = files.flatMap((file: Record<string, string>) => Object.entries(file));
  return Object.fromEntries(translated.map(([english, text]) => [sentenceId(english), text]));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
