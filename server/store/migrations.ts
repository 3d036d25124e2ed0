// The schema, as numbered steps that are only ever added to. A step adds and never takes away, so that the program of
// one release earlier still runs on the newer schema.

/** One step from an older schema to a newer one. */
export interface Migration {
  /** From 1, without gaps. */
  readonly number: number
  readonly name: string
  /** SQL statements, run in one transaction. Only BLOB and the triggers are worded for SQLite. */
  readonly statements: readonly string[]
}

/** Every step, in order. */
export const migrations: readonly Migration[] = [
  {
    number: 1,
    name: 'documents, texts, register, versions, units',
    statements: [
      `CREATE TABLE units (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        parent_id TEXT REFERENCES units (id),
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        superior_line TEXT NOT NULL
      )`,
      `CREATE TABLE memberships (
        unit_id TEXT NOT NULL REFERENCES units (id),
        user_id TEXT NOT NULL,
        role TEXT NOT NULL,
        PRIMARY KEY (unit_id, user_id, role)
      )`,
      'CREATE INDEX memberships_of_user ON memberships (user_id)',
      `CREATE TABLE documents (
        id TEXT NOT NULL PRIMARY KEY,
        unit_id TEXT NOT NULL REFERENCES units (id),
        title TEXT NOT NULL,
        template_id TEXT NOT NULL,
        template_version INTEGER NOT NULL,
        format_profile TEXT NOT NULL,
        format_profile_version INTEGER NOT NULL,
        term_profile TEXT NOT NULL,
        term_profile_version INTEGER NOT NULL,
        stage TEXT NOT NULL,
        draft INTEGER NOT NULL CHECK (draft >= 1),
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL
      )`,
      'CREATE INDEX documents_of_unit ON documents (unit_id)',
      `CREATE TABLE text_snapshots (
        document_id TEXT NOT NULL PRIMARY KEY REFERENCES documents (id),
        seq INTEGER NOT NULL CHECK (seq >= 0),
        bytes BLOB NOT NULL
      )`,
      `CREATE TABLE text_updates (
        document_id TEXT NOT NULL REFERENCES documents (id),
        seq INTEGER NOT NULL CHECK (seq >= 1),
        user_id TEXT NOT NULL,
        at TEXT NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (document_id, seq)
      )`,
      `CREATE TABLE register_events (
        document_id TEXT NOT NULL REFERENCES documents (id),
        seq INTEGER NOT NULL CHECK (seq >= 1),
        opinion_id TEXT,
        type TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        actor_role TEXT NOT NULL,
        unit_id TEXT NOT NULL,
        payload TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (document_id, seq)
      )`,
      'CREATE INDEX register_events_of_opinion ON register_events (opinion_id)',
      // The client makes an opinion's id; this is what makes sending it twice harmless even against a race.
      `CREATE UNIQUE INDEX register_events_received_once ON register_events (document_id, opinion_id)
        WHERE type = 'received'`,
      `CREATE TABLE versions (
        id TEXT NOT NULL PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES documents (id),
        ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
        name TEXT NOT NULL,
        draft INTEGER NOT NULL,
        stage TEXT NOT NULL,
        json TEXT NOT NULL,
        state BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        created_at TEXT NOT NULL,
        created_by TEXT NOT NULL,
        created_by_name TEXT NOT NULL,
        UNIQUE (document_id, ordinal)
      )`,
      'CREATE TABLE liveness (id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1), beat INTEGER NOT NULL)',
      'INSERT INTO liveness (id, beat) VALUES (1, 0)',
      ...insertOnly('register_events'),
      ...insertOnly('versions'),
      // REPLACE would take a row away without asking the trigger on DELETE; out of order or off the chain it fails here.
      `CREATE TRIGGER register_events_in_order BEFORE INSERT ON register_events
        WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM register_events WHERE document_id = NEW.document_id), 0)
          OR NEW.prev_hash <> coalesce(
            (SELECT hash FROM register_events WHERE document_id = NEW.document_id ORDER BY seq DESC LIMIT 1),
            '${'0'.repeat(64)}')
        BEGIN SELECT RAISE(ABORT, 'register_events: this event does not follow the last one'); END`,
    ],
  },
  {
    number: 2,
    name: 'whose the client ids of a text are',
    statements: [
      `CREATE TABLE client_owners (
        document_id TEXT NOT NULL REFERENCES documents (id),
        client BIGINT NOT NULL,
        user_id TEXT NOT NULL,
        PRIMARY KEY (document_id, client)
      )`,
    ],
  },
  {
    number: 3,
    name: 'who wrote in which block',
    statements: [
      `CREATE TABLE block_touch (
        document_id TEXT NOT NULL REFERENCES documents (id),
        block_id TEXT NOT NULL,
        user_id TEXT NOT NULL,
        first_at TEXT NOT NULL,
        last_at TEXT NOT NULL,
        chars_added INTEGER NOT NULL,
        chars_removed INTEGER NOT NULL,
        PRIMARY KEY (document_id, block_id, user_id)
      )`,
    ],
  },
  {
    number: 4,
    name: 'who a document is for',
    statements: [`ALTER TABLE documents ADD COLUMN access TEXT NOT NULL DEFAULT 'unit'`],
  },
  {
    number: 5,
    name: 'which numbers are taken',
    statements: [
      `CREATE TABLE document_numbers (
        unit_id TEXT NOT NULL REFERENCES units (id),
        term TEXT NOT NULL,
        symbol TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number >= 1),
        document_id TEXT NOT NULL REFERENCES documents (id),
        PRIMARY KEY (unit_id, term, symbol, number)
      )`,
      'CREATE INDEX document_numbers_of_document ON document_numbers (document_id)',
    ],
  },
  {
    number: 6,
    name: 'whether a closed text is open under an amendment',
    statements: ['ALTER TABLE documents ADD COLUMN is_amending INTEGER NOT NULL DEFAULT 0'],
  },
  {
    number: 7,
    name: 'until when a role is held',
    statements: ['ALTER TABLE memberships ADD COLUMN until TEXT'],
  },
  {
    number: 8,
    name: 'what people were made responsible for',
    statements: [
      `CREATE TABLE assignments (
        id TEXT NOT NULL PRIMARY KEY,
        holder_unit_id TEXT NOT NULL REFERENCES units (id),
        user_id TEXT NOT NULL,
        unit_id TEXT NOT NULL REFERENCES units (id),
        document_id TEXT REFERENCES documents (id),
        from_at TEXT NOT NULL,
        until_at TEXT,
        made_by TEXT NOT NULL,
        made_at TEXT NOT NULL
      )`,
      'CREATE INDEX assignments_of_user ON assignments (user_id)',
    ],
  },
  {
    number: 9,
    name: 'files of documents: pictures',
    statements: [
      `CREATE TABLE attachments (
        document_id TEXT NOT NULL REFERENCES documents (id),
        sha256 TEXT NOT NULL,
        content_type TEXT NOT NULL,
        size INTEGER NOT NULL CHECK (size >= 1),
        bytes BLOB NOT NULL,
        added_by TEXT NOT NULL,
        added_at TEXT NOT NULL,
        PRIMARY KEY (document_id, sha256)
      )`,
      ...insertOnly('attachments'),
    ],
  },
  {
    number: 10,
    name: 'sections of an assignment',
    statements: [`ALTER TABLE assignments ADD COLUMN sections TEXT NOT NULL DEFAULT '[]'`],
  },
  {
    number: 11,
    name: 'the journal of busy moments',
    statements: [
      // SQLite alone writes it (docs/adr/0036-a-journal-for-busy-moments.md).
      'CREATE TABLE text_journal (id INTEGER NOT NULL PRIMARY KEY, entries TEXT NOT NULL, bytes BLOB NOT NULL)',
    ],
  },
  {
    number: 12,
    name: 'updates of texts without a look at their document',
    statements: [], // PostgreSQL alone: postgres-migrations.ts
  },
  {
    number: 13,
    name: 'the dossier of a congress',
    statements: [
      `CREATE TABLE dossier_events (
        unit_id TEXT NOT NULL REFERENCES units (id),
        term TEXT NOT NULL,
        book TEXT NOT NULL,
        seq INTEGER NOT NULL CHECK (seq >= 1),
        entry TEXT NOT NULL,
        said TEXT NOT NULL,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        actor_role TEXT NOT NULL,
        by_name TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (unit_id, term, book, seq)
      )`,
      ...insertOnly('dossier_events'),
      // INSERT OR REPLACE takes rows away without asking the trigger on DELETE.
      `CREATE TRIGGER dossier_events_no_replace BEFORE INSERT ON dossier_events
        WHEN EXISTS (SELECT 1 FROM dossier_events WHERE unit_id = NEW.unit_id AND term = NEW.term
          AND book = NEW.book AND seq = NEW.seq)
        BEGIN SELECT RAISE(IGNORE); END`,
    ],
  },
]

function insertOnly(table: string): string[] {
  return ['UPDATE', 'DELETE'].map(
    change => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
      BEGIN SELECT RAISE(ABORT, '${table}: rows are never changed or taken away'); END`,
  )
}
