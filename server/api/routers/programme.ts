import { addChapter, editChapter, moveChapter, putBackChapter, removeChapter } from '../../domain/programme/chapters.ts';
import { choosable } from '../../domain/programme/choosing.ts';
import { measureDesk, planPage, previewEdition } from '../../domain/programme/desk.ts';
import { draftMeasurePage, draftPage } from '../../domain/programme/draft-page.ts';
import { publishEdition } from '../../domain/programme/editions.ts';
import {
  draftMeasure, editMeasure, moveMeasure, placeMeasure, putBackMeasure, removeMeasure, restoreVersion,
} from '../../domain/programme/measures.ts';
import { currentEdition, editionFile, editionPage, listEditions, measurePage } from '../../domain/programme/published.ts';
import {
  chapterEditSchema, chapterSchema, choiceSchema, draftSchema, editionNumberSchema, idSchema, measureEditSchema, measureReferenceSchema,
  moveSchema, placeSchema, publishSchema, restoreSchema, sourceSchema, sourcesSchema, versionsSchema,
} from '../../domain/programme/schema.ts';
import { addSources, removeSource } from '../../domain/programme/sources.ts';
import { validatedProposals, validatedSchema } from '../../domain/programme/validated.ts';
import { versionsPage } from '../../domain/programme/versions.ts';
import { memberProcedure, organiserProcedure, router, tenantProcedure } from '../trpc.ts';

export const programme = router({
  validated: tenantProcedure.input(validatedSchema).query(({ ctx, input }) => validatedProposals(ctx.db, input)),
  current: tenantProcedure.query(({ ctx }) => currentEdition(ctx.db)),
  editions: tenantProcedure.query(({ ctx }) => listEditions(ctx.db)),
  edition: tenantProcedure.input(editionNumberSchema).query(({ ctx, input }) => editionPage(ctx.db, input)),
  editionFile: tenantProcedure.input(editionNumberSchema).query(({ ctx, input }) => editionFile(ctx.db, input)),
  measure: tenantProcedure.input(measureReferenceSchema).query(({ ctx, input }) => measurePage(ctx.db, input)),
  draft: memberProcedure.query(({ ctx }) => draftPage(ctx.db, ctx.actor)),
  draftOf: memberProcedure.input(idSchema).query(({ ctx, input }) => draftMeasurePage(ctx.db, ctx.actor, input)),
  plan: organiserProcedure.query(({ ctx }) => planPage(ctx.db, ctx.actor)),
  desk: organiserProcedure.input(idSchema).query(({ ctx, input }) => measureDesk(ctx.db, input)),
  versions: organiserProcedure.input(versionsSchema).query(({ ctx, input }) => versionsPage(ctx.db, input)),
  choice: organiserProcedure.input(choiceSchema).query(({ ctx, input }) => choosable(ctx.db, input)),
  preview: organiserProcedure.query(({ ctx }) => previewEdition(ctx.db, ctx.actor)),
  addChapter: organiserProcedure.input(chapterSchema).mutation(({ ctx, input }) => addChapter(ctx.db, ctx.actor, input)),
  editChapter: organiserProcedure.input(chapterEditSchema).mutation(({ ctx, input }) => editChapter(ctx.db, ctx.actor, input)),
  moveChapter: organiserProcedure.input(moveSchema).mutation(({ ctx, input }) => moveChapter(ctx.db, ctx.actor, input)),
  removeChapter: organiserProcedure.input(idSchema).mutation(({ ctx, input }) => removeChapter(ctx.db, ctx.actor, input)),
  putBackChapter: organiserProcedure.input(idSchema).mutation(({ ctx, input }) => putBackChapter(ctx.db, ctx.actor, input)),
  draftMeasure: organiserProcedure.input(draftSchema).mutation(({ ctx, input }) => draftMeasure(ctx.db, ctx.actor, input)),
  editMeasure: organiserProcedure.input(measureEditSchema).mutation(({ ctx, input }) => editMeasure(ctx.db, ctx.actor, input)),
  restoreVersion: organiserProcedure.input(restoreSchema).mutation(({ ctx, input }) => restoreVersion(ctx.db, ctx.actor, input)),
  moveMeasure: organiserProcedure.input(moveSchema).mutation(({ ctx, input }) => moveMeasure(ctx.db, ctx.actor, input)),
  placeMeasure: organiserProcedure.input(placeSchema).mutation(({ ctx, input }) => placeMeasure(ctx.db, ctx.actor, input)),
  removeMeasure: organiserProcedure.input(idSchema).mutation(({ ctx, input }) => removeMeasure(ctx.db, ctx.actor, input)),
  putBackMeasure: organiserProcedure.input(idSchema).mutation(({ ctx, input }) => putBackMeasure(ctx.db, ctx.actor, input)),
  addSources: organiserProcedure.input(sourcesSchema).mutation(({ ctx, input }) => addSources(ctx.db, ctx.actor, input)),
  removeSource: organiserProcedure.input(sourceSchema).mutation(({ ctx, input }) => removeSource(ctx.db, ctx.actor, input)),
  publish: organiserProcedure.input(publishSchema).mutation(({ ctx, input }) => publishEdition(ctx.db, ctx.actor, input)),
});
