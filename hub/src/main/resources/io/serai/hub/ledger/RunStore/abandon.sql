-- why: the lease is ours, so whoever left a run open is dead or fenced off
UPDATE serai.run
SET status = 'FAILED', finished_at = :now,
    error = 'SERAI-1006 ' || flow || ': the hub ''' || holder || ''' did not close this run; the next run does its work again. docs/reference/errors.md#serai-1006'
WHERE flow = :flow AND stage = :stage AND status = 'RUNNING'
