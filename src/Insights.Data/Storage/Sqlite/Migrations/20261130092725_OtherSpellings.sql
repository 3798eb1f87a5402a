DROP TRIGGER customer_search_insert;

DROP TRIGGER customer_search_update;

DROP TRIGGER customer_search_delete;

DROP TABLE customer_search;

ALTER TABLE "customers" ADD "other_spellings" TEXT NULL;

UPDATE customers SET other_spellings = other_spellings(external_id, name, email, phone) WHERE other_spellings(external_id, name, email, phone) IS NOT NULL;

CREATE VIRTUAL TABLE customer_search USING fts5(
    external_id, name, email, phone, other_spellings, content = 'customers', content_rowid = 'customer_id', detail = none, columnsize = 0,
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER customer_search_insert AFTER INSERT ON customers BEGIN
    INSERT INTO customer_search (rowid, external_id, name, email, phone, other_spellings) VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone, new.other_spellings);
END;

CREATE TRIGGER customer_search_update AFTER UPDATE OF external_id, name, email, phone, other_spellings ON customers BEGIN
    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone, other_spellings) VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone, old.other_spellings);
    INSERT INTO customer_search (rowid, external_id, name, email, phone, other_spellings) VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone, new.other_spellings);
END;

CREATE TRIGGER customer_search_delete AFTER DELETE ON customers BEGIN
    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone, other_spellings) VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone, old.other_spellings);
END;

INSERT INTO customer_search (customer_search) VALUES ('rebuild');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261130092725_OtherSpellings', '10.0.11');

