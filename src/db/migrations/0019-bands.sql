-- Classes of results by the least published index, the highest first; absent where the decision has none.
alter table edition add column bands json;
