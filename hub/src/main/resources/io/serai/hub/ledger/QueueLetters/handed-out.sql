UPDATE serai.dead_letter SET handed_out_at = :now WHERE id IN (<ids>)
