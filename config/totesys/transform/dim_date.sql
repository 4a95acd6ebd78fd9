-- The calendar: 2020-01-01 to 2030-01-01 with the first full read of a fact, and whatever its dates need beyond.
-- Table referenced(d) holds the dates of the fact that is being transformed.

-- name: calendar
-- why: strftime's %A and %B are English on every host; day_of_week is ISO 8601, Monday = 1
SELECT
  day AS date_id,
  CAST(year(day) AS INTEGER) AS year,
  CAST(month(day) AS INTEGER) AS month,
  CAST(day(day) AS INTEGER) AS day,
  CAST(isodow(day) AS INTEGER) AS day_of_week,
  strftime(day, '%A') AS day_name,
  strftime(day, '%B') AS month_name,
  CAST(quarter(day) AS INTEGER) AS quarter
FROM ({days}) AS days;

-- name: full
SELECT CAST(unnest(generate_series(
  least(DATE '2020-01-01', coalesce(min(d), DATE '2021-01-01') - INTERVAL 1 YEAR),
  greatest(DATE '2030-01-01', coalesce(max(d), DATE '2029-01-01') + INTERVAL 1 YEAR),
  INTERVAL 1 DAY)) AS DATE) AS day
FROM referenced;

-- name: delta
-- why: whole years around each date, so that the next order of that year needs no calendar of its own
SELECT day
FROM (
  SELECT DISTINCT CAST(unnest(generate_series(
    first - INTERVAL 1 YEAR, first + INTERVAL 2 YEAR - INTERVAL 1 DAY, INTERVAL 1 DAY)) AS DATE) AS day
  FROM (SELECT DISTINCT date_trunc('year', d) AS first FROM referenced) AS years
) AS around
WHERE day NOT BETWEEN DATE '2020-01-01' AND DATE '2030-01-01';
