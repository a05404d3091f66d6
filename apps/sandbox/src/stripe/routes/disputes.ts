import { z } from 'zod';
import type { Api } from '../http/api.ts';
import { noParams } from '../http/api.ts';
import { inRange, listPage, matches } from '../http/list-page.ts';
import {
  accepted,
  flag,
  mergeMetadata,
  metadata,
  pageParams,
  params,
  text,
  timeRange,
} from '../http/params.ts';
import { closeDispute, submitEvidence } from '../lifecycle/money/dispute.ts';
import { all, change, find } from '../store/objects.ts';

const listParams = params({
  ...pageParams,
  charge: text.optional(),
  payment_intent: text.optional(),
  created: timeRange.optional(),
});
const updateParams = params({
  evidence: z.record(z.string(), z.string()).optional(),
  metadata: metadata.optional(),
  submit: flag.optional(),
  ...accepted('intended_submission_method'),
});

export function disputeRoutes({ on }: Api): void {
  on('GET', '/v1/disputes', listParams, ({ scope, input, path }) => {
    const disputes = all(scope, 'dispute')
      .filter((dispute) => matches(dispute.charge, input.charge) && inRange(dispute.created, input.created))
      .filter((dispute) => matches(dispute.payment_intent, input.payment_intent));
    return listPage(disputes, input, path);
  });
  on('GET', '/v1/disputes/:id', noParams, ({ scope, id }) => find(scope, 'dispute', id));
  on('POST', '/v1/disputes/:id', updateParams, ({ scope, input, id }) => {
    change(scope, 'dispute', id, (dispute) => {
      dispute.metadata = mergeMetadata(dispute.metadata, input.metadata);
    });
    if (input.evidence === undefined && input.submit !== true) return find(scope, 'dispute', id);
    return submitEvidence(scope, id, input.evidence ?? {}, input.submit ?? true);
  });
  on('POST', '/v1/disputes/:id/close', noParams, ({ scope, id }) => closeDispute(scope, id, 'lost'));
}
