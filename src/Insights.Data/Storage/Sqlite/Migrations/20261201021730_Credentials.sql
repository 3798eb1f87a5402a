CREATE TABLE "audit_entries" (
    "audit_entry_id" INTEGER NOT NULL CONSTRAINT "pk_audit_entries" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "actor" INTEGER NOT NULL,
    "credential_id" INTEGER NULL,
    "action" INTEGER NOT NULL,
    "subject" TEXT NULL,
    "address" TEXT NULL
);

CREATE TABLE "credentials" (
    "credential_id" INTEGER NOT NULL CONSTRAINT "pk_credentials" PRIMARY KEY,
    "kind" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" BLOB NOT NULL,
    "scopes" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NULL,
    "last_used_at" INTEGER NULL,
    "revoked_at" INTEGER NULL,
    "replaces" INTEGER NULL,
    "origins" TEXT NOT NULL,
    "documents_only" INTEGER NOT NULL
);

CREATE TRIGGER audit_entries_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'Entries of the audit are only added.'); END;

CREATE TRIGGER audit_entries_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'Entries of the audit are only added.'); END;

INSERT INTO topics VALUES ('credentials', 0), ('audit', 0);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261201021730_Credentials', '10.0.11');

