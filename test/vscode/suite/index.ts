// The entry of the suite that runs inside VS Code's extension host: every *.test.js beside this file.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { format } from 'node:util';
import Mocha from 'mocha';
import { TOTALS_VARIABLE, writeTotals } from '../../../scripts/tests/totals.mjs';

export async function run(): Promise<void> {
  // VS Code's own console is full of other things: the report goes to a file of its own.
  const report = process.env['PROCFILE_DOCTOR_SUITE_REPORT'];
  if (report !== undefined)
    Mocha.reporters.Base.consoleLog = (...args) => appendFileSync(report, `${format(...args)}\n`);
  const mocha = new Mocha({ ui: 'tdd', reporter: 'spec', color: false, timeout: 30_000 });
  const names = readdirSync(__dirname).filter((name) => name.endsWith('.test.js'));
  for (const name of names.sort()) mocha.addFile(join(__dirname, name));
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.once('end', () => {
      const { passes: passed = 0, failures: failed = 0, pending: skipped = 0 } = runner.stats ?? {};
      const file = process.env[TOTALS_VARIABLE];
      if (file !== undefined) writeTotals(file, { passed, failed, skipped });
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
