COPY totesys_unpacked (pk, last_updated, hash, gone) FROM STDIN (FORMAT binary)
