-- The first validated proposals of each theme, for the programme before its first edition: read in order from here, not picked from all of them.
create index proposals_validated on proposals (tenant_id, theme, reference) where status in ('validated', 'validated_amended');
