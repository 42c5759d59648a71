//! How processes of one installation ring each other: "there is something new about this".
//!
//! Inside of a process a message goes straight to who listens to its topic. Where an operator runs several processes and
//! names a Valkey or Redis server (`hub_url`), each message goes through it to the others, too ([`server`]).
//!
//! The database stays the truth, and a message is only a reason to look there. So nothing here may be relied upon: a
//! message can be lost, late or doubled, and whoever listens also looks by themselves now and then. After a gap, when
//! messages may have been missed, everybody is told to look once ([`Heard::Missed`]).
//!
//! A topic is a word of ours and perhaps an id that tells an outsider nothing; its type takes no other text. Saying
//! something never waits and never fails: what does not fit into the queue to the server is dropped and counted. What a
//! write has to say is said after its commit ([`crate::Tx::ring`]).
pub mod server;
mod wire;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use bytes::Bytes;
use tokio::sync::{broadcast, mpsc};
use uuid::Uuid;

/// The longest thing that is said, in bytes. Whoever has more to say writes it into the database and rings.
pub const LONGEST: usize = 1024;
/// Messages that wait for one listener. Whoever falls further behind is told that something was missed.
const WAITING: usize = 16;
/// Messages that wait for their way to the server.
const QUEUE: usize = 4096;

/// What a message is about: a word, and perhaps which one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Topic {
    word: Cow<'static, str>,
    id: Option<Uuid>,
}

impl Topic {
    /// Something that there is once.
    pub const fn new(word: &'static str) -> Topic {
        Topic { word: Cow::Borrowed(word), id: None }
    }

    /// Something of which there are many, such as what concerns one athlete.
    pub fn of(word: &'static str, id: impl Into<Uuid>) -> Topic {
        Topic { word: Cow::Borrowed(word), id: Some(id.into()) }
    }
}

/// What a listener hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Somebody said this.
    Said(Bytes),
    /// Messages may have been lost: look at what you care for.
    Missed,
}

/// How a hub stands to other processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// No server was named: this process is alone, or all look by themselves.
    Alone,
    /// Messages go to the other processes and come from them.
    Joined,
    /// The server is away, and is tried again and again.
    Cut,
}

/// Where messages go. Clones share it.
#[derive(Clone, Default)]
pub struct Hub(Arc<Shared>);

#[derive(Default)]
struct Shared {
    topics: Mutex<Topics>,
    /// The way to the other processes; absent while this one is alone.
    others: OnceLock<mpsc::Sender<Message>>,
    /// Whether that way is open now.
    joined: AtomicBool,
}

#[derive(Default)]
struct Topics {
    listeners: HashMap<Topic, broadcast::Sender<Heard>>,
    closed: bool,
}

/// A message on its way to other processes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Message {
    topic: Topic,
    body: Bytes,
}

impl Hub {
    /// A hub for this process alone.
    pub fn in_process() -> Hub {
        Hub::default()
    }

    /// Says something to whoever listens, here and in the other processes.
    pub fn publish(&self, topic: &Topic, body: &[u8]) {
        if body.len() > LONGEST {
            tracing::error!(length = body.len(), "a message was too long for the hub");
            return;
        }
        let body = Bytes::copy_from_slice(body);
        self.say_here(topic, body.clone());
        if let Some(others) = self.0.others.get() {
            match others.try_send(Message { topic: topic.clone(), body }) {
                Ok(()) => metrics::counter!("hub_said_total").increment(1),
                // Who was to hear it looks by themselves soon.
                Err(_) => metrics::counter!("hub_dropped_total").increment(1),
            }
        }
    }

    /// Hears what is said about a topic from now on.
    pub fn subscribe(&self, topic: Topic) -> Subscription {
        let mut topics = self.topics();
        let receiver = match topics.closed {
            true => broadcast::channel(1).1,
            false => {
                let make = || broadcast::channel(WAITING).0;
                topics.listeners.entry(topic.clone()).or_insert_with(make).subscribe()
            }
        };
        drop(topics);
        Subscription { hub: self.clone(), topic, receiver: Some(receiver) }
    }

    /// Ends every subscription: the process is about to stop. What is published afterwards still reaches the others.
    pub fn close(&self) {
        let mut topics = self.topics();
        topics.closed = true;
        topics.listeners.clear();
    }

    /// How many topics somebody in this process listens to.
    pub fn listened_to(&self) -> usize {
        self.topics().listeners.len()
    }

    /// How it stands to other processes now.
    pub fn state(&self) -> State {
        match (self.0.others.get(), self.0.joined.load(Ordering::Relaxed)) {
            (None, _) => State::Alone,
            (Some(_), true) => State::Joined,
            (Some(_), false) => State::Cut,
        }
    }

    fn set_joined(&self, joined: bool) {
        self.0.joined.store(joined, Ordering::Relaxed);
        metrics::gauge!("hub_joined").set(if joined { 1.0 } else { 0.0 });
    }

    fn say_here(&self, topic: &Topic, body: Bytes) {
        if let Some(listeners) = self.topics().listeners.get(topic) {
            // Nobody listens any more: then nobody misses it.
            let _ = listeners.send(Heard::Said(body));
        }
    }

    fn tell_all_to_look(&self) {
        for listeners in self.topics().listeners.values() {
            let _ = listeners.send(Heard::Missed);
        }
    }

    /// A panic while the lock was held left a map that is whole: each change is one call.
    fn topics(&self) -> MutexGuard<'_, Topics> {
        self.0.topics.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Hub {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hub({} topics)", self.listened_to())
    }
}

/// One who listens to a topic.
#[derive(Debug)]
pub struct Subscription {
    hub: Hub,
    topic: Topic,
    /// Present until this is dropped.
    receiver: Option<broadcast::Receiver<Heard>>,
}

impl Subscription {
    /// The next thing that is heard; `None` once the hub is closed. Nothing is lost by giving up the wait.
    pub async fn next(&mut self) -> Option<Heard> {
        match self.receiver.as_mut()?.recv().await {
            Ok(heard) => Some(heard),
            Err(broadcast::error::RecvError::Lagged(_)) => Some(Heard::Missed),
            Err(broadcast::error::RecvError::Closed) => None,
        }
    }

    /// Forgets what waits: for who looks at everything anyway, once for many messages.
    pub fn skip_waiting(&mut self) {
        if let Some(receiver) = &mut self.receiver {
            *receiver = receiver.resubscribe();
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut topics = self.hub.topics();
        self.receiver = None;
        let is_last = topics.listeners.get(&self.topic).is_some_and(|l| l.receiver_count() == 0);
        if is_last {
            topics.listeners.remove(&self.topic);
        }
    }
}
