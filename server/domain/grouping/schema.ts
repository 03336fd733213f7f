import { z } from 'zod';
import { bodyField, id, prose, titleField } from '../proposals/schema.ts';

/** More than this is not read side by side by anybody. */
export const MEMBERS_MOST = 60;
export const PAGE_SIZE = 10;

const reason = prose(5, 1_000);
const version = z.coerce.number().int().min(1).max(2_000_000_000);

/**
 * Several proposals become one. id: made by the page, so that sending twice groups once. version: of the carrier as it was read, needed
 * where its text is written anew. What is left empty stays as it is.
 */
export const mergeSchema = z
  .object({
    id,
    carrierId: id,
    memberIds: z.array(id).min(1, 'field.required').max(MEMBERS_MOST),
    reason,
    title: titleField.nullish(),
    body: bodyField.nullish(),
    version: version.nullish(),
  })
  .refine((input) => input.memberIds.some((member) => member !== input.carrierId), { path: ['memberIds'], error: 'field.required' });
export type MergeInput = z.output<typeof mergeSchema>;

/** proposalId: one member alone is taken out; without it, the whole grouping is undone. */
export const undoSchema = z.object({ groupingId: id, proposalId: id.nullish(), reason });
export type UndoInput = z.output<typeof undoSchema>;

/** A proposal that says two things becomes two. */
export const splitSchema = z.object({
  id,
  sourceId: id,
  reason,
  version,
  oneTitle: titleField,
  oneBody: bodyField,
  otherTitle: titleField,
  otherBody: bodyField,
});
export type SplitInput = z.output<typeof splitSchema>;

const reference = z.coerce.number().int().min(1).max(100_000_000);
export const clustersSchema = z.object({ from: z.coerce.number().int().min(0).max(10_000).default(0) });
export const aroundSchema = z.object({ reference });
export const previewSchema = z.object({ carrier: reference, members: z.array(reference).min(1).max(MEMBERS_MOST + 1) });
export const dismissSchema = z.object({ oneId: id, otherIds: z.array(id).min(1).max(MEMBERS_MOST) });
export const groupingSchema = z.object({ id });
export const madeSchema = z.object({ after: id.nullish() });
