//! Answers that rooms ask of each other: a few lines each, calling the room that knows.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use activity::needs::{Earned, EarnedBadge, EarnedBest, Friends, Guard, Progress, Standing};
use identity::mail::others;
use identity::staff::requests::Kind;
use kernel::athlete::Athlete;
use kernel::consent::ledger::WordsRead;
use kernel::ids::SessionId;
use kernel::staff::{Operators, Staff};
use kernel::{ActivityId, AthleteId, ChallengeId, Day, Me, OfferId, Result, Timestamp, Tx};
use safety::needs::Found;
use safety::rules::Thing;
use social::feed::{FeedBadge, Milestone, Reached};
use social::needs::{Achieved, Achievements, Activities, Discretion, ForEverybody};
use social::profiles::{ProfileBadge, SportTotal};
use training::needs::{Abilities, Ability, Recording, Recordings, Stretch};

/// What an activity earned: asked by the activity room, known by rewards.
pub fn progress() -> Arc<dyn Progress> {
    Arc::new(Rewards)
}

/// How two people stand: asked by the activity room, known by social.
pub fn friends() -> Arc<dyn Friends> {
    Arc::new(Circles)
}

/// Whether a caller signed in just now: asked by the activity room, known by identity.
pub fn guard() -> Arc<dyn Guard> {
    Arc::new(Sessions)
}

/// What a profile and a feed show: asked by social, known by rewards and activity. Where nothing is configured, no mail goes
/// out.
pub fn of_social() -> social::Needs {
    of_social_with(identity::Settings::default())
}

/// The same as the operator has it: who writes letters needs to know whether any are sent.
pub fn of_social_with(settings: identity::Settings) -> social::Needs {
    social::Needs {
        achievements: Arc::new(Rewards),
        activities: Arc::new(Recorded),
        discretion: discretion(),
        names: Arc::new(Titles),
        consents: Arc::new(Accounts),
        devices: Arc::new(Sessions),
        post: Arc::new(Outbox(settings)),
    }
}

/// Who keeps apart: asked by social, known by activity.
pub fn discretion() -> Arc<dyn Discretion> {
    Arc::new(Recorded)
}

/// What training asks: bests are known by rewards, measures and laps by activity.
pub fn of_training() -> training::Needs {
    training::Needs { abilities: Arc::new(Recorded), recordings: Arc::new(Recorded) }
}

/// What challenges ask: friendships, known by social, and operators, known by identity.
pub fn of_compete(operators: Arc<dyn Operators>) -> compete::Needs {
    compete::Needs { friends: Arc::new(Friendships), operators, places: Arc::new(World) }
}

/// What comparisons ask: what was done is known by rewards, and what of it everybody may see by activity.
pub fn of_compare() -> compare::Needs {
    compare::Needs {
        history: Arc::new(Rewards),
        public: Arc::new(InPublic),
        friends: Arc::new(Compared),
    }
}

/// What the shop asks: habits and gear are known by activity, levels by rewards.
pub fn of_shop(operators: Arc<dyn Operators>) -> shop::Needs {
    shop::Needs {
        habits: Arc::new(Recorded),
        friends: Arc::new(Friendships),
        levels: Arc::new(Rewards),
        operators,
    }
}

/// What insight asks.
pub fn of_insight(operators: Arc<dyn Operators>) -> insight::Needs {
    insight::Needs { operators }
}

/// What safety asks: content is known by social and activity, accounts by identity.
pub fn of_safety(operators: Arc<dyn Operators>) -> safety::Needs {
    safety::Needs { operators, content: Arc::new(Made), people: Arc::new(Accounts) }
}

/// What people made, in all rooms.
struct Made;

impl safety::needs::Content for Made {
    fn find(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        thing: &Thing,
        now: Timestamp,
    ) -> Result<Option<Found>> {
        match *thing {
            Thing::Profile(id) => {
                let Some(athlete) = kernel::athlete::find(tx, id)? else { return Ok(None) };
                if social::standing(tx, viewer.id, id)? == social::Standing::Blocked {
                    return Ok(None);
                }
                let quote = format!("@{}", athlete.handle);
                Ok(Some(Found { owner: id, under: None, quote }))
            }
            Thing::Activity(id) => {
                let seen = activity::words_for(tx, &Circles, viewer, id)?;
                Ok(seen.map(|(owner, quote)| Found { owner, under: None, quote }))
            }
            Thing::Comment { under, id, .. } => {
                let comment = social::CommentId(id);
                let seen = social::find_comment(tx, &of_social(), viewer, under, comment)?;
                Ok(seen.map(|seen| Found {
                    owner: seen.author,
                    under: Some(seen.activity_of),
                    quote: seen.text,
                }))
            }
            Thing::Group(id) => {
                let seen = social::find_group(tx, viewer, id, now)?;
                Ok(seen.map(|(owner, quote)| Found { owner, under: None, quote }))
            }
            Thing::GroupPost { group, id } => {
                let seen = social::find_group_post(tx, viewer, group, social::PostId(id), now)?;
                Ok(seen.map(|(owner, quote)| Found { owner, under: None, quote }))
            }
        }
    }

    fn hide(
        &self,
        tx: &mut Tx,
        owner: AthleteId,
        thing: &Thing,
        hidden: bool,
        now: Timestamp,
    ) -> Result<bool> {
        match *thing {
            Thing::Profile(_) => Ok(false),
            Thing::Activity(id) => activity::hide(tx, owner, id, hidden, now),
            Thing::Comment { under, activity_of, id } => {
                let Some(activity_of) = activity_of else { return Ok(false) };
                social::hide_comment(tx, activity_of, under, social::CommentId(id), hidden)
            }
            Thing::Group(id) => social::hide_group(tx, id, hidden),
            Thing::GroupPost { group, id } => {
                social::hide_group_post(tx, group, social::PostId(id), hidden)
            }
        }
    }
}

/// What may be done about people.
struct Accounts;

impl safety::needs::People for Accounts {
    fn silence(&self, tx: &mut Tx, who: AthleteId, until: Option<Timestamp>) -> Result<()> {
        social::silence(tx, who, until)
    }

    fn propose_ban(
        &self,
        tx: &mut Tx,
        staff: Staff,
        who: AthleteId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        identity::staff::ask::ask(tx, staff, Kind::Ban, who, reason, now).map(|_| ())
    }
}

struct Sessions;

impl social::needs::Devices for Sessions {
    fn is_signed_in(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        session: SessionId,
        now: Timestamp,
    ) -> Result<bool> {
        identity::sessions::is_good(tx, athlete, session, now)
    }
}

/// Mail: asked by social, sent by identity.
struct Outbox(identity::Settings);

impl social::needs::Post for Outbox {
    fn is_open(&self) -> bool {
        self.0.sends_mail
    }

    fn check(&self, address: &str) -> std::result::Result<String, &'static str> {
        others::check(address)
    }

    fn key(&self, address: &str) -> String {
        others::key(address)
    }

    fn address(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Option<String>> {
        others::proven_key(tx, athlete)
    }

    fn owner(&self, tx: &mut Tx, key: &str) -> Result<Option<AthleteId>> {
        others::owner(tx, key)
    }

    fn write_digest(
        &self,
        tx: &mut Tx,
        reader: &Athlete,
        lines: Vec<String>,
        stop: &str,
        now: Timestamp,
    ) -> Result<bool> {
        others::write_digest(tx, &self.0, reader, lines, stop, now)
    }

    fn write_invitation(
        &self,
        tx: &mut Tx,
        from: &Athlete,
        to: &str,
        link: &str,
        stop: &str,
        now: Timestamp,
    ) -> Result<()> {
        others::write_invitation(tx, &self.0, from, to, link, stop, now)
    }
}

impl Guard for Sessions {
    fn is_fresh(&self, tx: &mut Tx, me: &Me, now: Timestamp) -> Result<bool> {
        identity::sessions::is_fresh(tx, me, now)
    }

    fn refuse_frozen(&self, tx: &mut Tx, me: &Me, now: Timestamp) -> Result<()> {
        identity::freeze::check(tx, me.id, now)
    }
}

impl shop::needs::Habits for Recorded {
    fn sports(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        since: Day,
    ) -> Result<Vec<shop::needs::SportHabit>> {
        let mut sports = Vec::new();
        for habit in activity::habits(tx, athlete, since)? {
            sports.push(shop::needs::SportHabit {
                sport: habit.sport,
                activities: habit.activities,
                distance_m: habit.distance_m,
                last_on: habit.last_on,
            });
        }
        Ok(sports)
    }

    fn gear(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<shop::needs::GearInUse>> {
        let mut in_use = Vec::new();
        for gear in activity::gear_in_use(tx, athlete)? {
            in_use.push(shop::needs::GearInUse {
                gear: gear.id,
                kind: gear.kind.word().to_owned(),
                brand: gear.brand,
                model: gear.model,
                sports: gear.default_for,
                distance_m: gear.distance_m,
                wear_m: gear.wear_m,
            });
        }
        Ok(in_use)
    }
}

impl shop::needs::Friends for Friendships {
    fn friends(&self, tx: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>> {
        social::list_friend_ids(tx, of)
    }
}

impl shop::needs::Levels for Rewards {
    fn level(&self, tx: &mut Tx, athlete: AthleteId) -> Result<u32> {
        rewards::level(tx, athlete)
    }
}

struct Friendships;

impl compete::needs::Friends for Friendships {
    fn friends(&self, tx: &mut Tx, of: AthleteId) -> Result<Vec<AthleteId>> {
        social::list_friend_ids(tx, of)
    }

    fn blocked(&self, tx: &mut Tx, with: AthleteId) -> Result<Vec<AthleteId>> {
        Ok(social::list_hidden(tx, with)?.into_iter().collect())
    }
}

/// What places are called: asked by compete, known by identity.
pub struct World;

impl compete::needs::Places for World {
    fn country(&self, code: &str) -> Option<String> {
        let name = identity::jurisdictions::table().rule(code)?.name;
        // What the table remarks in brackets is no part of the name.
        name.split(" (").next().map(str::to_owned)
    }

    fn region(&self, code: &str) -> Option<compete::needs::Region> {
        let region = identity::regions::find(code)?;
        Some(compete::needs::Region {
            code: region.code.into(),
            name: region.name.into(),
            name_ru: region.name_ru.map(Into::into),
        })
    }
}

struct Rewards;

impl Progress for Rewards {
    fn earned(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> Result<Option<Earned>> {
        let Some(earned) = rewards::earned(tx, athlete, activity)? else { return Ok(None) };
        let mut badges = Vec::new();
        for badge in earned.badges {
            badges.push(EarnedBadge {
                id: badge.id,
                tier: badge.tier.map(|tier| tier.name().to_owned()),
                earned_on: badge.earned_on,
                activity_id: badge.activity_id,
            });
        }
        let mut personal_bests = Vec::new();
        for best in earned.personal_bests {
            personal_bests.push(EarnedBest {
                effort: best.effort,
                elapsed_s: best.elapsed_s,
                previous_s: best.previous_s,
            });
        }
        Ok(Some(Earned {
            experience: earned.experience,
            level_before: earned.level_before,
            level_after: earned.level_after,
            badges,
            personal_bests,
            streak_weeks: earned.streak_weeks,
        }))
    }
}

impl Achievements for Rewards {
    fn achieved(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Achieved> {
        let progress = rewards::progress(tx, athlete, today)?;
        let mut badges = Vec::new();
        for badge in progress.badges {
            badges.push(ProfileBadge {
                id: badge.id,
                tier: badge.tier.map(|tier| tier.name().to_owned()),
                earned_on: badge.earned_on,
                activity_id: badge.activity_id,
            });
        }
        Ok(Achieved { level: progress.level, streak_weeks: progress.streak.weeks, badges })
    }

    fn milestones(&self, tx: &mut Tx, athlete: AthleteId) -> Result<Vec<Milestone>> {
        Ok(rewards::milestones(tx, athlete)?.into_iter().map(milestone).collect())
    }

    fn milestones_of(
        &self,
        tx: &mut Tx,
        athletes: &[AthleteId],
    ) -> Result<HashMap<AthleteId, Vec<Milestone>>> {
        let mut all = HashMap::with_capacity(athletes.len());
        for (athlete, milestones) in rewards::milestones_of(tx, athletes)? {
            all.insert(athlete, milestones.into_iter().map(milestone).collect());
        }
        Ok(all)
    }
}

fn milestone(milestone: rewards::Milestone) -> Milestone {
    let reached = match milestone.reached {
        rewards::Reached::Level(level) => Reached::Level(level),
        rewards::Reached::Badge(id, tier) => {
            Reached::Badge(FeedBadge { id, tier: tier.map(|tier| tier.name().to_owned()) })
        }
    };
    Milestone { activity: milestone.activity, reached }
}

impl compare::needs::History for Rewards {
    fn days(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        from: Day,
        to: Day,
    ) -> Result<Vec<compare::needs::DaySum>> {
        let mut days = Vec::new();
        for day in rewards::days(tx, athlete, from, to)? {
            days.push(compare::needs::DaySum {
                on: day.on,
                sport: day.sport,
                activities: day.activities,
                moving_s: day.moving_s,
                distance_m: day.distance_m,
                ascent_m: day.ascent_m,
            });
        }
        Ok(days)
    }

    fn run_efforts(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
    ) -> Result<Vec<compare::needs::RunEffort>> {
        let mut efforts = Vec::new();
        for effort in rewards::run_efforts(tx, athlete)? {
            efforts.push(compare::needs::RunEffort {
                activity: effort.activity,
                on: effort.on,
                name: effort.name,
                elapsed_s: effort.elapsed_s,
            });
        }
        Ok(efforts)
    }
}

/// What everybody may see, joined of what two rooms know.
struct InPublic;

impl compare::needs::Public for InPublic {
    /// A run of which a zone hides a part has no 5 km here: its fastest stretch may lie in what is hidden.
    fn done(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        from: Day,
        to: Day,
    ) -> Result<Vec<compare::needs::Done>> {
        let mut five_k = HashMap::new();
        for effort in rewards::run_efforts(tx, athlete)? {
            if effort.name == "5k" {
                five_k.insert(effort.activity, effort.elapsed_s);
            }
        }
        let mut done = Vec::new();
        for one in activity::list_for_everybody(tx, athlete, from, to)? {
            done.push(compare::needs::Done {
                on: one.seen.started_on,
                moving_s: one.seen.moving_s,
                five_k_s: five_k.get(&one.activity).copied().filter(|_| one.whole),
            });
        }
        Ok(done)
    }

    fn level(&self, tx: &mut Tx, athlete: AthleteId) -> Result<u32> {
        rewards::level(tx, athlete)
    }

    fn apart(&self, tx: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>> {
        activity::privacy::list_high_risk(tx, ids)
    }
}

/// Friends who are compared: who they are is known by social, what they show each other by activity, times by rewards.
struct Compared;

impl compare::needs::Friends for Compared {
    fn agreed(
        &self,
        tx: &mut Tx,
        me: AthleteId,
        them: AthleteId,
    ) -> Result<Option<kernel::athlete::AthleteCard>> {
        match social::are_compared(tx, me, them)? {
            true => Ok(kernel::athlete::find(tx, them)?.map(|athlete| athlete.card())),
            false => Ok(None),
        }
    }

    /// A run of which a zone hides a part has no times here: its fastest stretch may lie in what is hidden.
    fn done(
        &self,
        tx: &mut Tx,
        viewer: AthleteId,
        owner: AthleteId,
        from: Day,
        to: Day,
    ) -> Result<Vec<compare::needs::Seen>> {
        let mut efforts: HashMap<ActivityId, Vec<(String, f64)>> = HashMap::new();
        for effort in rewards::run_efforts(tx, owner)? {
            efforts.entry(effort.activity).or_default().push((effort.name, effort.elapsed_s));
        }
        let mut done = Vec::new();
        for one in activity::list_between(tx, &Circles, viewer, owner, from, to)? {
            let of_run = efforts.remove(&one.activity).filter(|_| one.whole);
            done.push(compare::needs::Seen {
                on: one.seen.started_on,
                sport: one.seen.sport,
                moving_s: one.seen.moving_s.unwrap_or(0.0),
                distance_m: one.seen.distance_m.unwrap_or(0.0),
                ascent_m: one.seen.ascent_m.unwrap_or(0.0),
                efforts: of_run.unwrap_or_default(),
            });
        }
        Ok(done)
    }
}

struct Circles;

impl Friends for Circles {
    fn standing(&self, tx: &mut Tx, viewer: AthleteId, owner: AthleteId) -> Result<Standing> {
        Ok(standing_of(social::standing(tx, viewer, owner)?))
    }

    fn standings(
        &self,
        tx: &mut Tx,
        viewer: AthleteId,
        owners: &[AthleteId],
    ) -> Result<HashMap<AthleteId, Standing>> {
        let mut all = HashMap::with_capacity(owners.len());
        for (owner, standing) in social::standings(tx, viewer, owners)? {
            all.insert(owner, standing_of(standing));
        }
        Ok(all)
    }
}

fn standing_of(standing: social::Standing) -> Standing {
    match standing {
        social::Standing::Strangers => Standing::Strangers,
        social::Standing::Fellows => Standing::Fellows,
        social::Standing::Friends => Standing::Friends,
        social::Standing::Coach => Standing::Coach,
        social::Standing::Blocked => Standing::Blocked,
    }
}

/// Who does not exist for whom, for the account's own pages.
pub fn circle() -> Arc<dyn identity::needs::Circle> {
    Arc::new(Circle)
}

struct Circle;

impl identity::needs::Circle for Circle {
    fn list_hidden(&self, tx: &mut Tx, me: AthleteId) -> Result<HashSet<AthleteId>> {
        social::list_hidden(tx, me)
    }
}

struct Recorded;

impl Discretion for Recorded {
    fn apart(&self, tx: &mut Tx, ids: &[AthleteId]) -> Result<HashSet<AthleteId>> {
        activity::privacy::list_high_risk(tx, ids)
    }
}

impl social::needs::Consents for Accounts {
    fn let_coach(
        &self,
        tx: &mut Tx,
        me: &Me,
        coach: AthleteId,
        read: &WordsRead,
        now: Timestamp,
    ) -> Result<()> {
        identity::consents::coach::allow(tx, me, coach, read, now)
    }

    fn end_coach(&self, tx: &mut Tx, me: &Me, coach: AthleteId, now: Timestamp) -> Result<()> {
        identity::consents::coach::withdraw(tx, me, coach, now)
    }
}

/// What challenges and offers are called: asked by social, known by compete and shop.
struct Titles;

impl social::needs::Names for Titles {
    fn challenge(&self, tx: &mut Tx, viewer: &Athlete, id: ChallengeId) -> Result<Option<String>> {
        compete::challenges::title_for(tx, id, viewer.id)
    }

    fn offer(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        id: OfferId,
        now: Timestamp,
    ) -> Result<Option<String>> {
        shop::offers::title_for(tx, athlete, id, now)
    }
}

impl Activities for Recorded {
    fn for_everybody(
        &self,
        tx: &mut Tx,
        athlete: AthleteId,
        activity: ActivityId,
    ) -> Result<Option<ForEverybody>> {
        let seen = activity::for_everybody(tx, athlete, activity)?;
        Ok(seen.map(|seen| ForEverybody {
            sport: seen.sport,
            started_at: seen.started_at,
            started_on: seen.started_on,
            distance_m: seen.distance_m,
            moving_s: seen.moving_s,
        }))
    }

    fn totals(&self, tx: &mut Tx, athlete: &Athlete, viewer: &Athlete) -> Result<Vec<SportTotal>> {
        let mut totals = Vec::new();
        for total in activity::totals_for_profile(tx, &Circles, viewer, athlete)? {
            totals.push(SportTotal {
                sport: total.sport,
                activities: u64::try_from(total.activities).unwrap_or(0),
                distance_m: total.distance_m,
                moving_s: total.moving_s,
            });
        }
        Ok(totals)
    }

    fn recent(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        viewer: &Athlete,
        limit: usize,
    ) -> Result<Vec<serde_json::Value>> {
        let mut cards = Vec::new();
        for card in activity::recent_for_profile(tx, &Circles, viewer, athlete, limit)? {
            cards.push(serde_json::to_value(card)?);
        }
        Ok(cards)
    }

    fn card(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        viewer: &Athlete,
        activity: ActivityId,
    ) -> Result<Option<serde_json::Value>> {
        match activity::card_for(tx, &Circles, viewer, athlete, activity)? {
            Some(card) => Ok(Some(serde_json::to_value(card)?)),
            None => Ok(None),
        }
    }

    fn cards(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        wanted: &[(Athlete, ActivityId)],
    ) -> Result<Vec<Option<serde_json::Value>>> {
        let mut cards = Vec::with_capacity(wanted.len());
        for card in activity::cards_for(tx, &Circles, viewer, wanted)? {
            cards.push(card.map(serde_json::to_value).transpose()?);
        }
        Ok(cards)
    }

    fn owner_for(
        &self,
        tx: &mut Tx,
        viewer: &Athlete,
        activity: ActivityId,
    ) -> Result<Option<AthleteId>> {
        activity::owner_for(tx, &Circles, viewer, activity)
    }

    fn owner(&self, tx: &mut Tx, activity: ActivityId) -> Result<Option<AthleteId>> {
        activity::owner(tx, activity)
    }
}

impl Abilities for Recorded {
    fn ability(&self, tx: &mut Tx, athlete: &Athlete, today: Day) -> Result<Ability> {
        let mut running = Vec::new();
        for best in rewards::progress(tx, athlete, today)?.personal_bests {
            if best.sport == "running" {
                running.push((best.distance_m, best.elapsed_s));
            }
        }
        let measures = activity::measures(tx, athlete)?;
        Ok(Ability {
            running,
            max_heart_rate_bpm: measures.max_heart_rate_bpm,
            threshold_power_w: measures.threshold_power_w,
        })
    }
}

impl Recordings for Recorded {
    fn recording(
        &self,
        tx: &mut Tx,
        athlete: &Athlete,
        activity: ActivityId,
    ) -> Result<Option<Recording>> {
        let Some(own) = activity::own(tx, athlete, activity)? else { return Ok(None) };
        let mut laps = Vec::with_capacity(own.laps.len());
        for lap in own.laps {
            laps.push(Stretch {
                elapsed_s: lap.elapsed_s,
                distance_m: lap.distance_m,
                avg_heart_rate_bpm: lap.avg_heart_rate_bpm,
                avg_power_w: lap.avg_power_w,
            });
        }
        let mut splits = Vec::with_capacity(own.splits_km.len());
        for split in own.splits_km {
            splits.push(Stretch {
                elapsed_s: split.elapsed_s,
                distance_m: split.distance_m,
                avg_heart_rate_bpm: split.avg_heart_rate_bpm,
                avg_power_w: split.avg_power_w,
            });
        }
        Ok(Some(Recording {
            title: own.title,
            elapsed_s: own.elapsed_s,
            distance_m: own.distance_m,
            laps,
            splits,
        }))
    }
}
