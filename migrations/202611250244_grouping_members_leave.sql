-- One member can be taken out of a grouping that goes on: its line stays, with who took it out and when.
alter table grouping_members add column left_at timestamptz, add column left_by uuid;
alter table grouping_members add constraint grouping_members_left_by foreign key (tenant_id, left_by) references people (tenant_id, id);
grant update (left_at, left_by) on grouping_members to fabrique_app;
