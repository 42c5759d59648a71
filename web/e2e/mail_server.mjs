// A mail server for journeys: takes everything over SMTP on the loopback interface, and lets a journey read it.
import { createServer } from "node:net";

export async function openMailServer() {
  const mails = [];
  const sockets = new Set();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Whoever hangs up is gone; a journey sees that by what is missing.
    socket.on("error", () => {});
    talk(socket, mails);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    // Every mail to an address, the newest last.
    inbox: (address) => mails.filter((mail) => mail.to === address),
    // Waits for a mail to an address with these words in its subject.
    async wait(address, subject, after = 0) {
      for (let tries = 0; tries < 200; tries += 1) {
        const found = mails.filter((mail) => mail.to === address && mail.subject.includes(subject));
        if (found.length > after) return found.at(-1);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const seen = mails.map((mail) => `${mail.to}: ${mail.subject}`).join("; ");
      throw new Error(`no mail "${subject}" to ${address}; there are: ${seen}`);
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function talk(socket, mails) {
  let waiting = "";
  let to = "";
  let raw = null;
  socket.setEncoding("utf8");
  socket.write("220 journeys\r\n");
  socket.on("data", (piece) => {
    waiting += piece;
    for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
      const line = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      if (raw !== null) {
        if (line !== ".") {
          raw += `${line.replace(/^\./, "")}\r\n`;
          continue;
        }
        mails.push(read(to, raw));
        raw = null;
        socket.write("250 kept\r\n");
        continue;
      }
      if (/^EHLO/i.test(line)) socket.write("250-journeys\r\n250 8BITMIME\r\n");
      else if (/^DATA/i.test(line)) {
        raw = "";
        socket.write("354 go on\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
      else {
        to = /^RCPT TO:<([^>]*)>/i.exec(line)?.[1] ?? to;
        socket.write("250 ok\r\n");
      }
    }
  });
}

function read(to, raw) {
  const [head, body] = cut(raw, "\r\n\r\n");
  const boundary = /boundary="([^"]+)"/.exec(head)[1];
  const plain = body.split(`--${boundary}`).find((part) => /text\/plain/i.test(part));
  const [partHead, partBody] = cut(plain, "\r\n\r\n");
  const text = decoded(header(partHead, "Content-Transfer-Encoding"), partBody);
  return {
    to,
    subject: readable(header(head, "Subject")),
    text,
    link: /^https?:\S+$/m.exec(text)?.[0],
    code: /^ {4}([\d ]+)$/m.exec(text)?.[1],
  };
}

function cut(text, mark) {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function header(head, name) {
  const unfolded = head.replace(/\r\n[ \t]+/g, " ");
  const line = unfolded
    .split("\r\n")
    .find((l) => l.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line ? line.slice(name.length + 1).trim() : "";
}

function decoded(encoding, body) {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (encoding !== "quoted-printable") return body.replaceAll("\r\n", "\n");
  const bytes = body
    .replaceAll("=\r\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, pair) => String.fromCharCode(Number.parseInt(pair, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").replaceAll("\r\n", "\n");
}

function readable(value) {
  return value
    .split(" ")
    .map((word) => {
      const letters = /^=\?utf-8\?b\?(.*)\?=$/i.exec(word)?.[1];
      return letters === undefined ? ` ${word}` : Buffer.from(letters, "base64").toString("utf8");
    })
    .join("")
    .trim();
}
