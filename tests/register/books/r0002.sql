BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('r0002');
CREATE TABLE claim (
	reading_id INTEGER NOT NULL, 
	claim_id TEXT NOT NULL, 
	tx_id INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	supplier TEXT, 
	recipient TEXT, 
	payload TEXT NOT NULL, 
	PRIMARY KEY (reading_id, claim_id), 
	FOREIGN KEY(reading_id) REFERENCES reading (reading_id), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
INSERT INTO "claim" VALUES(1,'c-0-1',1,0,'transfer','NOR','MLT','{"attribution":[{"name":"The Daily Berth","role":"outlet"},{"count":null,"id":"s-1","manner":"said","name":null,"named":false,"of":null,"office":null,"quoted":false,"role":"speaker","side":null,"span":{"end":50,"start":34}}],"certainty":"certain","fields":{"quantity":{"approximate":false,"best":0,"bound":"exact","high":0,"how":"number","low":0,"span":{"end":23,"start":15},"unit":"truck"},"recipient":{"label":"Malta","span":{"end":32,"start":27},"value":"MLT"},"supplier":{"label":"Norway","span":{"end":6,"start":0},"value":"NOR"},"system":[{"category":null,"family":null,"span":{"end":23,"start":17},"unroca":null,"value":"truck"}]},"future":false,"id":"c-0-1","kind":"transfer","part":"body","polarity":"affirmed","report":"r-29b02ed6d98714a5","span":{"end":56,"start":0},"stage":"delivered"}');
INSERT INTO "claim" VALUES(2,'c-1-1',2,0,'transfer','NOR','MLT','{"attribution":[{"name":"The Daily Berth","role":"outlet"},{"count":null,"id":"s-1","manner":"said","name":null,"named":false,"of":null,"office":null,"quoted":false,"role":"speaker","side":null,"span":{"end":50,"start":34}}],"certainty":"certain","fields":{"quantity":{"approximate":false,"best":1,"bound":"exact","high":1,"how":"number","low":1,"span":{"end":23,"start":15},"unit":"truck"},"recipient":{"label":"Malta","span":{"end":32,"start":27},"value":"MLT"},"supplier":{"label":"Norway","span":{"end":6,"start":0},"value":"NOR"},"system":[{"category":null,"family":null,"span":{"end":23,"start":17},"unroca":null,"value":"truck"}]},"future":false,"id":"c-1-1","kind":"transfer","part":"body","polarity":"affirmed","report":"r-34cd7f0689469102","span":{"end":56,"start":0},"stage":"delivered"}');
INSERT INTO "claim" VALUES(3,'c-2-1',3,0,'transfer','NOR','MLT','{"attribution":[{"name":"The Daily Berth","role":"outlet"},{"count":null,"id":"s-1","manner":"said","name":null,"named":false,"of":null,"office":null,"quoted":false,"role":"speaker","side":null,"span":{"end":50,"start":34}}],"certainty":"certain","fields":{"quantity":{"approximate":false,"best":2,"bound":"exact","high":2,"how":"number","low":2,"span":{"end":23,"start":15},"unit":"truck"},"recipient":{"label":"Malta","span":{"end":32,"start":27},"value":"MLT"},"supplier":{"label":"Norway","span":{"end":6,"start":0},"value":"NOR"},"system":[{"category":null,"family":null,"span":{"end":23,"start":17},"unroca":null,"value":"truck"}]},"future":false,"id":"c-2-1","kind":"transfer","part":"body","polarity":"affirmed","report":"r-7ac6c8202d19cf86","span":{"end":56,"start":0},"stage":"delivered"}');
INSERT INTO "claim" VALUES(4,'c-3-1',4,0,'transfer','NOR','MLT','{"attribution":[{"name":"The Daily Berth","role":"outlet"},{"count":null,"id":"s-1","manner":"said","name":null,"named":false,"of":null,"office":null,"quoted":false,"role":"speaker","side":null,"span":{"end":50,"start":34}}],"certainty":"certain","fields":{"quantity":{"approximate":false,"best":3,"bound":"exact","high":3,"how":"number","low":3,"span":{"end":23,"start":15},"unit":"truck"},"recipient":{"label":"Malta","span":{"end":32,"start":27},"value":"MLT"},"supplier":{"label":"Norway","span":{"end":6,"start":0},"value":"NOR"},"system":[{"category":null,"family":null,"span":{"end":23,"start":17},"unroca":null,"value":"truck"}]},"future":false,"id":"c-3-1","kind":"transfer","part":"body","polarity":"affirmed","report":"r-5c58acb478a2c3f0","span":{"end":56,"start":0},"stage":"delivered"}');
INSERT INTO "claim" VALUES(5,'c-4-1',5,0,'transfer','NOR','MLT','{"attribution":[{"name":"The Daily Berth","role":"outlet"},{"count":null,"id":"s-1","manner":"said","name":null,"named":false,"of":null,"office":null,"quoted":false,"role":"speaker","side":null,"span":{"end":50,"start":34}}],"certainty":"certain","fields":{"quantity":{"approximate":false,"best":4,"bound":"exact","high":4,"how":"number","low":4,"span":{"end":23,"start":15},"unit":"truck"},"recipient":{"label":"Malta","span":{"end":32,"start":27},"value":"MLT"},"supplier":{"label":"Norway","span":{"end":6,"start":0},"value":"NOR"},"system":[{"category":null,"family":null,"span":{"end":23,"start":17},"unroca":null,"value":"truck"}]},"future":false,"id":"c-4-1","kind":"transfer","part":"body","polarity":"affirmed","report":"r-8a4500b56dcdc331","span":{"end":56,"start":0},"stage":"delivered"}');
INSERT INTO "claim" VALUES(6,'c-1-2',9,0,'transfer','NOR','MLT','{"attribution":[{"name":"The Daily Berth","role":"outlet"},{"count":null,"id":"s-1","manner":"said","name":null,"named":false,"of":null,"office":null,"quoted":false,"role":"speaker","side":null,"span":{"end":50,"start":34}}],"certainty":"certain","fields":{"quantity":{"approximate":false,"best":1,"bound":"exact","high":1,"how":"number","low":1,"span":{"end":23,"start":15},"unit":"truck"},"recipient":{"label":"Malta","span":{"end":32,"start":27},"value":"MLT"},"supplier":{"label":"Norway","span":{"end":6,"start":0},"value":"NOR"},"system":[{"category":null,"family":null,"span":{"end":23,"start":17},"unroca":null,"value":"truck"}]},"future":false,"id":"c-1-2","kind":"transfer","part":"body","polarity":"affirmed","report":"r-34cd7f0689469102","span":{"end":56,"start":0},"stage":"delivered"}');
CREATE TABLE judgement (
	judgement_id INTEGER NOT NULL, 
	tx_id INTEGER NOT NULL, 
	about TEXT NOT NULL, 
	field TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	judged_at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	value TEXT, report TEXT, words_sha256 TEXT, machine TEXT, starts_at INTEGER, ends_at INTEGER, 
	PRIMARY KEY (judgement_id), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
INSERT INTO "judgement" VALUES(1,8,'c-1-1','quantity','fix','Ada','2024-03-02T12:00:00.000000Z','the caption says five','5',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE left_out (
	left_out_id INTEGER NOT NULL, 
	tx_id INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	step TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (left_out_id), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
INSERT INTO "left_out" VALUES(1,6,'b.bin','intake','binary');
CREATE TABLE listing (
	transfer_id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	day_from TEXT NOT NULL, 
	day_to TEXT NOT NULL, 
	supplier TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	systems TEXT NOT NULL, 
	names TEXT NOT NULL, 
	origins INTEGER NOT NULL, 
	reports INTEGER NOT NULL, 
	known_since TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	summary TEXT NOT NULL, 
	PRIMARY KEY (transfer_id, revision)
)
 STRICT

;
INSERT INTO "listing" VALUES('t-a',2,'','9999-12-31','NOR','MLT','delivered','|truck|','t-a nor norway mlt mlt truck',1,0,'9999-12-31','2024-03-03T13:00:00.000000Z','{"conflicts":0,"denied":false,"high":null,"id":"t-a","known_from":"2024-03-03","known_since":null,"low":null,"origins":[1,1],"positions":[],"quantity":"","recipient":["MLT","Mlt"],"recorded_at":"2024-03-03T13:00:00.000000Z","reports":0,"revision":2,"stage":"delivered","supplier":["NOR","Norway"],"systems":["truck"],"unknown_origins":0}');
CREATE TABLE listing_report (
	report_id TEXT NOT NULL, 
	transfer_id TEXT NOT NULL, 
	day_from TEXT NOT NULL, 
	day_to TEXT NOT NULL, 
	PRIMARY KEY (report_id, transfer_id, day_from)
)
 STRICT

;
CREATE TABLE mark (
	name TEXT NOT NULL, 
	tx_id INTEGER NOT NULL, 
	PRIMARY KEY (name)
)
 STRICT

;
CREATE TABLE piece (
	piece_sha256 TEXT NOT NULL, 
	tx_id INTEGER NOT NULL, 
	payload TEXT NOT NULL, 
	PRIMARY KEY (piece_sha256), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
CREATE TABLE reading (
	reading_id INTEGER NOT NULL, 
	tx_id INTEGER NOT NULL, 
	report_id TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	known_from TEXT NOT NULL, 
	known_how TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	PRIMARY KEY (reading_id), 
	CONSTRAINT reading_once UNIQUE (report_id, reader), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id), 
	FOREIGN KEY(report_id) REFERENCES report (report_id), 
	FOREIGN KEY(text_sha256) REFERENCES report_text (text_sha256)
)
 STRICT

;
INSERT INTO "reading" VALUES(1,1,'r-29b02ed6d98714a5','rules/1','29b02ed6d98714a52272aabd0fc30ba0d10b23153d93f1e49839450687d317da','2024-02-01','published','{"reader":"rules/1","report":{"address":"harbour/0.txt","agency":null,"credits":[],"id":"r-29b02ed6d98714a5","language":"en","outlet":"The Daily Berth","parts":[{"end":90,"part":"body","start":0}],"published":{"earliest":"2024-02-01","edtf":"2024-02-01","how":"byline","latest":"2024-02-01","words":"1 February"},"schema":"waybill.report/1","sha256":"29b02ed6d98714a52272aabd0fc30ba0d10b23153d93f1e49839450687d317da","text":"","title":"0 trucks"},"schema":"waybill.reading/1","sentences":[{"end":56,"part":"body","start":0},{"end":90,"part":"body","start":57}]}');
INSERT INTO "reading" VALUES(2,2,'r-34cd7f0689469102','rules/1','34cd7f0689469102a31415504f3226c6537e2e982cde66ba8913ab38f1186c7c','2024-02-02','published','{"reader":"rules/1","report":{"address":"harbour/1.txt","agency":null,"credits":[],"id":"r-34cd7f0689469102","language":"en","outlet":"The Daily Berth","parts":[{"end":90,"part":"body","start":0}],"published":{"earliest":"2024-02-02","edtf":"2024-02-02","how":"byline","latest":"2024-02-02","words":"1 February"},"schema":"waybill.report/1","sha256":"34cd7f0689469102a31415504f3226c6537e2e982cde66ba8913ab38f1186c7c","text":"","title":"1 trucks"},"schema":"waybill.reading/1","sentences":[{"end":56,"part":"body","start":0},{"end":90,"part":"body","start":57}]}');
INSERT INTO "reading" VALUES(3,3,'r-7ac6c8202d19cf86','rules/1','7ac6c8202d19cf868f09dcbb99fa8f47c512bab7c7c1efe078b459ee90272502','2024-02-03','published','{"reader":"rules/1","report":{"address":"harbour/2.txt","agency":null,"credits":[],"id":"r-7ac6c8202d19cf86","language":"en","outlet":"The Daily Berth","parts":[{"end":90,"part":"body","start":0}],"published":{"earliest":"2024-02-03","edtf":"2024-02-03","how":"byline","latest":"2024-02-03","words":"1 February"},"schema":"waybill.report/1","sha256":"7ac6c8202d19cf868f09dcbb99fa8f47c512bab7c7c1efe078b459ee90272502","text":"","title":"2 trucks"},"schema":"waybill.reading/1","sentences":[{"end":56,"part":"body","start":0},{"end":90,"part":"body","start":57}]}');
INSERT INTO "reading" VALUES(4,4,'r-5c58acb478a2c3f0','rules/1','5c58acb478a2c3f03036c53bd62e90354aee222aaa5a9f819fbd1b9d0ac1f795','2024-02-04','published','{"reader":"rules/1","report":{"address":"harbour/3.txt","agency":null,"credits":[],"id":"r-5c58acb478a2c3f0","language":"en","outlet":"The Daily Berth","parts":[{"end":90,"part":"body","start":0}],"published":{"earliest":"2024-02-04","edtf":"2024-02-04","how":"byline","latest":"2024-02-04","words":"1 February"},"schema":"waybill.report/1","sha256":"5c58acb478a2c3f03036c53bd62e90354aee222aaa5a9f819fbd1b9d0ac1f795","text":"","title":"3 trucks"},"schema":"waybill.reading/1","sentences":[{"end":56,"part":"body","start":0},{"end":90,"part":"body","start":57}]}');
INSERT INTO "reading" VALUES(5,5,'r-8a4500b56dcdc331','rules/1','8a4500b56dcdc33163049a601203b131695d0d134952e7181b4e82dcfe8b7a40','2024-03-01','learnt','{"reader":"rules/1","report":{"address":"harbour/4.txt","agency":null,"credits":[],"id":"r-8a4500b56dcdc331","language":"en","outlet":"The Daily Berth","parts":[{"end":90,"part":"body","start":0}],"published":null,"schema":"waybill.report/1","sha256":"8a4500b56dcdc33163049a601203b131695d0d134952e7181b4e82dcfe8b7a40","text":"","title":"4 trucks"},"schema":"waybill.reading/1","sentences":[{"end":56,"part":"body","start":0},{"end":90,"part":"body","start":57}]}');
INSERT INTO "reading" VALUES(6,9,'r-34cd7f0689469102','rules/2','34cd7f0689469102a31415504f3226c6537e2e982cde66ba8913ab38f1186c7c','2024-02-02','published','{"reader":"rules/2","report":{"address":"harbour/1.txt","agency":null,"credits":[],"id":"r-34cd7f0689469102","language":"en","outlet":"The Daily Berth","parts":[{"end":90,"part":"body","start":0}],"published":{"earliest":"2024-02-02","edtf":"2024-02-02","how":"byline","latest":"2024-02-02","words":"1 February"},"schema":"waybill.report/1","sha256":"34cd7f0689469102a31415504f3226c6537e2e982cde66ba8913ab38f1186c7c","text":"","title":"1 trucks"},"schema":"waybill.reading/1","sentences":[{"end":56,"part":"body","start":0},{"end":90,"part":"body","start":57}]}');
CREATE TABLE report (
	report_id TEXT NOT NULL, 
	tx_id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	address TEXT NOT NULL, former TEXT, 
	PRIMARY KEY (report_id), 
	CONSTRAINT report_sha256 UNIQUE (sha256), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
INSERT INTO "report" VALUES('r-29b02ed6d98714a5',1,'29b02ed6d98714a52272aabd0fc30ba0d10b23153d93f1e49839450687d317da','harbour/0.txt',NULL);
INSERT INTO "report" VALUES('r-34cd7f0689469102',2,'34cd7f0689469102a31415504f3226c6537e2e982cde66ba8913ab38f1186c7c','harbour/1.txt',NULL);
INSERT INTO "report" VALUES('r-7ac6c8202d19cf86',3,'7ac6c8202d19cf868f09dcbb99fa8f47c512bab7c7c1efe078b459ee90272502','harbour/2.txt',NULL);
INSERT INTO "report" VALUES('r-5c58acb478a2c3f0',4,'5c58acb478a2c3f03036c53bd62e90354aee222aaa5a9f819fbd1b9d0ac1f795','harbour/3.txt',NULL);
INSERT INTO "report" VALUES('r-8a4500b56dcdc331',5,'8a4500b56dcdc33163049a601203b131695d0d134952e7181b4e82dcfe8b7a40','harbour/4.txt',NULL);
CREATE TABLE report_text (
	text_sha256 TEXT NOT NULL, 
	tx_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (text_sha256), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
INSERT INTO "report_text" VALUES('29b02ed6d98714a52272aabd0fc30ba0d10b23153d93f1e49839450687d317da',1,'Norway shipped 0 trucks to Malta, two port workers said.
The ministry declined to comment.');
INSERT INTO "report_text" VALUES('34cd7f0689469102a31415504f3226c6537e2e982cde66ba8913ab38f1186c7c',2,'Norway shipped 1 trucks to Malta, two port workers said.
The ministry declined to comment.');
INSERT INTO "report_text" VALUES('7ac6c8202d19cf868f09dcbb99fa8f47c512bab7c7c1efe078b459ee90272502',3,'Norway shipped 2 trucks to Malta, two port workers said.
The ministry declined to comment.');
INSERT INTO "report_text" VALUES('5c58acb478a2c3f03036c53bd62e90354aee222aaa5a9f819fbd1b9d0ac1f795',4,'Norway shipped 3 trucks to Malta, two port workers said.
The ministry declined to comment.');
INSERT INTO "report_text" VALUES('8a4500b56dcdc33163049a601203b131695d0d134952e7181b4e82dcfe8b7a40',5,'Norway shipped 4 trucks to Malta, two port workers said.
The ministry declined to comment.');
CREATE TABLE transfer (
	transfer_id TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	tx_id INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	forward TEXT, 
	payload TEXT NOT NULL, known_from TEXT, pair TEXT, lineage TEXT, cause TEXT, 
	PRIMARY KEY (transfer_id, revision), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id)
)
 STRICT

;
INSERT INTO "transfer" VALUES('t-a',1,7,'live',NULL,'{"agreed":[],"began":[],"claims":["c-0-1","c-1-1"],"conflicts":[],"credibility":{"mark":"6","reasons":[]},"findings":[],"id":"t-a","known_since":null,"modes":[],"origins":{"high":1,"low":1,"reasons":[],"unknown":0},"positions":[],"quantity":[],"recipient":{"claims":["c-0-1","c-1-1"],"label":"Mlt","origins":null,"value":"MLT"},"reliability":{"mark":"F","reasons":[]},"reports":[],"revision":1,"routes":[],"schema":"waybill.transfer/1","stage":{"steps":[],"value":"delivered","why":"said to have arrived"},"supplier":{"claims":["c-0-1","c-1-1"],"label":"Norway","origins":null,"value":"NOR"},"systems":[{"category":null,"claims":["c-0-1","c-1-1"],"family":null,"origins":null,"unroca":null,"value":"truck"}]}',NULL,NULL,NULL,NULL);
INSERT INTO "transfer" VALUES('t-b',1,7,'live',NULL,'{"agreed":[],"began":[],"claims":["c-2-1"],"conflicts":[],"credibility":{"mark":"6","reasons":[]},"findings":[],"id":"t-b","known_since":null,"modes":[],"origins":{"high":1,"low":1,"reasons":[],"unknown":0},"positions":[],"quantity":[],"recipient":{"claims":["c-2-1"],"label":"Mlt","origins":null,"value":"MLT"},"reliability":{"mark":"F","reasons":[]},"reports":[],"revision":1,"routes":[],"schema":"waybill.transfer/1","stage":{"steps":[],"value":"delivered","why":"said to have arrived"},"supplier":{"claims":["c-2-1"],"label":"Norway","origins":null,"value":"NOR"},"systems":[{"category":null,"claims":["c-2-1"],"family":null,"origins":null,"unroca":null,"value":"truck"}]}',NULL,NULL,NULL,NULL);
INSERT INTO "transfer" VALUES('t-a',2,10,'live',NULL,'{"agreed":[],"began":[],"claims":["c-0-1","c-1-1","c-2-1","c-3-1"],"conflicts":[],"credibility":{"mark":"6","reasons":[]},"findings":[],"id":"t-a","known_since":null,"modes":[],"origins":{"high":1,"low":1,"reasons":[],"unknown":0},"positions":[],"quantity":[],"recipient":{"claims":["c-0-1","c-1-1","c-2-1","c-3-1"],"label":"Mlt","origins":null,"value":"MLT"},"reliability":{"mark":"F","reasons":[]},"reports":[],"revision":2,"routes":[],"schema":"waybill.transfer/1","stage":{"steps":[],"value":"delivered","why":"said to have arrived"},"supplier":{"claims":["c-0-1","c-1-1","c-2-1","c-3-1"],"label":"Norway","origins":null,"value":"NOR"},"systems":[{"category":null,"claims":["c-0-1","c-1-1","c-2-1","c-3-1"],"family":null,"origins":null,"unroca":null,"value":"truck"}]}',NULL,NULL,NULL,NULL);
INSERT INTO "transfer" VALUES('t-b',2,10,'merged','t-a','{"agreed":[],"began":[],"claims":["c-2-1"],"conflicts":[],"credibility":{"mark":"6","reasons":[]},"findings":[],"id":"t-b","known_since":null,"modes":[],"origins":{"high":1,"low":1,"reasons":[],"unknown":0},"positions":[],"quantity":[],"recipient":{"claims":["c-2-1"],"label":"Mlt","origins":null,"value":"MLT"},"reliability":{"mark":"F","reasons":[]},"reports":[],"revision":2,"routes":[],"schema":"waybill.transfer/1","stage":{"steps":[],"value":"delivered","why":"said to have arrived"},"supplier":{"claims":["c-2-1"],"label":"Norway","origins":null,"value":"NOR"},"systems":[{"category":null,"claims":["c-2-1"],"family":null,"origins":null,"unroca":null,"value":"truck"}]}',NULL,NULL,NULL,NULL);
CREATE TABLE tx (
	tx_id INTEGER NOT NULL, 
	recorded_at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	why TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	records TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (tx_id), 
	CONSTRAINT tx_hash UNIQUE (hash)
)
 STRICT

;
INSERT INTO "tx" VALUES(1,'2024-03-01T00:00:00.000000Z','waybill','read','rules/1','0000000000000000000000000000000000000000000000000000000000000000','a9ae06fe31064ec3f1a82eeb8a48b41de2fb96b4a9034df8584e81e994f5be89','fa0aa0616cdd534ae77177ae5f41238a49863b6d296b03a9b00322461a5d47b0');
INSERT INTO "tx" VALUES(2,'2024-03-01T01:00:00.000000Z','waybill','read','rules/1','fa0aa0616cdd534ae77177ae5f41238a49863b6d296b03a9b00322461a5d47b0','52244bc45ccedba1bb0ef477577c8eddf78651f8ba93b8fc966f4cb3715ab758','caadf157ce0d86cbadcb345b82bfd4afb65b3ccf2fc4795d6d90f87e6c8f549d');
INSERT INTO "tx" VALUES(3,'2024-03-01T02:00:00.000000Z','waybill','read','rules/1','caadf157ce0d86cbadcb345b82bfd4afb65b3ccf2fc4795d6d90f87e6c8f549d','11984210229146e797381bcc4ea34d9e2f9b22ccacdf947591f5f3aa90b92258','3f8acf835886ff1472fc46bb78487357dd74fab15d468dbe8e742f0bb9c79855');
INSERT INTO "tx" VALUES(4,'2024-03-01T03:00:00.000000Z','waybill','read','rules/1','3f8acf835886ff1472fc46bb78487357dd74fab15d468dbe8e742f0bb9c79855','9fea8903ed3acce88bbf503037ea7c65f51ec05a17148666aee393ff5270ff80','cc4432aa53b627763ef55df9d191efac004727e4e59bf8e8c5ea6ccff1d57650');
INSERT INTO "tx" VALUES(5,'2024-03-01T05:00:00.000000Z','waybill','read','rules/1','cc4432aa53b627763ef55df9d191efac004727e4e59bf8e8c5ea6ccff1d57650','c526618baf91aa6aa1098cd5d254fa09d594211d0cca5a22222b2d51f5d68c12','6a64071d30146fd954dd4856f349978081867b1463394d30dc3ae1883aa94513');
INSERT INTO "tx" VALUES(6,'2024-03-01T06:00:00.000000Z','waybill','read','waybill.reader/1','6a64071d30146fd954dd4856f349978081867b1463394d30dc3ae1883aa94513','7934d1a19d8a3134a89d794c293a5762578544ed4f9fc428f8990729b80a6d80','2903710235e8bcc7ed85a52e960895146f27ad394e5e91a46e1e284877e0e29b');
INSERT INTO "tx" VALUES(7,'2024-03-01T07:00:00.000000Z','waybill','put together','waybill.reader/1','2903710235e8bcc7ed85a52e960895146f27ad394e5e91a46e1e284877e0e29b','7de275662fb4749bb2f11875daa27c922c78ad333ca05912c9a176524f243363','0b7dab2bbce1d483d89ea3af7eaa1006beab160cf8814eaee1efda263515de21');
INSERT INTO "tx" VALUES(8,'2024-03-02T12:00:00.000000Z','Ada','judged','','0b7dab2bbce1d483d89ea3af7eaa1006beab160cf8814eaee1efda263515de21','0c7a3c49a2bc3ae7afe8b98d7d571b0eb51b6f26e7fae31b13059ec27ae20747','c110055179ad49ebad1f858e5aca775b6833e3f9ba0d698bfd3dfff05499c614');
INSERT INTO "tx" VALUES(9,'2024-03-03T12:00:00.000000Z','waybill','read','rules/2','c110055179ad49ebad1f858e5aca775b6833e3f9ba0d698bfd3dfff05499c614','35b52ad9af2cac1b9e68c146a0edcc33f1e8e941bd0204d1d6411255044fd154','0b8a47e0d2186c0e24ce8856d0590cad18093a776fc3eb028cf83eb90a186573');
INSERT INTO "tx" VALUES(10,'2024-03-03T13:00:00.000000Z','waybill','put together','waybill.reader/1','0b8a47e0d2186c0e24ce8856d0590cad18093a776fc3eb028cf83eb90a186573','083ae905b21c58f20adfb7698738ff28b2d7de8cb92946e0a0203364a7ca031b','483390ffcef8854238f2f09fad21f22b66d73eb001f5809e9496185b9e5ee473');
CREATE TABLE withdrawal (
	withdrawal_id INTEGER NOT NULL, 
	tx_id INTEGER NOT NULL, 
	report_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	day TEXT NOT NULL, 
	by_whom TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (withdrawal_id), 
	FOREIGN KEY(tx_id) REFERENCES tx (tx_id), 
	FOREIGN KEY(report_id) REFERENCES report (report_id)
)
 STRICT

;
CREATE VIRTUAL TABLE words_index USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2');
DELETE FROM words_index_config;
DELETE FROM words_index_data;
DELETE FROM words_index_docsize;
DELETE FROM words_index_idx;
INSERT INTO "words_index_config" VALUES('version',4);
INSERT INTO "words_index_data" VALUES(1,X'050A4B');
INSERT INTO "words_index_data" VALUES(10,X'000000000101010001010101');
INSERT INTO "words_index_data" VALUES(137438953473,X'000001DB0230300108020101040101310208020101040101320308020101040101330408020101040101340508020101040107636F6D6D656E740106010110010601011001060101100106010110010601011001086465636C696E6564010601010E010601010E010601010E010601010E010601010E01056D616C7461010601010701060101070106010107010601010701060101070207696E6973747279010601010D010601010D010601010D010601010D010601010D01066E6F72776179010601010201060101020106010102010601010201060101020104706F727401060101090106010109010601010901060101090106010109010473616964010601010B010601010B010601010B010601010B010601010B0206686970706564010601010301060101030106010103010601010301060101030103746865010601010C010601010C010601010C010601010C010601010C02016F01080101060B01080101060B01080101060B01080101060B01080101060B02057275636B730108030101050108030101050108030101050108030101050108030101050202776F010601010801060101080106010108010601010801060101080107776F726B657273010601010A010601010A010601010A010601010A010601010A04090909090922232022211F1F211E21251D');
INSERT INTO "words_index_docsize" VALUES(1,X'020F');
INSERT INTO "words_index_docsize" VALUES(2,X'020F');
INSERT INTO "words_index_docsize" VALUES(3,X'020F');
INSERT INTO "words_index_docsize" VALUES(4,X'020F');
INSERT INTO "words_index_docsize" VALUES(5,X'020F');
INSERT INTO "words_index_idx" VALUES(1,X'',2);
CREATE INDEX tx_recorded_at ON tx (recorded_at);
CREATE INDEX report_address ON report (address);
CREATE INDEX reading_known_from ON reading (known_from);
CREATE INDEX reading_tx ON reading (tx_id);
CREATE INDEX claim_id ON claim (claim_id);
CREATE INDEX claim_tx ON claim (tx_id);
CREATE INDEX claim_parties ON claim (supplier, recipient);
CREATE INDEX left_out_address ON left_out (address);
CREATE INDEX left_out_tx ON left_out (tx_id);
CREATE INDEX transfer_tx ON transfer (tx_id);
CREATE INDEX judgement_about ON judgement (about);
CREATE INDEX judgement_tx ON judgement (tx_id);
CREATE TRIGGER tx_no_update BEFORE UPDATE ON tx BEGIN SELECT RAISE(ABORT, 'the book is append-only: tx'); END;
CREATE TRIGGER tx_no_delete BEFORE DELETE ON tx BEGIN SELECT RAISE(ABORT, 'the book is append-only: tx'); END;
CREATE TRIGGER report_text_no_delete BEFORE DELETE ON report_text BEGIN SELECT RAISE(ABORT, 'the book is append-only: report_text'); END;
CREATE TRIGGER report_no_update BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'the book is append-only: report'); END;
CREATE TRIGGER report_no_delete BEFORE DELETE ON report BEGIN SELECT RAISE(ABORT, 'the book is append-only: report'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'the book is append-only: reading'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading BEGIN SELECT RAISE(ABORT, 'the book is append-only: reading'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'the book is append-only: claim'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'the book is append-only: claim'); END;
CREATE TRIGGER left_out_no_update BEFORE UPDATE ON left_out BEGIN SELECT RAISE(ABORT, 'the book is append-only: left_out'); END;
CREATE TRIGGER left_out_no_delete BEFORE DELETE ON left_out BEGIN SELECT RAISE(ABORT, 'the book is append-only: left_out'); END;
CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer BEGIN SELECT RAISE(ABORT, 'the book is append-only: transfer'); END;
CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'the book is append-only: transfer'); END;
CREATE TRIGGER judgement_no_update BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'the book is append-only: judgement'); END;
CREATE TRIGGER judgement_no_delete BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'the book is append-only: judgement'); END;
CREATE INDEX transfer_days ON transfer (transfer_id, known_from, revision, tx_id, state);
CREATE INDEX transfer_pair ON transfer (pair, transfer_id);
CREATE INDEX judgement_report ON judgement (report);
CREATE INDEX piece_tx ON piece (tx_id);
CREATE INDEX withdrawal_report ON withdrawal (report_id);
CREATE INDEX withdrawal_tx ON withdrawal (tx_id);
CREATE INDEX listing_now ON listing (day_to, day_from, transfer_id);
CREATE INDEX listing_supplier ON listing (supplier, day_to);
CREATE INDEX listing_recipient ON listing (recipient, day_to);
CREATE INDEX listing_report_transfer ON listing_report (transfer_id);
CREATE TRIGGER piece_no_update BEFORE UPDATE ON piece BEGIN SELECT RAISE(ABORT, 'the book is append-only: piece'); END;
CREATE TRIGGER piece_no_delete BEFORE DELETE ON piece BEGIN SELECT RAISE(ABORT, 'the book is append-only: piece'); END;
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'the book is append-only: withdrawal'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'the book is append-only: withdrawal'); END;
CREATE TRIGGER report_text_no_update BEFORE UPDATE ON report_text WHEN NOT (NEW.text = '' AND NEW.text_sha256 = OLD.text_sha256 AND NEW.tx_id = OLD.tx_id AND EXISTS (SELECT 1 FROM withdrawal w JOIN reading r ON r.report_id = w.report_id WHERE w.kind = 'take_down' AND r.text_sha256 = OLD.text_sha256)) BEGIN SELECT RAISE(ABORT, 'the book is append-only: report_text'); END;
COMMIT;
