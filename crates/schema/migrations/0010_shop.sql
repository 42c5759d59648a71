-- Shop: the shops there are, what they sell, and what athletes bought there.

-- A shop of the operator. `cart_url` is a template: {product}, {code} and {click} stand for what a link
-- carries. The secrets are the operator's own, never shown again and never logged.
CREATE TABLE shop (
    shop_id         UUID PRIMARY KEY,
    name            TEXT NOT NULL,
    -- `generic` or `vendure`: who makes the codes.
    adapter         TEXT NOT NULL,
    state           TEXT NOT NULL,
    cart_url        TEXT NOT NULL,
    admin_url       TEXT,
    admin_user      TEXT,
    admin_password  TEXT,
    webhook_secret  TEXT NOT NULL,
    created_at      BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL
) /* clustered */;

-- What a shop sells in a country, as its feed said when it was read last.
CREATE TABLE shop_product (
    shop_id           UUID NOT NULL,
    country           TEXT NOT NULL,
    product_id        TEXT NOT NULL,
    -- Sizes and colours of one model have one group; a product without variants is its own.
    group_id          TEXT NOT NULL,
    feed_id           UUID NOT NULL,
    title             TEXT NOT NULL,
    brand             TEXT NOT NULL,
    -- `shoes`, `bike`, `clothing`, `electronics`, `nutrition`, `accessory` or `other`.
    kind              TEXT NOT NULL,
    sport             TEXT,
    season            TEXT,
    link              TEXT NOT NULL,
    image_link        TEXT,
    price_minor       BIGINT NOT NULL,
    sale_price_minor  BIGINT,
    -- Within which moments the sale price holds; none: always.
    sale_from_at      BIGINT,
    sale_until_at     BIGINT,
    currency          TEXT NOT NULL,
    in_stock          BOOLEAN NOT NULL,
    -- False once the feed does not have it any more; what was bought keeps its name.
    listed            BOOLEAN NOT NULL,
    content_hash      BYTEA NOT NULL,
    seen_run          BIGINT NOT NULL,
    changed_at        BIGINT NOT NULL,
    -- The brand as brands are compared.
    brand_key         TEXT NOT NULL DEFAULT '',
    -- Where the model stands among its kind, by chance but always there: shelves are walked from another place each week.
    shelf             BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (shop_id, country, product_id)
);
-- No index but the key begins with what the key has: while the table is new, the server knows too little to choose.
CREATE INDEX shop_product_on_shelf ON shop_product (kind, sport, country, shelf, shop_id, product_id);
CREATE INDEX shop_product_by_brand ON shop_product (brand_key, kind, country, shelf, shop_id, product_id);

-- What athletes bought, one row for each line of an order that is theirs; a line given back leaves.
CREATE TABLE shop_bought (
    athlete_id  UUID NOT NULL,
    order_id    UUID NOT NULL,
    line        SMALLINT NOT NULL,
    shop_id     UUID NOT NULL,
    product_id  TEXT NOT NULL,
    group_id    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    sport       TEXT,
    bought_at   BIGINT NOT NULL,
    PRIMARY KEY (athlete_id, order_id, line)
) /* clustered */;
