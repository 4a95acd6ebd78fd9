SELECT substr(key, length(:prefix) + 1) AS rest, value
FROM serai.watermark
WHERE flow = :flow AND starts_with(key, :prefix)
ORDER BY key
