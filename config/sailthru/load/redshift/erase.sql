-- Erasing a person: all rows of some profile ids, in the transaction that notes it.

-- name: people
CREATE TEMPORARY TABLE erased (profile_id varchar(24));

-- name: person
-- why: twice the same id does no harm
INSERT INTO erased (profile_id) VALUES {ids};

-- name: by_address
-- Ids of profiles whose address was erased.
SELECT id FROM {profiles} WHERE email_hash IN {hashes};

-- name: delete
DELETE FROM {target} WHERE {person} IN (SELECT profile_id FROM erased);

-- name: forget_people
-- why: Redshift's temporary tables outlive their transaction
DROP TABLE erased;

-- name: note_rows
-- why: what was erased on purpose must not look deleted behind the hub's back
UPDATE serai_load SET target_rows = ?
WHERE manifest_key = (SELECT manifest_key FROM serai_load ORDER BY token DESC, loaded_at DESC, load_order DESC LIMIT 1);
