-- Where texts are public at once, somebody still reads each of them. Null: waits for a reader. What was planted or imported has been read.
alter table proposals add column reviewed_at timestamptz default now();
create index proposals_unread on proposals (tenant_id, published_at, id) where listed and reviewed_at is null;
