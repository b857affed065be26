-- Which request writes to an upload: the one that came last. Any other, of whatever process, writes no more.
alter table upload add column writer uuid;
