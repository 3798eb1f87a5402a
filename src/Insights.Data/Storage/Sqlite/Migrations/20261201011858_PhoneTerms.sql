DROP TRIGGER customer_search_update;

UPDATE customers SET other_spellings = other_spellings(external_id, name, email, phone) WHERE phone IS NOT NULL OR external_id LIKE '+%';

CREATE TRIGGER customer_search_update AFTER UPDATE OF external_id, name, email, phone, other_spellings ON customers BEGIN
    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone, other_spellings) VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone, old.other_spellings);
    INSERT INTO customer_search (rowid, external_id, name, email, phone, other_spellings) VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone, new.other_spellings);
END;

INSERT INTO customer_search (customer_search) VALUES ('rebuild');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201011858_PhoneTerms', '10.0.11');

