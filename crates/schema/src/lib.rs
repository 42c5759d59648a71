//! The schema, one folder for both engines. `migrations/README.md` has the rules.
use kernel::db::migrate::Migration;

/// All steps, oldest first.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "ground floor",
        sql: include_str!("../migrations/0001_ground_floor.sql"),
    },
    Migration {
        version: 2,
        name: "identity",
        sql: include_str!("../migrations/0002_identity.sql"),
    },
    Migration {
        version: 3,
        name: "activity",
        sql: include_str!("../migrations/0003_activity.sql"),
    },
    Migration { version: 4, name: "rewards", sql: include_str!("../migrations/0004_rewards.sql") },
    Migration { version: 5, name: "social", sql: include_str!("../migrations/0005_social.sql") },
    Migration {
        version: 6,
        name: "training",
        sql: include_str!("../migrations/0006_training.sql"),
    },
    Migration { version: 7, name: "compete", sql: include_str!("../migrations/0007_compete.sql") },
    Migration { version: 8, name: "region", sql: include_str!("../migrations/0008_region.sql") },
    Migration { version: 9, name: "gear", sql: include_str!("../migrations/0009_gear.sql") },
    Migration { version: 10, name: "shop", sql: include_str!("../migrations/0010_shop.sql") },
    Migration {
        version: 11,
        name: "catalogue",
        sql: include_str!("../migrations/0011_catalogue.sql"),
    },
    Migration {
        version: 12,
        name: "promotions",
        sql: include_str!("../migrations/0012_promotions.sql"),
    },
    Migration { version: 13, name: "insight", sql: include_str!("../migrations/0013_insight.sql") },
    Migration {
        version: 14,
        name: "second step",
        sql: include_str!("../migrations/0014_second_step.sql"),
    },
    Migration { version: 15, name: "mail", sql: include_str!("../migrations/0015_mail.sql") },
    Migration { version: 16, name: "apps", sql: include_str!("../migrations/0016_apps.sql") },
    Migration { version: 17, name: "consent", sql: include_str!("../migrations/0017_consent.sql") },
    Migration {
        version: 18,
        name: "staff and safety",
        sql: include_str!("../migrations/0018_staff_and_safety.sql"),
    },
    Migration { version: 19, name: "zones", sql: include_str!("../migrations/0019_zones.sql") },
    Migration {
        version: 20,
        name: "keys and erasure",
        sql: include_str!("../migrations/0020_keys_and_erasure.sql"),
    },
    Migration { version: 21, name: "export", sql: include_str!("../migrations/0021_export.sql") },
    Migration { version: 22, name: "openid", sql: include_str!("../migrations/0022_openid.sql") },
    Migration { version: 23, name: "circles", sql: include_str!("../migrations/0023_circles.sql") },
    Migration {
        version: 24,
        name: "notifications",
        sql: include_str!("../migrations/0024_notifications.sql"),
    },
    Migration { version: 25, name: "groups", sql: include_str!("../migrations/0025_groups.sql") },
    Migration { version: 26, name: "coaches", sql: include_str!("../migrations/0026_coaches.sql") },
    Migration {
        version: 27,
        name: "following",
        sql: include_str!("../migrations/0027_following.sql"),
    },
    Migration {
        version: 28,
        name: "comparisons",
        sql: include_str!("../migrations/0028_comparisons.sql"),
    },
    Migration { version: 29, name: "feed", sql: include_str!("../migrations/0029_feed.sql") },
    Migration {
        version: 31,
        name: "push and digest",
        sql: include_str!("../migrations/0031_push_and_digest.sql"),
    },
    Migration {
        version: 32,
        name: "invitations and addresses",
        sql: include_str!("../migrations/0032_invitations_and_addresses.sql"),
    },
    Migration {
        version: 33,
        name: "comparing_with_friends",
        sql: include_str!("../migrations/0033_comparing_with_friends.sql"),
    },
    Migration {
        version: 34,
        name: "mentions",
        sql: include_str!("../migrations/0034_mentions.sql"),
    },
    Migration { version: 35, name: "finding", sql: include_str!("../migrations/0035_finding.sql") },
    Migration {
        version: 36,
        name: "followed_groups",
        sql: include_str!("../migrations/0036_followed_groups.sql"),
    },
    Migration { version: 37, name: "replies", sql: include_str!("../migrations/0037_replies.sql") },
];
