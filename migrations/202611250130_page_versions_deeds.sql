-- deeds: raised with version by every deed of the journal, and left alone by the counting of supports and ballots, so that what those
-- cannot change (how many proposals of each kind there are) is not read again each second of a busy evening.
alter table page_versions add column deeds bigint not null default 1;
