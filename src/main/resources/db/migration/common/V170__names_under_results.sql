-- A signature keeps the name of its moment: what both sides sign when they close must not depend on who reads it.
ALTER TABLE result ADD COLUMN recorded_name VARCHAR(160);
ALTER TABLE result ADD COLUMN customer_name VARCHAR(160);
ALTER TABLE result ADD COLUMN vendor_name VARCHAR(160);
ALTER TABLE result ADD COLUMN second_name VARCHAR(160);
UPDATE result SET recorded_name = (SELECT p.name FROM person p WHERE p.id = recorded_person_id)
 WHERE recorded_person_id IS NOT NULL;
UPDATE result SET customer_name = (SELECT p.name FROM person p WHERE p.id = customer_person_id)
 WHERE customer_person_id IS NOT NULL;
UPDATE result SET vendor_name = (SELECT p.name FROM person p WHERE p.id = vendor_person_id)
 WHERE vendor_person_id IS NOT NULL;
UPDATE result SET second_name = (SELECT p.name FROM person p WHERE p.id = second_person_id)
 WHERE second_person_id IS NOT NULL;
