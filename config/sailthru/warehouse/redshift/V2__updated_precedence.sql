-- Which of two files of one moment is newer. Of rows from before this column nobody knows; 0 is older than whatever comes.
ALTER TABLE updated ADD COLUMN precedence bigint DEFAULT 0 NOT NULL;
