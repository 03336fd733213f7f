import type { Generated } from 'kysely';
import type { Stamp, TenantId } from './columns.ts';

export type PersonState = 'active' | 'blocked' | 'erased';
export type GrantedRole = 'volunteer' | 'moderator' | 'organiser';
/** As whom the demo's door lets people in: planted people alone carry one. */
export type DemoRole = 'organiser' | 'volunteer' | 'moderator' | 'member' | 'resident';
export type ConsentPurpose = 'charter' | 'opinions' | 'follow_up_mail' | 'newsletter';

/** email: as typed; email_key: its canonical form, one account each. */
export interface PeopleTable {
  tenant_id: TenantId; id: string; pseudonym: string; name: string | null; email: string | null; email_key: string | null;
  language: Generated<string>; age_declared_on: Date | null; birth_year: number | null; state: Generated<PersonState>; created_at: Stamp;
  demo_role: Generated<DemoRole | null>;
}
export interface AccountsTable { tenant_id: TenantId; provider: string; subject: string; person_id: string; created_at: Stamp }
export interface RoleGrantsTable {
  tenant_id: TenantId; person_id: string; role: GrantedRole; starts_at: Stamp; ends_at: Date | null; granted_by: string | null;
}
export interface ConsentsTable {
  tenant_id: TenantId; person_id: string; purpose: ConsentPurpose; text_version: string; given_at: Stamp; withdrawn_at: Date | null;
}
export interface SessionsTable { tenant_id: TenantId; token_hash: Buffer; person_id: string; created_at: Stamp; expires_at: Date }
export interface SignInRequestsTable {
  tenant_id: TenantId; id: string; email: string; email_key: string; link_hash: Buffer; code_hash: Buffer; browser_hash: Buffer;
  draft_id: string | null; next_path: string | null; created_at: Stamp; expires_at: Date; attempts: Generated<number>; used_at: Date | null;
}
export interface InvitationsTable {
  tenant_id: TenantId; id: string; token_hash: Buffer; email: string; email_key: string; role: GrantedRole | 'resident'; invited_by: string;
  created_at: Stamp; expires_at: Date; used_at: Date | null; revoked_at: Date | null;
}
/** email_key or (provider, subject) is what was proven; never both. */
export interface SignUpProofsTable {
  tenant_id: TenantId; token_hash: Buffer; email: string | null; email_key: string | null; provider: string | null; subject: string | null;
  invitation_id: string | null; draft_id: string | null; next_path: string | null; created_at: Stamp; expires_at: Date; used_at: Generated<Date | null>;
}
