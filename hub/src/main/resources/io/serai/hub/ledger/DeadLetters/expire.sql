-- why: the body goes, the row stays; a discarded or replaced input must keep standing as closed
UPDATE serai.dead_letter SET body_enc = ''::bytea WHERE created_at < :before AND length(body_enc) > 0
