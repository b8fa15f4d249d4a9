-- The purposes that the COM-IN partnership names for networks in general, in its order, and of how many networks here
-- each was found stated; after them the purposes that the data hold beyond these, and what documents say of purposes
-- in other places.
--
-- The document speaks of networks in general and counts none: a purpose that few networks here state is no error of
-- either. Who read the sources had the document's list in mind.
with chosen as (
    select network, network_id
    from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
),
stated as (
    select network_id, purpose
    from purposes_pursued
    join chosen using (network)
),
counted as (
    select code as purpose, position, count(network_id) as networks
    from terms
    left join stated on stated.purpose = terms.code
    where scheme = 'purpose'
    group by code, position
),
named as (
    select *
    from statements
    where source_id = 'doc-com-in-networks' and subject = 'purpose'
    -- Where the document names a purpose again elsewhere, its list has it already.
    qualify row_number() over (partition by code order by contains(statement_id, 'exchange'), statement_id) = 1
),
listed as (
    select purpose, text, networks, source_id, locator, statement_id, position
    from counted
    left join named on named.code = counted.purpose
    where text is not null or networks > 0
    union all
    select null, text, null, source_id, locator, statement_id, null
    from statements
    where subject = 'purpose' and statement_id not in (select statement_id from named where code is not null)
)
select
    purpose,
    coalesce(text, '–') as text,
    networks,
    (select count(distinct network_id) from stated) as networks_stating_any,
    source_id,
    sources.title as source,
    locator
from listed
left join sources using (source_id)
order by purpose is null, text is null, statement_id, networks desc, position
