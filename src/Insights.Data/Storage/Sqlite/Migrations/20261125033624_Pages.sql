CREATE TABLE "shop_settings" (
    "shop_id" INTEGER NOT NULL CONSTRAINT "pk_shop_settings" PRIMARY KEY,
    "language" TEXT NULL,
    "tier_policy" TEXT NULL,
    "horizon_days" INTEGER NULL
);

CREATE VIRTUAL TABLE customer_search USING fts5(
    external_id, name, email, phone, content = 'customers', content_rowid = 'customer_id', detail = none, columnsize = 0,
    prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2");

CREATE TRIGGER customer_search_insert AFTER INSERT ON customers BEGIN
    INSERT INTO customer_search (rowid, external_id, name, email, phone)
    VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone);
END;

CREATE TRIGGER customer_search_update AFTER UPDATE OF external_id, name, email, phone ON customers BEGIN
    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone)
    VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone);
    INSERT INTO customer_search (rowid, external_id, name, email, phone)
    VALUES (new.customer_id, new.external_id, new.name, new.email, new.phone);
END;

CREATE TRIGGER customer_search_delete AFTER DELETE ON customers BEGIN
    INSERT INTO customer_search (customer_search, rowid, external_id, name, email, phone)
    VALUES ('delete', old.customer_id, old.external_id, old.name, old.email, old.phone);
END;

INSERT INTO customer_search (customer_search) VALUES ('rebuild');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125033624_Pages', '10.0.11');

