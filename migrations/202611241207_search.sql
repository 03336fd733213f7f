-- Full-text operators are not leakproof: under row policies their index would not be used (40-210 ms instead of 1-20).
-- So these functions, owned by a role without login, filter by the tenant themselves and return ids alone;
-- the caller joins the ids to the table again, under the policies.
create policy search_reader_reads on proposals for select to search_reader using (tenant_id = current_tenant());
grant select (tenant_id, id, title, listed, search, published_at) on proposals to search_reader;

-- Ids of listed proposals that match a query, best first. most: at most 1,000.
create function search_proposals(query tsquery, most integer) returns table (id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select p.id, ts_rank_cd(p.search, query) from proposals p
    where p.tenant_id = current_tenant() and p.listed and p.search @@ query
    order by 2 desc, 1 limit least(most, 1000);
  end;

-- Ids of listed proposals whose title looks like the one given: stemmed words in common, or trigrams.
create function similar_proposals(words tsquery, title text, most integer) returns table (id uuid, rank real)
  language sql stable security definer set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.3
  begin atomic
    select found.id, max(found.rank)::real from (
      (select p.id, ts_rank(p.search, words) as rank from proposals p
        where p.tenant_id = current_tenant() and p.listed and p.search @@ words order by 2 desc, 1 limit least(most, 50))
      union all
      (select p.id, similarity(lower(p.title), lower(similar_proposals.title)) as rank from proposals p
        where p.tenant_id = current_tenant() and p.listed and lower(p.title) % lower(similar_proposals.title) order by 2 desc, 1 limit least(most, 50))
    ) found group by found.id order by 2 desc, 1 limit least(most, 50);
  end;

grant create on schema public to search_reader;
alter function search_proposals(tsquery, integer) owner to search_reader;
alter function similar_proposals(tsquery, text, integer) owner to search_reader;
revoke create on schema public from search_reader;
revoke execute on function search_proposals(tsquery, integer), similar_proposals(tsquery, text, integer) from public;
grant execute on function search_proposals(tsquery, integer), similar_proposals(tsquery, text, integer) to fabrique_app;
