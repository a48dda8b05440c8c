#include "store/schema.h"

namespace hearsay {

namespace {

// Spans are UTF-8 bytes of the document's canonical text; a list of spans is written "4-18 20-30". Ids of one
// document's rows follow each other in the order of its text. Enumerations are stored by the names of the
// reading format. An empty text means that the document does not say.
constexpr char kFirst[] = R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What was captured: bytes as they came, once for each content, and where and when they were found.
CREATE TABLE blob (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL,
  zstd BLOB NOT NULL
) STRICT;
CREATE TABLE capture (
  id INTEGER PRIMARY KEY,
  blob INTEGER NOT NULL REFERENCES blob,
  path TEXT NOT NULL,
  media_type TEXT NOT NULL,
  modified INTEGER NOT NULL,
  captured_at INTEGER NOT NULL
) STRICT;
CREATE INDEX capture_blob ON capture (blob);

-- The fate of each offered path; the last one counts. The capture says which bytes it had, where it had any.
CREATE TABLE ledger (
  path TEXT PRIMARY KEY,
  fate TEXT NOT NULL CHECK (fate IN ('read', 'failed', 'skipped')),
  reason TEXT NOT NULL,
  capture INTEGER REFERENCES capture,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the captures say. Captures of the same blob share the document of the first.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  capture INTEGER NOT NULL UNIQUE REFERENCES capture,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  outlet TEXT NOT NULL,
  published TEXT NOT NULL,
  language TEXT NOT NULL,
  notes TEXT NOT NULL,  -- one a line
  size INTEGER NOT NULL,
  text BLOB NOT NULL,   -- canonical text, zstd
  map BLOB NOT NULL     -- text to bytes of the blob, as OffsetMap encodes it
) STRICT;
CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  parent INTEGER REFERENCES passage,
  kind TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  author TEXT NOT NULL,
  outlet TEXT NOT NULL,
  published TEXT NOT NULL,
  dated TEXT NOT NULL,  -- published, or when the passage around it or the document was
  author_begin INTEGER NOT NULL,
  author_end INTEGER NOT NULL,
  CHECK (0 <= span_begin AND span_begin <= span_end AND 0 <= author_begin AND author_begin <= author_end)
) STRICT;
CREATE INDEX passage_document ON passage (document);
CREATE TABLE sentence (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  passage INTEGER REFERENCES passage,  -- the innermost around it
  heading INTEGER NOT NULL CHECK (heading IN (0, 1)),
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  CHECK (0 <= span_begin AND span_begin < span_end)
) STRICT;
CREATE INDEX sentence_document ON sentence (document);

-- Who is heard, under every form the document writes them in, and where.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  type TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX entity_document ON entity (document);
CREATE TABLE alias (
  entity INTEGER NOT NULL REFERENCES entity,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (entity, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (
  entity INTEGER NOT NULL REFERENCES entity,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (entity, span_begin, span_end),
  CHECK (0 <= span_begin AND span_begin <= span_end)
) STRICT, WITHOUT ROWID;

-- Who says what on whose word. A claim of the program's tables is an attribution.
CREATE TABLE attribution (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  parent INTEGER REFERENCES attribution DEFERRABLE INITIALLY DEFERRED,
  source_entity INTEGER REFERENCES entity,
  depth INTEGER NOT NULL CHECK (depth > 0),
  position INTEGER NOT NULL,  -- where its first span begins, in code points
  source_type TEXT NOT NULL,
  form TEXT NOT NULL,
  stance TEXT NOT NULL,
  source TEXT NOT NULL,
  cue TEXT NOT NULL,
  content TEXT NOT NULL,
  chain TEXT NOT NULL,  -- "outermost ← … ← source"
  source_spans TEXT NOT NULL,
  cue_spans TEXT NOT NULL,
  content_spans TEXT NOT NULL
) STRICT;
CREATE INDEX attribution_document ON attribution (document);
CREATE TABLE chain_link (
  claim INTEGER NOT NULL REFERENCES attribution,
  ordinal INTEGER NOT NULL,  -- 0 is the outermost
  passage INTEGER REFERENCES passage,
  attribution INTEGER REFERENCES attribution DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (claim, ordinal),
  CHECK ((passage IS NULL) <> (attribution IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_sentence (  -- in which sentences a claim stands, with any of its words
  sentence INTEGER NOT NULL REFERENCES sentence,
  claim INTEGER NOT NULL REFERENCES attribution,
  PRIMARY KEY (sentence, claim)
) STRICT, WITHOUT ROWID;
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  spans TEXT NOT NULL
) STRICT;
CREATE INDEX finding_document ON finding (document);

-- What people judged. It is about words of a document, found again by hash, quote and position.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  quote TEXT NOT NULL,
  span_begin INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  payload TEXT NOT NULL,
  digest TEXT NOT NULL  -- SHA-256 of the digest before it and all fields: shows what was changed behind our back
) STRICT;
CREATE TRIGGER decisions_follow_each_other BEFORE INSERT ON decision
WHEN NEW.id IS NOT (SELECT ifnull(max(id), 0) + 1 FROM decision)
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decisions_do_not_change BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;
CREATE TRIGGER decisions_stay BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are only appended'); END;

-- Search: made from the sentences, holds no text itself; rowid is the sentence's id.
CREATE VIRTUAL TABLE sentence_index USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
)sql";

// Containers and their members, formats with pages, packages of files.
constexpr char kContainers[] = R"sql(
ALTER TABLE capture ADD COLUMN container INTEGER REFERENCES capture;  -- that it is a member of: a mail, an archive
ALTER TABLE capture ADD COLUMN archive INTEGER NOT NULL DEFAULT 0 CHECK (archive IN (0, 1));  -- has no text itself
CREATE INDEX capture_path ON capture (path);
CREATE INDEX capture_container ON capture (container);
ALTER TABLE document ADD COLUMN amended TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN places BLOB NOT NULL DEFAULT x'';  -- files of a package, or words on pages; zstd
ALTER TABLE document ADD COLUMN places_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE passage ADD COLUMN link TEXT NOT NULL DEFAULT '';
)sql";

// Sources over all documents, the passage of each claim, and the indices for looking through a case.
constexpr char kSources[] = R"sql(
CREATE TABLE source (  -- who is heard: one over all documents only where the texts leave no doubt
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  scope TEXT NOT NULL,  -- '' for all documents; else the document (d7), entity (e9) or claim (a12) that it is bound to
  UNIQUE (name, type, scope)
) STRICT;
ALTER TABLE attribution ADD COLUMN heard INTEGER REFERENCES source;  -- nobody where the text says nobody
ALTER TABLE attribution ADD COLUMN passage INTEGER REFERENCES passage;  -- the innermost around it
ALTER TABLE attribution ADD COLUMN dated TEXT NOT NULL DEFAULT '';  -- when that was published, else the document
CREATE INDEX attribution_heard ON attribution (heard, depth, document, dated);
CREATE INDEX attribution_kinds ON attribution (stance, source_type, depth);
CREATE INDEX claim_sentence_claim ON claim_sentence (claim);
CREATE INDEX chain_link_attribution ON chain_link (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX document_title ON document (title, outlet, capture);
CREATE INDEX document_published ON document (published);
-- What searches count by: a row itself holds a whole text.
CREATE INDEX document_facts ON document (id, outlet, published);
CREATE INDEX attribution_facts ON attribution (id, heard, stance, source_type, depth, dated);
CREATE TEMP VIEW heard_in AS
  SELECT a.id AS claim, ifnull(e.name, a.source) AS name, a.source_type AS type,
         CASE WHEN a.source_type IN ('anonymous', 'described')
              THEN ifnull('e' || a.source_entity, 'a' || a.id)
              WHEN a.source_entity IS NULL THEN 'd' || a.document
              ELSE '' END AS scope
  FROM attribution AS a LEFT JOIN entity AS e ON e.id = a.source_entity;
INSERT INTO source (name, type, scope)
  SELECT name, type, scope FROM heard_in WHERE name <> '' GROUP BY name, type, scope ORDER BY min(claim);
UPDATE attribution SET
  heard = (SELECT s.id FROM heard_in AS h JOIN source AS s USING (name, type, scope) WHERE h.claim = attribution.id),
  passage = (SELECT s.passage FROM claim_sentence AS c JOIN sentence AS s ON s.id = c.sentence
             WHERE c.claim = attribution.id ORDER BY s.id LIMIT 1);
UPDATE attribution SET dated = ifnull(nullif((SELECT p.dated FROM passage AS p WHERE p.id = attribution.passage), ''),
                                      (SELECT d.published FROM document AS d WHERE d.id = attribution.document));
DROP VIEW heard_in;
)sql";

// What the reading of a claim says beside its roles.
constexpr char kReadings[] = R"sql(
ALTER TABLE attribution ADD COLUMN confidence INTEGER NOT NULL DEFAULT 0  -- how sure the reading is, in hundredths; 0: not known
  CHECK (confidence BETWEEN 0 AND 100);
ALTER TABLE attribution ADD COLUMN access TEXT NOT NULL DEFAULT '';  -- what the text says of the source's position and access
ALTER TABLE attribution ADD COLUMN access_spans TEXT NOT NULL DEFAULT '';
)sql";

constexpr Migration kMigrations[] = {{1, kFirst}, {2, kContainers}, {3, kSources}, {4, kReadings}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace hearsay
