//! A believable catalogue of a sports shop: invented brands, nine sorts of goods, prices in the shop's currency.
//!
//! It is written as a Google Merchant feed, the way a shop would: what is read from it has gone through the same
//! door as any other. The same wish gives the same catalogue, byte by byte.
use std::io::{self, Write};

use super::luck::Luck;

/// What the catalogue should be like.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Another seed is another shop.
    pub seed: u64,
    /// How many products, sizes counted one by one.
    pub items: usize,
    /// Where it sells, ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// In which money, ISO 4217.
    pub currency: &'static str,
    /// Where the shop is, such as `https://shop.example`; no slash at the end.
    pub shop_url: String,
    /// Whether products have pictures, at `{shop_url}/pictures/{sort}.svg`.
    pub pictures: bool,
}

/// A sort of goods.
struct Sort {
    /// Stands in ids and names of pictures.
    word: &'static str,
    category: &'static str,
    /// English and Russian; `{}` is brand and model.
    titles: [&'static str; 2],
    sizes: &'static [&'static str],
    /// In euros, from and to.
    price: (f64, f64),
}

const SHOE_SIZES: &[&str] = &["38", "39", "40", "41", "42", "43", "44", "45"];
const CLOTHES: &[&str] = &["XS", "S", "M", "L", "XL"];
const FRAMES: &[&str] = &["50 cm", "52 cm", "54 cm", "56 cm", "58 cm"];
const ONE: &[&str] = &[""];

/// Nine sorts of goods, some of them for several sports.
const SORTS: &[Sort] = &[
    Sort {
        word: "running_shoes",
        category: "Apparel &amp; Accessories &gt; Shoes",
        titles: ["{} Running Shoes", "Кроссовки для бега {}"],
        sizes: SHOE_SIZES,
        price: (79.0, 189.0),
    },
    Sort {
        word: "hiking_shoes",
        category: "Apparel &amp; Accessories &gt; Shoes",
        titles: ["{} Hiking Boots", "Треккинговые ботинки {}"],
        sizes: SHOE_SIZES,
        price: (99.0, 239.0),
    },
    Sort {
        word: "bike",
        category: "Sporting Goods &gt; Outdoor Recreation &gt; Cycling &gt; Bicycles",
        titles: ["{} Gravel Bike", "Гравийный велосипед {}"],
        sizes: FRAMES,
        price: (890.0, 4200.0),
    },
    Sort {
        word: "helmet",
        category: "Sporting Goods &gt; Outdoor Recreation &gt; Cycling",
        titles: ["{} Cycling Helmet", "Велосипедный шлем {}"],
        sizes: &["S", "M", "L"],
        price: (39.0, 199.0),
    },
    Sort {
        word: "winter_jacket",
        category: "Apparel &amp; Accessories &gt; Clothing &gt; Activewear",
        titles: ["{} Winter Running Jacket", "Зимняя куртка для бега {}"],
        sizes: CLOTHES,
        price: (69.0, 219.0),
    },
    Sort {
        word: "running_shirt",
        category: "Apparel &amp; Accessories &gt; Clothing &gt; Activewear",
        titles: ["{} Running Shirt", "Футболка для бега {}"],
        sizes: CLOTHES,
        price: (24.0, 59.0),
    },
    Sort {
        word: "jersey",
        category: "Apparel &amp; Accessories &gt; Clothing &gt; Activewear",
        titles: ["{} Cycling Jersey", "Веломайка {}"],
        sizes: CLOTHES,
        price: (39.0, 129.0),
    },
    Sort {
        word: "watch",
        category: "Electronics &gt; GPS",
        titles: ["{} GPS Watch", "Спортивные часы {}"],
        sizes: ONE,
        price: (149.0, 699.0),
    },
    Sort {
        word: "gel",
        category: "Food, Beverages &amp; Tobacco &gt; Food Items",
        titles: ["{} Energy Gel Box", "Энергетический гель {}"],
        sizes: &["Lemon", "Berry", "Cola", "Neutral"],
        price: (18.0, 39.0),
    },
    Sort {
        word: "goggles",
        category: "Sporting Goods",
        titles: ["{} Swimming Goggles", "Очки для плавания {}"],
        sizes: ONE,
        price: (12.0, 49.0),
    },
    Sort {
        word: "bottle",
        category: "Sporting Goods &gt; Outdoor Recreation &gt; Cycling",
        titles: ["{} Bike Bottle", "Велосипедная фляга {}"],
        sizes: &["500 ml", "750 ml"],
        price: (6.0, 24.0),
    },
    Sort {
        word: "vest",
        category: "Sporting Goods",
        titles: ["{} Trail Running Backpack", "Рюкзак для трейлраннинга {}"],
        sizes: &["5 l", "12 l"],
        price: (59.0, 159.0),
    },
    Sort {
        word: "mat",
        category: "Sporting Goods &gt; Exercise &amp; Fitness",
        titles: ["{} Yoga Mat", "Коврик для йоги {}"],
        sizes: ONE,
        price: (19.0, 89.0),
    },
];

/// Invented makers.
pub const BRANDS: &[&str] = &[
    "Norvik",
    "Velunta",
    "Kestra",
    "Tarrowind",
    "Ondiva",
    "Fjellro",
    "Corvanto",
    "Zephyrin",
    "Marusk",
    "Pelagir",
];
const MODELS: &[&str] = &[
    "Falcon", "Aurora", "Drift", "Ember", "Glide", "Horizon", "Kite", "Lumen", "Meridian",
    "Nimbus", "Orbit", "Pulse", "Quill", "Ridge", "Strider", "Tempo", "Umbra", "Vela", "Willow",
    "Zenith",
];
const COLOURS: &[&str] = &["black", "white", "blue", "red", "green", "grey", "orange"];

/// How many of a currency's units a euro is about, and how many digits its small unit has.
fn money(currency: &str) -> (f64, usize) {
    match currency {
        "USD" => (1.1, 2),
        "GBP" => (0.86, 2),
        "CHF" => (0.95, 2),
        "RUB" => (95.0, 2),
        "SEK" => (11.3, 2),
        "JPY" => (160.0, 0),
        "BRL" => (6.0, 2),
        "INR" => (92.0, 2),
        "KWD" => (0.34, 3),
        _ => (1.0, 2),
    }
}

/// Writes the catalogue as a Merchant feed in RSS 2.0.
pub fn write(wish: &Wish, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")?;
    writeln!(
        out,
        "<rss xmlns:g=\"http://base.google.com/ns/1.0\" version=\"2.0\"><channel><title>Velo &amp; Lauf</title>"
    )?;
    let (mut written, mut model) = (0, 0);
    while written < wish.items {
        let sort = &SORTS[model % SORTS.len()];
        for at in 0..sort.sizes.len().min(wish.items - written) {
            write_item(wish, sort, model, at, out)?;
            written += 1;
        }
        model += 1;
    }
    writeln!(out, "</channel></rss>")
}

/// The whole catalogue in memory, for small ones.
pub fn rss(wish: &Wish) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(wish, &mut bytes).expect("memory takes everything");
    bytes
}

fn write_item(
    wish: &Wish,
    sort: &Sort,
    model: usize,
    size_at: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut luck = Luck::of(wish.seed, &["model", &model.to_string()]);
    let brand = *luck.pick(BRANDS);
    let generation = (luck.between(1.0, 7.0)) as u32;
    let name = format!("{brand} {} {generation}", luck.pick(MODELS));
    let colour = *luck.pick(COLOURS);
    let language = usize::from(matches!(wish.country, "RU" | "BY" | "KZ"));
    let title = sort.titles[language].replace("{}", &name);
    let (euro, digits) = money(wish.currency);
    let (least, most) = sort.price;
    // Prices of shops end in nines.
    let whole = (luck.between(least, most) * euro).round().max(1.0);
    let price = if digits == 0 { whole } else { whole - 0.01 };
    let is_on_sale = luck.chance(0.15);
    let mut size_luck = Luck::of(wish.seed, &["size", &model.to_string(), &size_at.to_string()]);
    let in_stock = size_luck.chance(0.9);
    let group = format!("{}-{model}", sort.word);
    let size = sort.sizes[size_at];
    let url = &wish.shop_url;
    write!(
        out,
        "<item><g:id>{group}-{size_at}</g:id><g:item_group_id>{group}</g:item_group_id>\
         <g:title>{title}</g:title><g:description>{title}, {colour}. Light, comfortable, made to last.</g:description>\
         <g:link>{url}/p/{group}?size={size_at}</g:link>"
    )?;
    if wish.pictures {
        write!(out, "<g:image_link>{url}/pictures/{}.svg</g:image_link>", sort.word)?;
    }
    write!(out, "<g:price>{price:.digits$} {}</g:price>", wish.currency)?;
    if is_on_sale {
        let lower = (price * 0.8).max(0.5);
        write!(out, "<g:sale_price>{lower:.digits$} {}</g:sale_price>", wish.currency)?;
    }
    writeln!(
        out,
        "<g:availability>{}</g:availability><g:brand>{brand}</g:brand><g:condition>new</g:condition>\
         <g:google_product_category>{}</g:google_product_category><g:color>{colour}</g:color><g:size>{size}</g:size>\
         <g:shipping><g:country>{}</g:country></g:shipping></item>",
        if in_stock { "in_stock" } else { "out_of_stock" },
        sort.category,
        wish.country,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_of_the_demo_makes_sense_in_every_currency() {
        for (country, currency) in
            [("IT", "EUR"), ("RU", "RUB"), ("JP", "JPY"), ("KW", "KWD"), ("US", "USD")]
        {
            let wish = Wish {
                seed: 1,
                items: 400,
                country,
                currency,
                shop_url: "https://shop.example".into(),
                pictures: true,
            };
            let bytes = rss(&wish);
            assert_eq!(bytes, rss(&wish), "the same wish gives the same catalogue");
            let expected = shop::reading::Expected {
                country: country.into(),
                currency: shop::reading::currency(currency).unwrap(),
            };
            let mut kinds = std::collections::BTreeSet::new();
            let (mut items, mut faults) = (0, Vec::new());
            shop::reading::read(bytes.as_slice(), &expected, |found| {
                match found {
                    shop::reading::Found::Item(item) => {
                        items += 1;
                        kinds.insert(item.kind);
                    }
                    shop::reading::Found::Fault(fault) => faults.push(fault),
                }
                true
            })
            .unwrap();
            assert_eq!((items, faults), (400, Vec::new()), "{currency}");
            let all = ["accessory", "bike", "clothing", "electronics", "nutrition", "shoes"];
            assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all, "{currency}");
        }
    }
}
