-- Whether the password opened it: whoever came otherwise may set another one without the old.
ALTER TABLE access_sessions ADD COLUMN by_password boolean NOT NULL DEFAULT true;
