import { acceptInvitation, invitationPage, invite, revokeInvitation } from '../../domain/people/invitations.ts';
import { accountPage, peopleDesk } from '../../domain/people/queries.ts';
import {
  invitationIdSchema, invitationSchema, invitationTokenSchema, mailConsentsSchema, peopleListSchema, profileSchema, roleSchema,
  withdrawalSchema,
} from '../../domain/people/schema.ts';
import { editProfile, endRole, grantRole, setMailConsents, signOutEverywhere, withdrawFromTakingPart } from '../../domain/people/service.ts';
import { memberProcedure, organiserProcedure, router, tenantProcedure } from '../trpc.ts';

export const people = router({
  account: memberProcedure.query(({ ctx }) => accountPage(ctx.db, ctx.actor)),
  editProfile: memberProcedure.input(profileSchema).mutation(({ ctx, input }) => editProfile(ctx.db, ctx.actor, input)),
  setMailConsents: memberProcedure.input(mailConsentsSchema).mutation(({ ctx, input }) => setMailConsents(ctx.db, ctx.tenant.settings, ctx.actor, input)),
  signOutEverywhere: memberProcedure.mutation(({ ctx }) => signOutEverywhere(ctx.db, ctx.actor)),
  withdraw: memberProcedure.input(withdrawalSchema).mutation(({ ctx }) => withdrawFromTakingPart(ctx.db, ctx.actor)),
  desk: organiserProcedure.input(peopleListSchema).query(({ ctx, input }) => peopleDesk(ctx.db, input)),
  invite: organiserProcedure.input(invitationSchema).mutation(({ ctx, input }) => invite(ctx.db, ctx.actor, input, ctx.language)),
  revokeInvitation: organiserProcedure.input(invitationIdSchema).mutation(({ ctx, input }) => revokeInvitation(ctx.db, ctx.actor, input)),
  grantRole: organiserProcedure.input(roleSchema).mutation(({ ctx, input }) => grantRole(ctx.db, ctx.actor, input)),
  endRole: organiserProcedure.input(roleSchema).mutation(({ ctx, input }) => endRole(ctx.db, ctx.actor, input)),
  invitation: tenantProcedure.input(invitationTokenSchema).query(({ ctx, input }) => invitationPage(ctx.db, ctx.actor, input)),
  acceptInvitation: memberProcedure.input(invitationTokenSchema).mutation(({ ctx, input }) => acceptInvitation(ctx.db, ctx.actor, input)),
});
