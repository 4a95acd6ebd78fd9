-- why: a lease its run has given back is not lost; a renewal under way at that moment must not wake it
UPDATE serai.lease
SET expires_at = CASE WHEN holder = '' THEN expires_at ELSE CAST(:expires AS TIMESTAMP WITH TIME ZONE) END
WHERE flow = :flow AND stage = :stage AND token = :token
