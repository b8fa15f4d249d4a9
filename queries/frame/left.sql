-- How many networks the filters leave, of all.
select
    (select count(*) from chosen_networks($country, $level, $form, $scope, $purpose, $decision_mode, $as_of, $q)) as networks,
    (select count(*) from networks) as all_networks
