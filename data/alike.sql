-- Candidates for one organisation under two names, made when a data set is published, so that no page compares names. Nothing is
-- merged: people look through them.
--
-- A pair is compared where its names share a word that few organisations have: so the work grows with the organisations, not
-- with their pairs. A pair is named once, the organisation first that comes first in `members`.

create table alike as
with spoken as (
    select rowid::integer as member, 'name' as sort, plain(name) as called from members
    union all
    select rowid, 'alias', unnest(string_split(plain(aliases), ';')) from members where aliases is not null
    union all
    select rowid, 'acronym', replace(plain(acronym), '.', '') from members where acronym is not null
),
words as (
    select member, unnest(string_split_regex(called, '[^\p{L}\p{N}]+')) as word from spoken
),
few as (
    select word, count(*) as organisations
    from words
    where length(word) > 2
    group by word
    having organisations between 2 and 40
),
rare as (
    select distinct member, word, organisations, country
    from words
    join few using (word)
    join member_cards using (member)
),
paired as (
    select one.member, other.member as other, min(one.organisations) as organisations
    from rare as one
    join rare as other using (word)
    where one.member < other.member and (one.country = other.country or one.country is null or other.country is null)
    group by all
),
split as (
    select member, sort, list_sort(list_distinct(regexp_extract_all(called, '[\p{L}\p{N}]+'))) as words
    from spoken
    where member in (select unnest([member, other]) from paired)
),
-- A legal form, an article or a preposition tells no two names apart.
kept as (
    select
        member,
        sort,
        words,
        list_filter(
            words,
            lambda word: (length(word) > 1 or word between '0' and '9') and not list_contains(
                [
                    'aisbl', 'aps', 'asbl', 'cic', 'doo', 'ets', 'gem', 'ggmbh', 'gmbh', 'kft', 'ltd', 'onlus', 'sarl', 'sas', 'scic', 'scop', 'spa',
                    'sro', 'srl', 'vzw', 'zoo',
                    'asociacion', 'associacao', 'association', 'associazione', 'drustvo', 'verein', 'fondation', 'fondazione', 'foundation',
                    'fundacio', 'fundacion', 'stiftung', 'zavod',
                    'and', 'da', 'das', 'de', 'dei', 'del', 'della', 'delle', 'der', 'des', 'di', 'die', 'do', 'du', 'el', 'et', 'for', 'fur', 'il', 'in',
                    'la', 'las', 'le', 'les', 'lo', 'los', 'na', 'of', 'per', 'pour', 'the', 'und', 'za'
                ],
                word
            )
        ) as telling,
        array_to_string(telling, ' ') as written
    from split
),
likened as (
    select
        paired.member,
        paired.other,
        case
            when one.written = another.written and one.sort = 'name' and another.sort = 'name' then 'same_name'
            when one.written = another.written and one.sort = 'acronym' and another.sort = 'acronym' then 'same_acronym'
            when one.written = another.written then 'same_alias'
            -- A letter or two; other numbers are other organisations.
            when
                one.sort <> 'acronym'
                and another.sort <> 'acronym'
                and least(length(one.written), length(another.written)) >= 10
                and damerau_levenshtein(one.written, another.written) <= 2
                and regexp_replace(one.written, '\D', '', 'g') = regexp_replace(another.written, '\D', '', 'g')
                then 'similar_name'
            when
                organisations <= 5
                and one.sort = 'name'
                and another.sort = 'name'
                and (list_has_all(one.words, another.words) or list_has_all(another.words, one.words))
                then 'name_in_name'
            when organisations <= 5 and one.sort = 'acronym' and another.sort = 'name' and list_contains(another.words, one.written)
                then 'acronym_in_name'
            when organisations <= 5 and one.sort = 'name' and another.sort = 'acronym' and list_contains(one.words, another.written)
                then 'acronym_in_name'
        end as likeness
    from paired
    join kept as one on one.member = paired.member
    join kept as another on another.member = other
    where one.written <> '' and another.written <> ''
),
candidates as (
    select member, other, arg_min(likeness, position) as likeness
    from likened
    join terms on scheme = 'likeness' and code = likeness
    group by member, other
),
described as (
    select
        rowid::integer as member,
        member_id,
        network_id,
        regexp_extract(lower(website), '^(?:https?://)?(?:www\.)?([^/:?#]+)', 1) as host,
        list_sort(regexp_extract_all(plain(place), '[\p{L}\p{N}]+')) as place
    from members
    where rowid in (select unnest([member, other]) from candidates)
),
held as (
    select member, memberships.network_id, source_id
    from memberships
    join described using (member_id)
)
select candidates.*
from candidates
join described as one using (member)
join described as another on another.member = other
where
    -- What is decisive against it: each has an address, or a place, or a page as a network, and they are not the same;
    (one.host = another.host or one.host is null or another.host is null)
    and (one.place is null or another.place is null or list_has_all(one.place, another.place) or list_has_all(another.place, one.place))
    and (one.network_id = another.network_id or one.network_id is null or another.network_id is null)
    -- or a source lists both as members of one network, or one as a member of the other.
    and not exists (
        from held as of_one
        join held as of_other using (network_id, source_id)
        where of_one.member = candidates.member and of_other.member = other
    )
    and not exists (
        from held
        where (member = candidates.member and held.network_id = another.network_id) or (member = other and held.network_id = one.network_id)
    )
order by member, other;
