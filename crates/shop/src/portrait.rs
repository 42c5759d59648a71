//! What this room holds of an athlete.
use kernel::document;
use kernel::portrait::{Document, Portrait};

/// What is told of it, and what is not.
pub const PORTRAIT: Portrait = Portrait { room: "shop", documents: DOCUMENTS, withheld: WITHHELD };

const DOCUMENTS: &[Document] = &[
    document! {
        "offers", "Promotions that you were granted, and their codes.", "Акции, которые вам предоставлены, и их коды.",
        "العروض الترويجية التي مُنحتها، ورموزها.",
        from "shop_offer JOIN shop ON shop.shop_id = shop_offer.shop_id
              WHERE shop_offer.athlete_id = $1 AND shop_offer.offer_id > $2 ORDER BY shop_offer.offer_id LIMIT $3" by ["offer_id"],
        shop_offer.offer_id: Id "Which offer.";
        shop_offer.promotion_id: Id "Of which promotion.";
        shop_offer.shop_id: Id "Of which shop.";
        shop.name: Text "What the shop is called.";
        shop_offer.cause: Text "What you were granted it for.";
        shop_offer.reason: Json "The same in detail.";
        shop_offer.state: Text "How it stands.";
        shop_offer.granted_at: Instant "When it was granted.";
        shop_offer.valid_until: Instant "Until when it is valid.";
        shop_offer.code: (Text) "Its code, once you took it; the shop has it, too.";
        shop_offer.taken_at: (Instant) "When you took it.";
        shop_offer.redeemed_at: (Instant) "When it was used.";
        shop_offer.order_id: (Id) "With which order.";
    },
    document! {
        "orders", "Orders that shops told us of, found to be yours by a code or a click.", "Заказы, о которых сообщили магазины и которые оказались вашими.",
        "طلبات أخبرتنا بها المتاجر، وعُرف أنها لك من رمز أو نقرة.",
        from "shop_order JOIN shop ON shop.shop_id = shop_order.shop_id
              WHERE shop_order.athlete_id = $1 AND shop_order.order_id > $2 ORDER BY shop_order.order_id LIMIT $3" by ["order_id"],
        shop_order.order_id: Id "Which order.";
        shop_order.shop_id: Id "Of which shop.";
        shop.name: Text "What the shop is called.";
        shop_order.number: Text "The number in the shop.";
        shop_order.promotion_id: (Id) "With which promotion.";
        shop_order.offer_id: (Id) "With which offer.";
        shop_order.attribution: Text "How we know that it is yours.";
        shop_order.code_reused: Flag "Whether its code was used before.";
        shop_order.placed_at: (Instant) "When you ordered.";
        shop_order.currency: (Text) "ISO 4217.";
        shop_order.total_minor: (Integer) "What you paid, in the smallest unit of the currency.";
        shop_order.refunded_minor: Integer "What was paid back.";
        shop_order.refunded_whole: Flag "Whether all was paid back.";
        shop_order.cancelled: Flag "Whether it was cancelled.";
        shop_order.received_at: Instant "When the shop told us.";
        shop_order.changed_at: Instant "When it told us last.";
    },
    document! {
        "order_lines", "What you ordered.", "Что вы заказали.",
        "ما طلبته.",
        from "shop_order_line JOIN shop_order ON shop_order.order_id = shop_order_line.order_id
              WHERE shop_order.athlete_id = $1 AND (shop_order_line.order_id, shop_order_line.line) > ($2, $3)
              ORDER BY shop_order_line.order_id, shop_order_line.line LIMIT $4" by ["order_id", "line"],
        shop_order_line.order_id: Id "Of which order.";
        shop_order_line.line: Integer "Its place.";
        shop_order_line.product_id: Text "The shop's name of the product.";
        shop_order_line.quantity: Integer "How many.";
        shop_order_line.total_minor: Integer "What they cost, in the smallest unit of the currency.";
        shop_order_line.refunded_quantity: Integer "How many were paid back.";
    },
    document! {
        "purchases", "Products that you bought, so that they are not suggested again.", "Купленные товары, чтобы не предлагать их снова.",
        "منتجات اشتريتها، كيلا تُقترح مرة أخرى.",
        from "shop_bought WHERE athlete_id = $1 AND (order_id, line) > ($2, $3) ORDER BY order_id, line LIMIT $4" by ["order_id", "line"],
        shop_bought.order_id: Id "With which order.";
        shop_bought.line: Integer "Its place in the order.";
        shop_bought.shop_id: Id "Of which shop.";
        shop_bought.product_id: Text "The shop's name of the product.";
        shop_bought.group_id: Text "The shop's name of all its sizes and colours.";
        shop_bought.kind: Text "What it is.";
        shop_bought.sport: (Text) "For which sport.";
        shop_bought.bought_at: Instant "When.";
    },
    document! {
        "shop_visits", "Your ways to shops in the last thirty days. The shop got the click id and nothing else about you.", "Ваши переходы в магазины за тридцать дней. Магазин получил только номер перехода.",
        "زياراتك للمتاجر في الثلاثين يومًا الأخيرة. حصل المتجر على معرّف النقرة ولا شيء آخر عنك.",
        from "shop_click WHERE athlete_id = $1 AND click > $2 ORDER BY click LIMIT $3" by ["click"],
        shop_click.click: Text "The random id that the shop got.";
        shop_click.shop_id: Id "To which shop.";
        shop_click.product_id: (Text) "To which product.";
        shop_click.offer_id: (Id) "With which offer.";
        shop_click.clicked_at: Instant "When.";
    },
    document! {
        "hidden_products", "Products that you do not want to see.", "Товары, которые вы не хотите видеть.",
        "منتجات لا تريد رؤيتها.",
        from "shop_hidden WHERE athlete_id = $1 AND (shop_id, product_id) > ($2, $3) ORDER BY shop_id, product_id LIMIT $4" by ["shop_id", "product_id"],
        shop_hidden.shop_id: Id "Of which shop.";
        shop_hidden.product_id: Text "The shop's name of the product.";
        shop_hidden.group_id: Text "The shop's name of all its sizes and colours.";
        shop_hidden.hidden_at: Instant "Since when.";
    },
];

const WITHHELD: &[(&str, &str)] = &[
    ("shop_offer.athlete_id", "Your id, told once in profile."),
    ("shop_order.athlete_id", "Your id."),
    ("shop_order.sequence", "The order of the shop's messages."),
    ("shop_order.rank", "The order of the shop's messages."),
    ("shop_order.told", "Whether the other rooms were told."),
    ("shop_bought.athlete_id", "Your id."),
    ("shop_click.athlete_id", "Your id."),
    ("shop_hidden.athlete_id", "Your id."),
    ("shop_code.*", "Codes of promotions; yours are in offers."),
    ("shop_gear.*", "A copy of your gear; it is in gear."),
    ("shop_athlete.*", "A copy of your level; it is in level."),
    ("shop_first_activity.*", "Which activity was the first; they are in activities."),
    ("shop_webhook.*", "Messages of shops, which name nobody."),
];
