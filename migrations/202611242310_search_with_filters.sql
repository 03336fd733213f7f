-- Search knows the list's filters, so that its counts are exact; and no word, however common, costs more than a thousand of its matches:
-- ranking reads every match's vector, which for 18,000 of them took 200 ms. One plan for all words: ask the index, stop at the thousandth;
-- a plan made for a common word would walk the whole table instead.

-- The reader's own policy lets every row through: these functions filter by the tenant themselves. A condition in the policy would stand
-- before all others, and no operator of text search may be asked before it: the index was never used, whatever the function did.
drop policy search_reader_reads on proposals;
create policy search_reader_reads on proposals for select to search_reader using (true);
grant select (theme, district, status, origin, voice, meeting_id) on proposals to search_reader;

drop function search_proposals(tsquery, integer);
-- Ids of listed proposals that match a query and the filters that are not null, with their rank. most: at most 1,001; of a word
-- that more texts hold, any 1,001 of them.
create function search_proposals(query tsquery, of_theme text, of_district text, of_status text, of_origin text, of_voice text, of_meeting uuid,
  most integer) returns table (id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  begin atomic
    select few.id, ts_rank_cd(few.search, query) from (
      select p.id, p.search from proposals p
      where p.tenant_id = current_tenant() and p.listed and p.search @@ query
        and (of_theme is null or p.theme = of_theme) and (of_district is null or p.district = of_district)
        and (of_status is null or p.status = of_status) and (of_origin is null or p.origin = of_origin)
        and (of_voice is null or p.voice = of_voice) and (of_meeting is null or p.meeting_id = of_meeting)
      limit least(most, 1001)) few;
  end;

-- The library of pg_trgm is loaded by its first use: before that nobody but a superuser may name its settings.
select similarity('', '');

drop function similar_proposals(tsquery, text, integer);
-- Ids of listed proposals that look like a title: those with what `needed` asks for, ranked by all of its words; where these are too few,
-- those too whose title shares its trigrams (for a word mistyped: a costlier question).
create function similar_proposals(needed tsquery, words tsquery, title text, most integer) returns table (id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set pg_trgm.similarity_threshold = 0.4
  begin atomic
    with told as materialized (
      select few.id, ts_rank(few.search, words) as rank from (
        select p.id, p.search from proposals p where p.tenant_id = current_tenant() and p.listed and p.search @@ needed limit 500) few
    ), spelled as (
      select p.id, similarity(lower(p.title), lower(similar_proposals.title)) as rank from proposals p
      where (select count(*) from told) < most and p.tenant_id = current_tenant() and p.listed and lower(p.title) % lower(similar_proposals.title)
      limit 500
    )
    select found.id, max(found.rank)::real from (select told.id, told.rank from told union all select spelled.id, spelled.rank from spelled) found
    group by found.id order by 2 desc, 1 limit least(most, 50);
  end;

grant create on schema public to search_reader;
alter function search_proposals(tsquery, text, text, text, text, text, uuid, integer) owner to search_reader;
alter function similar_proposals(tsquery, tsquery, text, integer) owner to search_reader;
revoke create on schema public from search_reader;
revoke execute on function search_proposals(tsquery, text, text, text, text, text, uuid, integer), similar_proposals(tsquery, tsquery, text, integer)
  from public;
grant execute on function search_proposals(tsquery, text, text, text, text, text, uuid, integer), similar_proposals(tsquery, tsquery, text, integer)
  to fabrique_app;

-- The fair order under the other filters: without these a rare status among 100,000 was looked for row by row.
create index proposals_shuffled_status on proposals (tenant_id, status, shuffle) where listed;
create index proposals_shuffled_voice on proposals (tenant_id, voice, origin, shuffle) where listed;
create index proposals_shuffled_origin on proposals (tenant_id, origin, shuffle) where listed;
