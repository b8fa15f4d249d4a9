-- Networks by the contract or statutes that their sources name.
--
-- That a source names none does not mean that there is none: every formal association has statutes, but few publish them.
select
    contract_kind,
    count(*) as networks,
    count(*) filter (where has_contract or contract_kind is not null) as networks_with_contract
from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)
group by contract_kind
order by contract_kind is null, networks desc, contract_kind
