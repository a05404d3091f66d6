import { expect, test } from 'vitest';
import { closingLine, summarise } from './summarise.ts';

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

test('counts, skipped ones only where there are some', () => {
  expect(closingLine(summarise(report, 0))).toBe('5 passed, 0 failed');
  expect(closingLine(summarise({ ...report, numFailedTests: 1, numPendingTests: 2 }, 1))).toBe(
    '5 passed, 1 failed, 2 skipped',
  );
});

test('a file that cannot be loaded is a failure, and so is an error outside of tests', () => {
  const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(summarise(broken, 1).failed).toBe(1);
  expect(summarise(report, 1).failed).toBe(1);
});
