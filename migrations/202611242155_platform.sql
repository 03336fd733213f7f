-- What the apex shows of the open collectives: the public name, sentence and colour of each, nothing of what is inside.
create policy search_reader_reads on collectives for select to search_reader using (true);
grant select (tenant_id, settings, fictional) on collectives to search_reader;
grant select on tenants to search_reader;
create function open_collectives(after text, most integer) returns table (slug text, name text, tagline jsonb, look jsonb, noun jsonb, fictional boolean)
  language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select t.slug, c.settings ->> 'name', c.settings -> 'tagline', c.settings -> 'look', c.settings -> 'noun', c.fictional
    from tenants t join collectives c on c.tenant_id = t.id
    where t.state = 'open' and t.slug > open_collectives.after order by t.slug limit least(most, 101);
  end;
grant create on schema public to search_reader;
alter function open_collectives(text, integer) owner to search_reader;
revoke create on schema public from search_reader;
revoke execute on function open_collectives(text, integer) from public;
grant execute on function open_collectives(text, integer) to fabrique_app;
