import type { z } from 'zod';
import type { Permission } from '../permissions.ts';

/** A subscription is a query that goes on answering, as server-sent events; its output is one of them. */
export type ProcedureKind = 'query' | 'mutation' | 'subscription';

/** What a procedure promises: who may call it, what goes in, what comes out. */
export interface ProcedureContract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  type: ProcedureKind;
  permission: Permission;
  input: I;
  output: O;
}

/** Keeps the exact types of a contract. */
export function procedure<
  I extends z.ZodType,
  O extends z.ZodType,
  const T extends ProcedureKind,
  const P extends Permission,
>(contract: { type: T; permission: P; input: I; output: O }) {
  return contract;
}
