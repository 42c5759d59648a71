-- The part of the country an athlete lives in (ISO 3166-2), if told: for challenges and offers of a region.
ALTER TABLE athlete ADD COLUMN region TEXT;

-- A regional challenge may be for a part of its country alone.
ALTER TABLE challenge ADD COLUMN region TEXT;
-- What can be won in an official challenge, in the operator's words, in English and in Russian.
ALTER TABLE challenge ADD COLUMN prize TEXT;
ALTER TABLE challenge ADD COLUMN prize_ru TEXT;
