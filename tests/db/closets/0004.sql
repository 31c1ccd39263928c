BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE event (
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	occasion VARCHAR(32) NOT NULL, 
	stars INTEGER, 
	at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id)
);
INSERT INTO "event" VALUES(1,'wear','work',NULL,'2026-03-01T12:00:00.000000+00:00');
CREATE TABLE event_garment (
	event_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	garment_id INTEGER NOT NULL, 
	CONSTRAINT pk_event_garment PRIMARY KEY (event_id, place), 
	CONSTRAINT fk_event_garment_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT fk_event_garment_garment_id_garment FOREIGN KEY(garment_id) REFERENCES garment (id)
);
INSERT INTO "event_garment" VALUES(1,0,1);
INSERT INTO "event_garment" VALUES(1,1,2);
CREATE TABLE "garment" (
	id INTEGER NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	colour VARCHAR(32) NOT NULL, 
	pattern VARCHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	confidence DOUBLE NOT NULL, 
	colours TEXT NOT NULL, 
	added_at VARCHAR(32) NOT NULL, 
	removed_at VARCHAR(32), 
	guesses TEXT DEFAULT '[]' NOT NULL, 
	own_type VARCHAR DEFAULT '' NOT NULL, 
	notes VARCHAR DEFAULT '' NOT NULL, 
	brand VARCHAR DEFAULT '' NOT NULL, 
	size VARCHAR DEFAULT '' NOT NULL, 
	place VARCHAR DEFAULT '' NOT NULL, 
	price_cents INTEGER, 
	bought_on VARCHAR(10), 
	state VARCHAR(32) DEFAULT 'in-use' NOT NULL, 
	gone_reason VARCHAR(32), wished_at VARCHAR(32), 
	CONSTRAINT pk_garment PRIMARY KEY (id)
);
INSERT INTO "garment" VALUES(1,'shirt','navy','striped','shirt.jpg',0.875,'[["navy", 0.7], ["white", 0.3]]','2026-03-01T04:30:00.123456+00:00',NULL,'[]','','','','','',NULL,NULL,'in-use',NULL,NULL);
INSERT INTO "garment" VALUES(2,'shirt','navy','striped','shoes.jpg',0.875,'[["navy", 0.7], ["white", 0.3]]','2026-03-01T04:30:00.123456+00:00',NULL,'[]','','','','','',NULL,NULL,'in-use',NULL,NULL);
CREATE TABLE look (
	garment_id INTEGER NOT NULL, 
	version VARCHAR(64) NOT NULL, 
	vector BLOB NOT NULL, 
	CONSTRAINT pk_look PRIMARY KEY (garment_id), 
	CONSTRAINT fk_look_garment_id_garment FOREIGN KEY(garment_id) REFERENCES garment (id)
);
CREATE TABLE own_occasion (
	id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	base VARCHAR(32) NOT NULL, 
	steps INTEGER NOT NULL, 
	required TEXT NOT NULL, 
	types_out TEXT NOT NULL, 
	colours_out TEXT NOT NULL, 
	removed_at VARCHAR(32), 
	CONSTRAINT pk_own_occasion PRIMARY KEY (id)
);
INSERT INTO "own_occasion" VALUES(1,'Picnic','date',-1,'','heels','white',NULL);
CREATE TABLE photo (
	garment_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content_sha256 VARCHAR(64) NOT NULL, 
	embedding BLOB NOT NULL, 
	thumbnail_256 BLOB NOT NULL, 
	thumbnail_512 BLOB NOT NULL, 
	cutout BLOB NOT NULL, 
	upright BLOB NOT NULL, mask BLOB, 
	CONSTRAINT pk_photo PRIMARY KEY (garment_id), 
	CONSTRAINT fk_photo_garment_id_garment FOREIGN KEY(garment_id) REFERENCES garment (id), 
	CONSTRAINT uq_photo_sha256 UNIQUE (sha256)
);
INSERT INTO "photo" VALUES(1,'5ab1f319b13635d24ef33fa64ea911df5bc90f28c8ec889a4e1251201a8d9a55','cdd25ff97f5110dcd40502533885bfe1f77dd9bf9e10066ad605f786da9f2088',X'00000000000000000000000000000000',X'746865207468756D626E61696C2D323536',X'746865207468756D626E61696C2D353132',X'746865206375746F7574',X'7468652070686F746F',NULL);
INSERT INTO "photo" VALUES(2,'ab8c0473395ba00807e93ce474c7fa875f27b8a63020c446f787dbe9ef0db3e2','cdd25ff97f5110dcd40502533885bfe1f77dd9bf9e10066ad605f786da9f2088',X'00000000000000000000000000000000',X'746865207468756D626E61696C2D323536',X'746865207468756D626E61696C2D353132',X'746865206375746F7574',X'7468652070686F746F',NULL);
CREATE TABLE ranking (
	id INTEGER NOT NULL, 
	top VARCHAR(96) NOT NULL, 
	middle VARCHAR(96) NOT NULL, 
	bottom VARCHAR(96) NOT NULL, 
	"outer" VARCHAR(96) NOT NULL, 
	occasion VARCHAR(32) NOT NULL, 
	rating DOUBLE NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	weight DOUBLE NOT NULL, 
	CONSTRAINT pk_ranking PRIMARY KEY (id), 
	CONSTRAINT uq_ranking_top UNIQUE (top, middle, bottom, "outer", occasion, source)
);
CREATE TABLE taste (
	version INTEGER NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	event_id INTEGER NOT NULL, 
	opinions TEXT, 
	CONSTRAINT pk_taste PRIMARY KEY (version), 
	CONSTRAINT fk_taste_event_id_event FOREIGN KEY(event_id) REFERENCES event (id), 
	CONSTRAINT uq_taste_event_id UNIQUE (event_id)
);
INSERT INTO "taste" VALUES(1,'2026-03-01T12:00:00.000000+00:00',1,'{"work": [[1, 1.0, 1.0], [2, 1.0, 1.0]]}');
CREATE INDEX ix_event_at ON event (at);
CREATE INDEX ix_event_garment_garment_id ON event_garment (garment_id);
COMMIT;
