import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditVerdict } from '../../../../scripts/audit/audit-verdict.mjs';

test('what is known of packages is told with its reason; that nobody could be asked is no clean bill', () => {
  const weak = {
    vulnerabilities: {
      a: { name: 'a', severity: 'high', via: [{ title: 'Slow pattern', url: 'https://example.com/1' }] },
      b: { name: 'b', severity: 'low', via: ['a'] },
    },
  };
  const lines = ['a: high', '  Slow pattern https://example.com/1', 'b: low', '  by a'];
  assert.deepEqual(auditVerdict(`npm warn x\n${JSON.stringify(weak)}\n`), { code: 1, lines });
  assert.equal(auditVerdict('{"auditReportVersion":2,"vulnerabilities":{}}').code, 0);
  for (const [output, reason] of [
    ['npm warn x\n{"message": "405 Method Not Allowed", "method": "POST"}', /: 405 Method Not Allowed$/],
    ['{"error": {"code": "ENOTFOUND", "summary": "no network"}}', /: no network$/],
    ['npm error broken', /: npm error broken$/],
    ['', /: no answer$/],
  ] as const) {
    const { code, lines: said } = auditVerdict(output);
    assert.equal(code, 2);
    assert.match(said.join(), reason);
  }
});
