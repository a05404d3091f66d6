import { expect } from 'vitest';
import type { TestSandbox } from './start-sandbox.ts';

/** Nothing the sandbox answered or sent differs from Stripe's contract, down to missing nullable fields. */
export async function expectConformance(sandbox: TestSandbox): Promise<void> {
  const { conformance } = sandbox;
  if (conformance === null) return;
  const said = await sandbox.settled();
  const ofAnswers = (await conformance.findings())
    .filter((finding) => finding.side === 'response' || finding.side === 'proxy')
    .filter((finding) => finding.sev === 'error' || finding.sev === 'warn')
    .map((finding) => `${finding.sev} ${finding.code} ${finding.path}${finding.fpath} ${finding.msg}`);
  const ofEvents = said.flatMap(({ event }) =>
    conformance
      .eventFindings(event)
      .filter((finding) => finding.sev === 'error' || finding.sev === 'warn')
      .map((finding) => `${finding.sev} ${event.type} ${finding.code} ${finding.path} ${finding.msg}`),
  );
  expect([...new Set([...ofAnswers, ...ofEvents])]).toEqual([]);
}
