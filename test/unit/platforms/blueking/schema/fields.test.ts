/** Every row of the tables of app_desc.yaml, in both versions: values the platform takes and values it does not. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDocument } from '../../../../../server/src/core/model/read-document.ts';
import type { SpecVersion } from '../../../../../server/src/core/platforms/blueking/schema/field.ts';
import { SCHEMA_V2 } from '../../../../../server/src/core/platforms/blueking/schema/v2.data.ts';
import { SCHEMA_V3 } from '../../../../../server/src/core/platforms/blueking/schema/v3.data.ts';
import { fieldsOf } from '../../../../../server/src/core/platforms/blueking/schema/walk.ts';
import { rules } from '../../../../../server/src/core/rules/registry.ts';
import { ruleContext } from '../../../../support/check-text.ts';
import { buildAppDesc, type FieldRow } from '../../../../support/yaml/app-desc-builder.ts';
import { FIELDS_V2 } from '../fields-v2.data.ts';
import { FIELDS_V3 } from '../fields-v3.data.ts';

const ownRules = rules.filter(({ id }) => /^(?:app-desc|blueking)\//.test(id));

/** An empty folder, read once: thousands of files are checked in it. */
const folder = ruleContext({ text: '', file: 'app_desc.yaml' });

async function verdicts(text: string): Promise<string[]> {
  const { document, platform, project } = await folder;
  const context = { document: readDocument({ ...document, text }, platform.procfile), platform, project };
  return ownRules.flatMap((rule) =>
    [...rule.check(context)].map((finding) => {
      const name = rule.id.replace(/^.*\//, '');
      const severity = finding.severity ?? rule.severity;
      return severity === 'error' ? name : `${name}:${severity}`;
    }),
  );
}

for (const [version, rows] of [
  [2, FIELDS_V2],
  [3, FIELDS_V3],
] as const) {
  describe(`version ${version}`, () => {
    test('has a row for every field', () => {
      const paths = [...fieldsOf(version === 2 ? SCHEMA_V2 : SCHEMA_V3)].map(({ path }) => path);
      assert.deepEqual(
        paths.filter((path) => !rows.some(([own]) => own === path)),
        [],
      );
      assert.deepEqual(
        rows.map(([path]) => path).filter((path) => !paths.includes(path)),
        [],
      );
    });
    test('has values that are taken and values that are refused in every row', () => {
      const incomplete = rows.filter(([, good, bad]) => good.length === 0 || bad.length === 0);
      // Written by the platform itself into a package; nothing is known of what it would refuse.
      assert.deepEqual(
        incomplete.map(([path]) => path),
        ['tenant'],
      );
    });
    for (const row of rows) testRow(version, row);
  });
}

function testRow(version: SpecVersion, [path, good, bad]: FieldRow): void {
  test(path, async () => {
    const unwanted = new Set(bad.map(([, verdict]) => verdict));
    for (const value of good) {
      const text = buildAppDesc(version, path, value);
      const found = await verdicts(text);
      assert.deepEqual(
        found.filter((one) => unwanted.has(one) || !/:(?:warning|information|hint)$/.test(one)),
        [],
        text,
      );
    }
    for (const [value, verdict] of bad) {
      const text = buildAppDesc(version, path, value);
      const found = await verdicts(text);
      assert.ok(found.includes(verdict), `${text}\nexpected ${verdict}, found ${found.join(', ') || 'nothing'}`);
    }
  });
}
