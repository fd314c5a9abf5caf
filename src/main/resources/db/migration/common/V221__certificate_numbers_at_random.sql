-- Certificates are numbered at random from now on; those that are given out keep their numbers.
DROP TABLE certificate_number;
