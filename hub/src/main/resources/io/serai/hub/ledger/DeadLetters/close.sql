UPDATE serai.dead_letter SET state = :state, closed_at = :now WHERE id = :id AND state = 'OPEN'
