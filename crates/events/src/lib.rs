//! Everything that can happen in Stadion, in one list. Facts, in the past tense.
//!
//! A fact carries what its listeners need, so that they never ask back. It never carries health data: no
//! heart rate, no weight, nothing derived from them. That is what keeps the rooms beyond clean.
use kernel::facts::Fact;
use kernel::{
    ActivityId, AthleteId, ChallengeId, Day, GearId, GroupId, OfferId, OrderId, PromotionId,
    Timestamp, TrainingSessionId,
};
use serde::{Deserialize, Serialize};

macro_rules! facts {
    ($($(#[$meta:meta])* $kind:literal $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            pub struct $name {
                /// To whom it happened.
                pub athlete: AthleteId,
                $($(#[$field_meta])* pub $field: $type,)+
            }
            impl Fact for $name {
                const KIND: &'static str = $kind;
                fn athlete(&self) -> AthleteId { self.athlete }
            }
        )+
        /// Every kind of fact, by its stored name.
        pub const KINDS: &[&str] = &[$($kind),+];
    };
}

facts! {
    /// A person opened an account.
    "athlete_joined" AthleteJoined {
        /// Country of residence.
        country: String,
        /// When.
        at: Timestamp,
    }
    /// A person changed the name or the handle; the athlete card says what they are now.
    "athlete_renamed" AthleteRenamed {
        /// When.
        at: Timestamp,
    }
    /// A person allowed something or took it back, or new words ended what was allowed.
    "consent_changed" ConsentChanged {
        /// What for, as in `kernel::consent`.
        purpose: String,
        /// Whether it is allowed now.
        allowed: bool,
        /// When.
        at: Timestamp,
    }
    /// Two athletes became friends. Told once for each of them.
    "friendship_began" FriendshipBegan {
        /// With whom.
        friend: AthleteId,
        /// When.
        at: Timestamp,
    }
    /// Two athletes are friends no longer, whoever ended it. Told once for each of them.
    "friendship_ended" FriendshipEnded {
        /// With whom.
        friend: AthleteId,
        /// When.
        at: Timestamp,
    }
    /// An activity was recorded or imported.
    "activity_recorded" ActivityRecorded {
        /// Which one.
        activity: ActivityId,
        /// What it amounts to.
        summary: ActivitySummary,
    }
    /// The athlete corrected an activity, or its numbers were derived anew.
    "activity_changed" ActivityChanged {
        /// Which one.
        activity: ActivityId,
        /// What it amounts to now.
        summary: ActivitySummary,
    }
    /// The athlete removed an activity.
    "activity_removed" ActivityRemoved {
        /// Which one.
        activity: ActivityId,
    }
    /// What others see of an activity, or whether they see it, changed without its athlete having edited it: a zone, a delay or
    /// a decision on a report.
    "activity_shown" ActivityShown {
        /// Which one.
        activity: ActivityId,
    }
    /// An athlete became a member of a group.
    "group_joined" GroupJoined {
        /// Which one.
        group: GroupId,
        /// When.
        at: Timestamp,
    }
    /// An athlete is a member of a group no longer, whoever ended it.
    "group_left" GroupLeft {
        /// Which one.
        group: GroupId,
        /// When.
        at: Timestamp,
    }
    /// A badge was earned for the first time.
    "badge_earned" BadgeEarned {
        /// The badge's id in the catalogue.
        badge: String,
        /// For badges in steps: `bronze`, `silver` or `gold`. Each step is told once.
        tier: Option<String>,
        /// The activity that completed it, if one did.
        activity: Option<ActivityId>,
        /// The local day on which it was earned.
        earned_on: Day,
    }
    /// A challenge in which the athlete took part is over, and its standings are final. Told once.
    "challenge_finished" ChallengeFinished {
        /// Which one.
        challenge: ChallengeId,
        /// Its name.
        title: String,
        /// Whether the operator held it, for a region. Challenges among friends are theirs alone.
        official: bool,
        /// Whether the goal was reached; without a goal, whether anything counted.
        completed: bool,
        /// The final rank, from 1.
        rank: u32,
        /// How many athletes are ranked.
        ranked: u32,
        /// The last day of the challenge.
        ended_on: Day,
    }
    /// A challenge was won: the final rank is 1, and somebody else was ranked too. Told once.
    "challenge_won" ChallengeWon {
        /// Which one.
        challenge: ChallengeId,
        /// Its name.
        title: String,
        /// Whether the operator held it, for a region.
        official: bool,
        /// The last day of the challenge.
        ended_on: Day,
    }
    /// A planned session was done. Told once for each session, however often its activity is edited.
    "planned_session_done" PlannedSessionDone {
        /// Which one.
        session: TrainingSessionId,
        /// The activity that was it.
        activity: ActivityId,
        /// The local day on which it was done.
        done_on: Day,
    }
    /// A pair of shoes or a bike was added, edited, retired or taken into use again.
    "gear_changed" GearChanged {
        /// Which one.
        gear: GearId,
        /// `shoes` or `bike`.
        kind: String,
        /// Who makes it, as the athlete or the shop wrote it; may be empty.
        brand: String,
        /// What it is called.
        model: String,
        /// Whether it is out of use.
        retired: bool,
        /// The product in the shop's catalogue that it was bought as.
        product: Option<ProductRef>,
    }
    /// Gear was deleted by its athlete.
    "gear_removed" GearRemoved {
        /// Which one.
        gear: GearId,
    }
    /// A promotion gave an athlete an offer.
    "promotion_granted" PromotionGranted {
        /// Which promotion.
        promotion: PromotionId,
        /// The athlete's own offer.
        offer: OfferId,
        /// What the promotion is called.
        title: String,
        /// When.
        at: Timestamp,
    }
    /// An athlete took the code of an offer.
    "code_taken" CodeTaken {
        /// Which promotion.
        promotion: PromotionId,
        /// The athlete's own offer.
        offer: OfferId,
        /// When.
        at: Timestamp,
    }
    /// An athlete bought something in a shop, as the shop told us and as far as it is theirs.
    "products_bought" ProductsBought {
        /// Our id of the order.
        order: OrderId,
        /// When it was placed.
        placed_at: Timestamp,
        /// What was paid, in the smallest unit of the currency.
        total_minor: i64,
        /// ISO 4217 code.
        currency: String,
        /// The promotion whose code was used.
        promotion: Option<PromotionId>,
        /// What was bought, as far as the catalogue knows it.
        items: Vec<BoughtItem>,
    }
    /// An order was given back, wholly or in part.
    "order_refunded" OrderRefunded {
        /// Our id of the order.
        order: OrderId,
        /// Whether nothing of it is left.
        wholly: bool,
        /// When.
        at: Timestamp,
    }
    /// A higher level was reached than ever before.
    "level_reached" LevelReached {
        /// The level, from 1.
        level: u32,
    }
}

/// What an activity amounts to, for those who count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActivitySummary {
    /// `running`, `cycling`, ... as in the API.
    pub sport: String,
    /// When it began.
    pub started_at: Timestamp,
    /// The athlete's own calendar day on which it began; frozen when it was recorded.
    pub started_on: Day,
    /// Minutes after local midnight at which it began.
    pub started_minute: u16,
    /// From first to last moment.
    pub elapsed_s: f64,
    /// Time in motion.
    pub moving_s: f64,
    /// Distance, where there is one.
    pub distance_m: Option<f64>,
    /// Climb, where there is one.
    pub ascent_m: Option<f64>,
    /// Fastest stretches over the usual distances of the sport.
    pub best_efforts: Vec<BestEffort>,
}

/// The fastest stretch of an activity over a distance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BestEffort {
    /// `5k`, `half`, ... as in the API.
    pub name: String,
    /// Its length.
    pub distance_m: f64,
    /// The time it took.
    pub elapsed_s: f64,
}

/// A product in a shop's catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductRef {
    /// Our id of the shop.
    pub shop: kernel::ids::Uuid,
    /// The shop's own id of the product, as in its feed.
    pub product: String,
}

/// One product of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoughtItem {
    /// Which one.
    pub product: ProductRef,
    /// `shoes`, `bike`, ... as in the catalogue.
    pub kind: String,
    /// Who makes it; may be empty.
    pub brand: String,
    /// What it is called.
    pub title: String,
    /// The sport it is for, if it is for one.
    pub sport: Option<String>,
    /// How many.
    pub quantity: u32,
}
