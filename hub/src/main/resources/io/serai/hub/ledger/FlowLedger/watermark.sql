SELECT value, run_id FROM serai.watermark WHERE flow = :flow AND key = :key
