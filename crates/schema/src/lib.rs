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
];
