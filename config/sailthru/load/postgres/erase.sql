-- Erasing a person: all rows of some profile ids, in the transaction that notes it.

-- name: people
CREATE TEMPORARY TABLE erased (profile_id varchar(24) PRIMARY KEY) ON COMMIT DROP;

-- name: person
INSERT INTO erased (profile_id) VALUES {ids} ON CONFLICT DO NOTHING;

-- name: by_address
-- Ids of profiles whose address was erased.
SELECT id FROM {profiles} WHERE email_hash IN {hashes};

-- name: delete
DELETE FROM {target} AS t USING erased AS e WHERE t.{person} = e.profile_id;

-- name: forget_people
DROP TABLE erased;

-- name: note_rows
-- why: what was erased on purpose must not look deleted behind the hub's back
UPDATE serai_load SET target_rows = ? WHERE load_order = (SELECT max(load_order) FROM serai_load);
