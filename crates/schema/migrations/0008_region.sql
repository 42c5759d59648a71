-- The part of the country an athlete lives in (ISO 3166-2), if told: for challenges and offers of a region.
ALTER TABLE athlete ADD COLUMN region TEXT;
