/** The JSON Schemas for other editors, run through a validator: they give the verdicts of our own rules. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isIPv4, isIPv6 } from 'node:net';
import { test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import { readAppDesc } from '../../../../../server/src/core/platforms/blueking/app-desc.ts';
import type { SpecVersion } from '../../../../../server/src/core/platforms/blueking/schema/field.ts';
import { rules } from '../../../../../server/src/core/rules/registry.ts';
import { parseAppDesc } from '../../../../../server/src/core/syntax/app-desc.ts';
import { checkText } from '../../../../support/check-text.ts';
import { buildAppDesc } from '../../../../support/yaml/app-desc-builder.ts';
import { toJson } from '../../../../support/yaml/yaml-json.ts';
import { FIELDS_V2 } from '../fields-v2.data.ts';
import { FIELDS_V3 } from '../fields-v3.data.ts';
import { FIXTURES, IN_USE } from '../fixtures.data.ts';

/** `strict` refuses unknown keywords and formats; the one of the YAML extension for VS Code is told. */
const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
ajv.addFormat('ipv4', isIPv4).addFormat('ipv6', isIPv6);
ajv.addVocabulary(['deprecationMessage']);

const SCHEMAS: Readonly<Record<SpecVersion, ValidateFunction>> = { 2: compile(2), 3: compile(3) };

/** Throws for a schema that is not valid itself. */
function compile(version: SpecVersion): ValidateFunction {
  return ajv.compile(JSON.parse(readFileSync(`schemas/app_desc-v${version}.schema.json`, 'utf8')));
}

/** What one value decides alone. All else (other values, other files, the version) a schema cannot know. */
const KNOWN = new Set([
  ...['wrong-type', 'missing-key', 'null-value', 'blank-value', 'empty-collection', 'length', 'out-of-range'],
  ...['pattern', 'not-allowed-value', 'no-module', 'process-name', 'env-name', 'reserved-text'],
]);

interface Verdict {
  readonly refused: boolean;
  readonly because: readonly string[];
}

async function ours(text: string): Promise<Verdict> {
  const findings = (await checkText({ text, file: 'app_desc.yaml' })).filter(
    ({ rule, severity, span }) =>
      /^(?:app-desc|blueking)\//.test(rule.id) &&
      // What only a builder refuses, or may be refused elsewhere, the schema leaves alone.
      !(rule.id === 'app-desc/pattern' && /app_?[vV]ersion: $/.test(text.slice(0, span.start))) &&
      !(rule.id === 'blueking/process-name' && severity === 'warning'),
  );
  const because = findings.map(({ rule, severity }) => `${rule.id.replace(/^.*\//, '')}:${severity}`);
  return { refused: because.some(isRefusal), because };
}

function isRefusal(verdict: string): boolean {
  const [rule = '', severity] = verdict.split(':');
  return KNOWN.has(rule) && (severity === 'error' || severity === 'warning');
}

function schemas(text: string): Verdict | undefined {
  const appDesc = readAppDesc(parseAppDesc(text));
  if (appDesc.version.number === undefined) return undefined;
  const validate = SCHEMAS[appDesc.version.number];
  const refused = !validate(toJson(appDesc.root));
  return { refused, because: (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`) };
}

/** A date is no JSON (a reader of YAML 1.2 sees a text there), and what is no YAML has no value at all. */
function isComparable(text: string): boolean {
  return parseAppDesc(text).errors.length === 0 && !/\d{4}-\d\d-\d\d/.test(text);
}

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  'the examples of the rules': rules.flatMap(({ examples: { bad, good } }) =>
    [...bad, ...good]
      .filter(({ file }) => file === 'app_desc.yaml')
      .flatMap(({ text, fixed }) => [text.replaceAll(/[«»]/g, ''), ...(fixed === undefined ? [] : [fixed])]),
  ),
  'the tables of fields, version 2': tableOf(2),
  'the tables of fields, version 3': tableOf(3),
  'the fixtures of the platform': [
    ...Object.values(FIXTURES)
      .flat()
      .map(({ text }) => text),
    ...IN_USE,
  ],
};

function tableOf(version: SpecVersion): string[] {
  return (version === 2 ? FIELDS_V2 : FIELDS_V3).flatMap(([path, good, bad]) =>
    [...good, ...bad.map(([value]) => value)].map((value) => buildAppDesc(version, path, value)),
  );
}

for (const [what, texts] of Object.entries(SAMPLES)) {
  test(`${what}: the schema refuses what the rules refuse, and nothing else`, async () => {
    const wrong: string[] = [];
    let compared = 0;
    let refused = 0;
    for (const text of new Set(texts)) {
      const theirs = schemas(text);
      if (!theirs || !isComparable(text)) continue;
      const own = await ours(text);
      compared++;
      if (theirs.refused) refused++;
      if (own.refused !== theirs.refused)
        wrong.push(`${text}\nrules: ${own.because.join(', ')}\nschema: ${theirs.because.join(', ')}`);
    }
    assert.equal(wrong.length, 0, wrong.join('\n---\n'));
    assert.ok(refused > 10 && compared - refused > 10, `${refused} of ${compared} are refused`);
  });
}
