//! What the demo's shop promises for what the demo's people really reach.
use kernel::{Result, Timestamp, Tx};
use shop::ShopId;
use shop::adapters::Discount;
use shop::promotions::Unlock;
use shop::promotions::codes::bring;
use shop::promotions::create::{self, PromotionDraft};

const DAY_MS: i64 = 86_400_000;
/// Codes that the demo's operator brings for each promotion of a shop that makes its own.
const CODES: usize = 60;

/// Announces the promotions of a new shop. They began yesterday, so that what is uploaded from now on counts.
pub fn announce(tx: &mut Tx, shop: ShopId, brings_codes: bool, now: Timestamp) -> Result<()> {
    for (position, draft) in drafts(shop, now).into_iter().enumerate() {
        let id = create::insert(tx, &create::check(draft)?, now)?;
        if brings_codes {
            let lines: Vec<String> = (0..CODES)
                .map(|_| format!("DEMO{position}-{}", kernel::random::hex::<5>()))
                .collect();
            bring(tx, id, &lines.join("\n"), now)?;
        }
    }
    Ok(())
}

fn drafts(shop: ShopId, now: Timestamp) -> Vec<PromotionDraft> {
    let draft = |title: &str, about: &str, title_ru: &str, about_ru: &str| PromotionDraft {
        shop,
        title: title.into(),
        about: about.into(),
        title_ru: title_ru.into(),
        about_ru: about_ru.into(),
        countries: Vec::new(),
        region: None,
        min_level: None,
        unlock: Unlock::Open,
        discount: Discount::FreeShipping,
        currency: None,
        starts_at: now.plus_ms(-DAY_MS),
        ends_at: now.plus_ms(120 * DAY_MS),
        valid_days: 30,
        budget: 200,
        per_person: None,
        refund_returns_budget: false,
    };
    vec![
        PromotionDraft {
            unlock: Unlock::Badge { badge: "first_steps".into(), tier: None },
            discount: Discount::Percent { percent: 10 },
            valid_days: 60,
            ..draft(
                "10 % for your first steps",
                "Your first activity is in the book. Whatever you need for the next one is a tenth cheaper.",
                "10 % за первые шаги",
                "Первая тренировка записана. Всё нужное для следующей — на десятую часть дешевле.",
            )
        },
        PromotionDraft {
            unlock: Unlock::Level { level: 10 },
            discount: Discount::Percent { percent: 15 },
            budget: 50,
            ..draft(
                "Level 10: 15 % off everything",
                "Ten levels of your own work.",
                "10-й уровень: скидка 15 % на всё",
                "Десять уровней собственного труда.",
            )
        },
        draft(
            "Free shipping this winter",
            "For everybody who trains through the dark months.",
            "Бесплатная доставка этой зимой",
            "Для всех, кто тренируется и в тёмные месяцы.",
        ),
    ]
}
