BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0012');
CREATE TABLE board (
	id INTEGER NOT NULL, 
	occasion VARCHAR(32) NOT NULL, 
	mode VARCHAR(32) NOT NULL, 
	locked TEXT NOT NULL, 
	temperature_c DOUBLE, 
	at VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_board PRIMARY KEY (id)
);
INSERT INTO "board" VALUES(1,'work','around','1',12.5,'2026-03-01T12:00:00.000000+00:00');
CREATE TABLE board_outfit (
	board_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	top INTEGER NOT NULL, 
	middle INTEGER, 
	bottom INTEGER NOT NULL, 
	"outer" INTEGER, 
	logit DOUBLE NOT NULL, 
	CONSTRAINT pk_board_outfit PRIMARY KEY (board_id, place), 
	CONSTRAINT fk_board_outfit_board_id_board FOREIGN KEY(board_id) REFERENCES board (id), 
	CONSTRAINT fk_board_outfit_top_garment FOREIGN KEY(top) REFERENCES garment (id), 
	CONSTRAINT fk_board_outfit_middle_garment FOREIGN KEY(middle) REFERENCES garment (id), 
	CONSTRAINT fk_board_outfit_bottom_garment FOREIGN KEY(bottom) REFERENCES garment (id), 
	CONSTRAINT fk_board_outfit_outer_garment FOREIGN KEY("outer") REFERENCES garment (id)
);
INSERT INTO "board_outfit" VALUES(1,0,1,NULL,2,NULL,0.25);
CREATE TABLE calendar_rule (
	id INTEGER NOT NULL, 
	words VARCHAR NOT NULL, 
	occasion VARCHAR(32), 
	CONSTRAINT pk_calendar_rule PRIMARY KEY (id)
);
INSERT INTO "calendar_rule" VALUES(1,'elternabend','casual');
CREATE TABLE care (
	type VARCHAR(32) NOT NULL, 
	wears INTEGER, 
	rest_days INTEGER NOT NULL, 
	CONSTRAINT pk_care PRIMARY KEY (type)
);
INSERT INTO "care" VALUES('shirt',2,1);
CREATE TABLE day_photo (
	id INTEGER NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	removed_at VARCHAR(32), 
	CONSTRAINT pk_day_photo PRIMARY KEY (id)
);
INSERT INTO "day_photo" VALUES(1,'2026-03-01','d4e24d749a4fe2f161af2de913c0402b04e3ae287dafd0f9dbfa4a5c56c69285',X'612070686F746F',NULL);
INSERT INTO "day_photo" VALUES(2,'2026-03-02','ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5',X'616E6F74686572','2026-03-01T12:00:00.000000+00:00');
CREATE TABLE day_setting (
	name VARCHAR(32) NOT NULL, 
	is_on BOOLEAN NOT NULL, 
	CONSTRAINT pk_day_setting PRIMARY KEY (name)
);
INSERT INTO "day_setting" VALUES('laundry',0);
CREATE TABLE "event" (
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	occasion VARCHAR(32) NOT NULL, 
	stars INTEGER, 
	at VARCHAR(32) NOT NULL, 
	board_id INTEGER, 
	swapped_out INTEGER, 
	swapped_in INTEGER, 
	is_forgotten BOOLEAN DEFAULT 0 NOT NULL, zone VARCHAR(32) DEFAULT '+00:00' NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_board_id_board FOREIGN KEY(board_id) REFERENCES board (id), 
	CONSTRAINT fk_event_swapped_out_garment FOREIGN KEY(swapped_out) REFERENCES garment (id), 
	CONSTRAINT fk_event_swapped_in_garment FOREIGN KEY(swapped_in) REFERENCES garment (id)
);
INSERT INTO "event" VALUES(1,'wear','work',NULL,'2026-03-01T12:00:00.000000+00:00',NULL,NULL,NULL,0,'+00:00');
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
CREATE TABLE further_photo (
	id INTEGER NOT NULL, 
	garment_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content_sha256 VARCHAR(64) NOT NULL, 
	removed_at VARCHAR(32), 
	embedding BLOB NOT NULL, 
	thumbnail_256 BLOB NOT NULL, 
	thumbnail_512 BLOB NOT NULL, 
	cutout BLOB NOT NULL, 
	upright BLOB NOT NULL, 
	mask BLOB, 
	CONSTRAINT pk_further_photo PRIMARY KEY (id), 
	CONSTRAINT fk_further_photo_garment_id_garment FOREIGN KEY(garment_id) REFERENCES garment (id)
);
INSERT INTO "further_photo" VALUES(1,1,'ab8c0473395ba00807e93ce474c7fa875f27b8a63020c446f787dbe9ef0db3e2','cdd25ff97f5110dcd40502533885bfe1f77dd9bf9e10066ad605f786da9f2088',NULL,X'00000000000000000000000000000000',X'746865207468756D626E61696C2D323536',X'746865207468756D626E61696C2D353132',X'746865206375746F7574',X'7468652070686F746F',NULL);
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
	gone_reason VARCHAR(32), wished_at VARCHAR(32), pattern_confidence DOUBLE, colour_confidence DOUBLE, photographed_on VARCHAR(10), 
	CONSTRAINT pk_garment PRIMARY KEY (id)
);
INSERT INTO "garment" VALUES(1,'shirt','navy','striped','shirt.jpg',0.875,'[["navy", 0.7], ["white", 0.3]]','2026-03-01T04:30:00.123456+00:00',NULL,'[]','','','','','',NULL,NULL,'in-use',NULL,NULL,0.75,0.5,'2026-02-27');
INSERT INTO "garment" VALUES(2,'shirt','navy','striped','shoes.jpg',0.875,'[["navy", 0.7], ["white", 0.3]]','2026-03-01T04:30:00.123456+00:00',NULL,'[]','','','','','',NULL,NULL,'in-use',NULL,NULL,NULL,NULL,NULL);
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
	upright BLOB NOT NULL, mask BLOB, photo_of INTEGER, 
	CONSTRAINT pk_photo PRIMARY KEY (garment_id), 
	CONSTRAINT fk_photo_garment_id_garment FOREIGN KEY(garment_id) REFERENCES garment (id), 
	CONSTRAINT uq_photo_sha256 UNIQUE (sha256)
);
INSERT INTO "photo" VALUES(1,'5ab1f319b13635d24ef33fa64ea911df5bc90f28c8ec889a4e1251201a8d9a55','cdd25ff97f5110dcd40502533885bfe1f77dd9bf9e10066ad605f786da9f2088',X'00000000000000000000000000000000',X'746865207468756D626E61696C2D323536',X'746865207468756D626E61696C2D353132',X'746865206375746F7574',X'7468652070686F746F',NULL,NULL);
INSERT INTO "photo" VALUES(2,'ab8c0473395ba00807e93ce474c7fa875f27b8a63020c446f787dbe9ef0db3e2','cdd25ff97f5110dcd40502533885bfe1f77dd9bf9e10066ad605f786da9f2088',X'00000000000000000000000000000000',X'746865207468756D626E61696C2D323536',X'746865207468756D626E61696C2D353132',X'746865206375746F7574',X'7468652070686F746F',NULL,NULL);
CREATE TABLE planned_outfit (
	id INTEGER NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	occasion VARCHAR(32) NOT NULL, 
	garments TEXT NOT NULL, 
	temperature_c DOUBLE, 
	removed_at VARCHAR(32), 
	CONSTRAINT pk_planned_outfit PRIMARY KEY (id)
);
INSERT INTO "planned_outfit" VALUES(1,'2026-03-02','work','1 2',12.5,NULL);
INSERT INTO "planned_outfit" VALUES(2,'2026-03-03','casual','1',NULL,'2026-03-01T12:00:00.000000+00:00');
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
CREATE TABLE "saved_look" (
	id INTEGER NOT NULL, 
	garments TEXT NOT NULL, 
	made_at VARCHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	occasion VARCHAR(32), 
	tags TEXT NOT NULL, 
	notes VARCHAR NOT NULL, 
	removed_at VARCHAR(32), 
	seasons TEXT DEFAULT '' NOT NULL, 
	layout TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_saved_look PRIMARY KEY (id)
);
INSERT INTO "saved_look" VALUES(1,'1 2','2026-03-01T12:00:00.000000+00:00','Opera','date','["warm"]','with the long coat',NULL,'autumn winter','[[2, 0.25, 0.75, 0.5, -12.5], [1, 0.5, 0.5, 0.8, 0.0]]');
CREATE TABLE taste (
	version INTEGER NOT NULL, 
	created_at VARCHAR(32) NOT NULL, 
	cause VARCHAR(32) NOT NULL, 
	event_id INTEGER, 
	last_event_id INTEGER NOT NULL, 
	forgotten TEXT NOT NULL, 
	count_foretold INTEGER NOT NULL, 
	hits INTEGER NOT NULL, 
	hits_of_expert INTEGER NOT NULL, 
	learned TEXT, 
	CONSTRAINT pk_taste PRIMARY KEY (version), 
	CONSTRAINT fk_taste_event_id_event FOREIGN KEY(event_id) REFERENCES event (id)
);
INSERT INTO "taste" VALUES(1,'2026-03-01T12:00:00.000000+00:00','event',1,1,'',0,0,0,NULL);
INSERT INTO "taste" VALUES(2,'2026-03-01T12:00:00.000000+00:00','relearned',NULL,1,'',0,0,0,'{"weights": {"work": {"colour:navy": 0.06561931175254494, "garment:1": 0.018152108437843678, "garment:2": 0.018152108437843678, "pattern:striped": 0.015609972881154923, "top:navy": 0.016135207500305494, "type:shirt": 0.02205985400432391, "formality": 0.0021009384766022816, "lightness": -0.0176478832034598, "type:t-shirt": -0.0035015641276704697, "type:polo": -0.0033264859212869457, "type:blouse": -0.002976329508519899, "type:tank-top": -0.0028012513021363756, "type:long-sleeve": -0.002626173095752852, "type:sweater": -0.0024510948893693286, "type:sweatshirt": -0.002276016682985805, "type:cardigan": -0.0021009384766022816, "type:vest": -0.0019258602702187583, "type:tunic": -0.0017507820638352348, "type:jacket": -0.0015757038574517111, "type:coat": -0.0014006256510681874, "type:blazer": -0.0012255474446846643, "type:dress": -0.0010504692383011406, "type:jumpsuit": -0.0008753910319176174, "type:trousers": -0.0007003128255340937, "type:jeans": -0.0005252346191505701, "type:leggings": -0.00035015641276704685, "type:track-pants": -0.00017507820638352326, "type:shorts": 0.0, "type:skirt": 0.00017507820638352364, "type:sneakers": 0.0003501564127670473, "type:sports-shoes": 0.0005252346191505708, "type:formal-shoes": 0.0007003128255340946, "type:flats": 0.0008753910319176174, "type:heels": 0.001050469238301141, "type:boots": 0.0012255474446846645, "type:sandals": 0.0014006256510681885, "type:flip-flops": 0.001575703857451712, "type:hat": 0.0017507820638352348, "type:bag": 0.0019258602702187583, "type:belt": 0.002100938476602282, "type:scarf": 0.002276016682985806, "type:accessory": 0.002451094889369329, "colour:black": 0.0176478832034598, "colour:white": -0.017297726790692754, "colour:grey": -0.0010644754948118877, "colour:beige": -0.011303049004120718, "colour:brown": 0.006694990612106129, "colour:red": 0.0035155703841812146, "colour:pink": -0.0084877914454736, "colour:orange": -0.0028432700716686126, "colour:yellow": -0.011317055260631466, "colour:green": 0.004916196035249402, "colour:blue": 0.0035015641276704697, "colour:purple": 0.011261030234588486, "colour:gold": -0.0007423315950663301, "colour:silver": -0.002156963502645262, "colour:multicolour": 0.005252346191505704, "pattern:solid": 0.0, "pattern:checked": -0.0005252346191505704, "pattern:printed": -0.0005252346191505704, "pattern:floral": -0.0005252346191505704, "pattern:dotted": -0.0005252346191505704}, "all": {"colour:navy": 0.2624772470101798, "garment:1": 0.07260843375137471, "garment:2": 0.07260843375137471, "pattern:striped": 0.062439891524619706, "top:navy": 0.06454083000122199, "type:shirt": 0.08823941601729564, "formality": 0.008403753906409126, "lightness": -0.07059153281383922, "type:t-shirt": -0.014006256510681879, "type:polo": -0.013305943685147783, "type:blouse": -0.011905318034079597, "type:tank-top": -0.011205005208545503, "type:long-sleeve": -0.010504692383011409, "type:sweater": -0.009804379557477315, "type:sweatshirt": -0.00910406673194322, "type:cardigan": -0.008403753906409126, "type:vest": -0.007703441080875033, "type:tunic": -0.007003128255340939, "type:jacket": -0.0063028154298068444, "type:coat": -0.0056025026042727495, "type:blazer": -0.004902189778738657, "type:dress": -0.004201876953204562, "type:jumpsuit": -0.0035015641276704697, "type:trousers": -0.0028012513021363748, "type:jeans": -0.0021009384766022803, "type:leggings": -0.0014006256510681874, "type:track-pants": -0.000700312825534093, "type:shorts": 0.0, "type:skirt": 0.0007003128255340946, "type:sneakers": 0.0014006256510681891, "type:sports-shoes": 0.0021009384766022834, "type:formal-shoes": 0.0028012513021363782, "type:flats": 0.0035015641276704697, "type:heels": 0.004201876953204564, "type:boots": 0.004902189778738658, "type:sandals": 0.005602502604272754, "type:flip-flops": 0.006302815429806848, "type:hat": 0.007003128255340939, "type:bag": 0.007703441080875033, "type:belt": 0.008403753906409128, "type:scarf": 0.009104066731943224, "type:accessory": 0.009804379557477316, "colour:black": 0.07059153281383922, "colour:white": -0.06919090716277103, "colour:grey": -0.0042579019792475525, "colour:beige": -0.04521219601648289, "colour:brown": 0.02677996244842452, "colour:red": 0.014062281536724858, "colour:pink": -0.03395116578189441, "colour:orange": -0.011373080286674454, "colour:yellow": -0.04526822104252587, "colour:green": 0.019664784140997607, "colour:blue": 0.014006256510681879, "colour:purple": 0.04504412093835394, "colour:gold": -0.002969326380265324, "colour:silver": -0.00862785401058105, "colour:multicolour": 0.021009384766022817, "pattern:solid": 0.0, "pattern:checked": -0.0021009384766022816, "pattern:printed": -0.0021009384766022816, "pattern:floral": -0.0021009384766022816, "pattern:dotted": -0.0021009384766022816}}, "scale": 1.0, "place_biases": [-0.1, -0.2, -0.30000000000000004, -0.4, -0.5, -0.6000000000000001, -0.7000000000000001, -0.8, -0.9, -1.0, -1.1], "since": null, "is_trusted": true, "share": 1.0, "count_events": 1, "count_checked": 0, "is_check_due": false, "count_foretold": 0, "hits": 0, "hits_of_expert": 0}');
CREATE TABLE trip (
	id INTEGER NOT NULL, 
	first VARCHAR(10) NOT NULL, 
	last VARCHAR(10) NOT NULL, 
	name VARCHAR NOT NULL, 
	needs TEXT NOT NULL, 
	temperature_c DOUBLE, 
	most INTEGER, 
	garments TEXT NOT NULL, 
	packed TEXT NOT NULL, 
	back TEXT NOT NULL, 
	removed_at VARCHAR(32), 
	CONSTRAINT pk_trip PRIMARY KEY (id)
);
INSERT INTO "trip" VALUES(1,'2026-03-06','2026-03-08','Rome','[["casual", null], ["date", 1]]',16.5,6,'1 2','1 2','2',NULL);
INSERT INTO "trip" VALUES(2,'2026-04-06','2026-04-06','','[["work", 1]]',NULL,NULL,'1','','','2026-03-01T12:00:00.000000+00:00');
CREATE TABLE wash (
	garment_id INTEGER NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_wash PRIMARY KEY (garment_id), 
	CONSTRAINT fk_wash_garment_id_garment FOREIGN KEY(garment_id) REFERENCES garment (id)
);
INSERT INTO "wash" VALUES(1,'2026-03-01');
CREATE INDEX ix_event_garment_garment_id ON event_garment (garment_id);
CREATE INDEX ix_event_at ON event (at);
CREATE INDEX ix_planned_outfit_day ON planned_outfit (day);
CREATE INDEX ix_day_photo_day ON day_photo (day);
CREATE INDEX ix_further_photo_garment_id ON further_photo (garment_id);
COMMIT;
