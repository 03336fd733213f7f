import { calendarOf } from '../../domain/meetings/calendar.ts';
import { coverageOf } from '../../domain/meetings/coverage.ts';
import { deskMeetings, meetingForm } from '../../domain/meetings/desk.ts';
import { entryPage } from '../../domain/meetings/entry.ts';
import { listMeetings } from '../../domain/meetings/list.ts';
import { meetingPage } from '../../domain/meetings/page.ts';
import {
  calendarSchema, declareSchema, deskListSchema, editSchema, entrySchema, meetingListSchema, meetingPageSchema, meetingReferenceSchema, reportSchema,
  taggableSchema,
  versionedSchema,
} from '../../domain/meetings/schema.ts';
import { readingPage, readingSchema } from '../../domain/meetings/reading.ts';
import { confirmRows, mapRows, startRows } from '../../domain/meetings/rows.ts';
import { rowsPage } from '../../domain/meetings/rows-page.ts';
import { confirmRowsSchema, mapRowsSchema, rowsPageSchema, startRowsSchema } from '../../domain/meetings/rows-schema.ts';
import { cancelMeeting, checkMeeting, declareMeeting, editMeeting, reportMeeting } from '../../domain/meetings/service.ts';
import { sheetBatchSchema, typeSheets } from '../../domain/meetings/sheets.ts';
import { taggingPage } from '../../domain/meetings/tagging.ts';
import { readSheet, sheetReadingSchema } from '../../domain/proposals/second-reading.ts';
import { correctSheet, sheetCorrectionSchema } from '../../domain/proposals/sheet-correction.ts';
import { router, tenantProcedure, volunteerProcedure } from '../trpc.ts';

export const meetings = router({
  list: tenantProcedure.input(meetingListSchema).query(({ ctx, input }) => listMeetings(ctx.db, input)),
  page: tenantProcedure.input(meetingPageSchema).query(({ ctx, input }) => meetingPage(ctx.db, ctx.actor, input)),
  calendar: tenantProcedure.input(calendarSchema).query(({ ctx, input }) => calendarOf(ctx.db, input)),
  coverage: tenantProcedure.query(({ ctx }) => coverageOf(ctx.db)),
  desk: volunteerProcedure.input(deskListSchema).query(({ ctx, input }) => deskMeetings(ctx.db, ctx.actor, input)),
  form: volunteerProcedure.input(meetingReferenceSchema).query(({ ctx, input }) => meetingForm(ctx.db, ctx.actor, input)),
  entry: volunteerProcedure.input(entrySchema).query(({ ctx, input }) => entryPage(ctx.db, ctx.actor, input)),
  tagging: volunteerProcedure.input(taggableSchema).query(({ ctx, input }) => taggingPage(ctx.db, ctx.actor, input)),
  reading: volunteerProcedure.input(readingSchema).query(({ ctx, input }) => readingPage(ctx.db, ctx.actor, input)),
  rows: volunteerProcedure.input(rowsPageSchema).query(({ ctx, input }) => rowsPage(ctx.db, ctx.actor, input)),
  startRows: volunteerProcedure.input(startRowsSchema).mutation(({ ctx, input }) => startRows(ctx.db, ctx.actor, input)),
  mapRows: volunteerProcedure.input(mapRowsSchema).mutation(({ ctx, input }) => mapRows(ctx.db, ctx.actor, input)),
  confirmRows: volunteerProcedure.input(confirmRowsSchema).mutation(({ ctx, input }) => confirmRows(ctx.db, ctx.actor, input)),
  declare: volunteerProcedure.input(declareSchema).mutation(({ ctx, input }) => declareMeeting(ctx.db, ctx.actor, input)),
  edit: volunteerProcedure.input(editSchema).mutation(({ ctx, input }) => editMeeting(ctx.db, ctx.actor, input)),
  cancel: volunteerProcedure.input(versionedSchema).mutation(({ ctx, input }) => cancelMeeting(ctx.db, ctx.actor, input)),
  report: volunteerProcedure.input(reportSchema).mutation(({ ctx, input }) => reportMeeting(ctx.db, ctx.actor, input)),
  check: volunteerProcedure.input(versionedSchema).mutation(({ ctx, input }) => checkMeeting(ctx.db, ctx.actor, input)),
  submitSheets: volunteerProcedure.input(sheetBatchSchema).mutation(({ ctx, input }) => typeSheets(ctx.db, ctx.actor, input)),
  readSheet: volunteerProcedure.input(sheetReadingSchema).mutation(({ ctx, input }) => readSheet(ctx.db, ctx.actor, input)),
  correctSheet: volunteerProcedure.input(sheetCorrectionSchema).mutation(({ ctx, input }) => correctSheet(ctx.db, ctx.actor, input)),
});
