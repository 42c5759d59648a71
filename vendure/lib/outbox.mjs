// Messages to Stadion wait in a table of the shop, so nothing is lost while Stadion is away or the shop is
// restarted. Each is sent until it is taken; Stadion recognises one that arrives twice by its id.
import { randomUUID } from "node:crypto";
import { VendureEntity } from "@vendure/core";
import { Column, Entity, In, LessThanOrEqual } from "typeorm";

import { signed } from "./signature.mjs";

// Pauses grow from a second to this.
const LONGEST_PAUSE_MS = 30_000;
const PATIENCE_MS = 10_000;
const AT_ONCE = 20;
const GIVE_UP_AFTER_MS = 14 * 24 * 60 * 60 * 1_000;

export class StadionMessage extends VendureEntity {}
Column("varchar", { unique: true })(StadionMessage.prototype, "messageId");
Column("text")(StadionMessage.prototype, "body");
Column("int", { default: 0 })(StadionMessage.prototype, "attempts");
Column("bigint")(StadionMessage.prototype, "nextAt");
Entity()(StadionMessage);

export class StadionConnection extends VendureEntity {}
Column("varchar")(StadionConnection.prototype, "webhookUrl");
Column("varchar")(StadionConnection.prototype, "secret");
Entity()(StadionConnection);

export class Outbox {
  // `clock`, `post` and `longestPauseMs` are for tests.
  constructor(connection, { inTurn, clock, post, longestPauseMs } = {}) {
    this.connection = connection;
    this.inTurn = inTurn ?? ((work) => work());
    this.clock = clock ?? (() => Date.now());
    this.post = post ?? send;
    this.longestPauseMs = longestPauseMs ?? LONGEST_PAUSE_MS;
  }

  // Within the transaction of `ctx`.
  async add(ctx, message) {
    await this.connection.getRepository(ctx, StadionMessage).save({
      messageId: `msg_${randomUUID()}`,
      body: JSON.stringify(message),
      attempts: 0,
      nextAt: this.clock(),
    });
  }

  // From now on messages go there. Whatever waited is tried at once.
  async connect(webhookUrl, secret) {
    await this.inTurn(async () => {
      const connections = this.connection.rawConnection.getRepository(StadionConnection);
      const [known] = await connections.find({ take: 1 });
      await connections.save({ ...known, webhookUrl, secret });
      await this.messages().createQueryBuilder().update().set({ nextAt: this.clock() }).execute();
    });
  }

  waiting() {
    return this.messages().count();
  }

  messages() {
    return this.connection.rawConnection.getRepository(StadionMessage);
  }

  start() {
    const round = async () => {
      await this.sendDue().catch((error) => console.error(`stadion: outbox: ${error.message}`));
      if (!this.stopped) this.timer = setTimeout(round, 500);
    };
    this.timer = setTimeout(round, 500);
    this.timer.unref?.();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  async due() {
    const [to] = await this.connection.rawConnection.getRepository(StadionConnection).find({ take: 1 });
    const due = await this.messages().find({
      where: { nextAt: LessThanOrEqual(this.clock()) },
      order: { id: "ASC" },
      take: AT_ONCE,
    });
    return { to, due };
  }

  // Sends whatever is due. Says how many were taken.
  async sendDue() {
    // In turn, so that no message is seen whose transaction may yet be undone.
    const { to, due } = await this.inTurn(() => this.due());
    if (!to) return 0;
    const taken = [];
    const missed = [];
    for (const message of due) {
      const at = Math.floor(this.clock() / 1_000);
      const headers = signed(to.secret, message.messageId, at, message.body);
      const wasTaken = await this.post(to.webhookUrl, headers, message.body);
      const isHopeless = this.clock() - +message.createdAt > GIVE_UP_AFTER_MS;
      if (!wasTaken && isHopeless) console.error(`stadion: gave up ${message.messageId} after 14 days`);
      (wasTaken || isHopeless ? taken : missed).push(message);
    }
    if (taken.length + missed.length === 0) return 0;
    await this.inTurn(async () => {
      if (taken.length > 0) await this.messages().delete({ id: In(taken.map(({ id }) => id)) });
      for (const { id, attempts } of missed) {
        const pause = Math.min(this.longestPauseMs, 1_000 * 2 ** Math.min(attempts, 20));
        await this.messages().update({ id }, { attempts: attempts + 1, nextAt: this.clock() + pause });
      }
    });
    return taken.length;
  }
}

// Whether the message was taken. A redirect would carry it somewhere nobody named, so it is not followed.
async function send(url, headers, body) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
