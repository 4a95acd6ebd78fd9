-- A department that is not known yet, or has no location, must not cost the member of staff.

-- name: rows
SELECT
  s.staff_id,
  s.first_name,
  s.last_name,
  coalesce(d.department_name, 'Unknown') AS department_name,
  coalesce(d.location, 'Unknown') AS location,
  s.email_address
FROM staff AS s
LEFT JOIN department AS d ON d.department_id = s.department_id;

-- name: warnings
SELECT count(*)
FROM staff AS s
LEFT JOIN department AS d ON d.department_id = s.department_id
WHERE d.department_name IS NULL OR d.location IS NULL;
