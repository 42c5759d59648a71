// Keeps the outbox on this device, pictures and all. Where the browser keeps nothing (a private window), it lives
// as long as the page.
import type { Entry } from "./queue";

export interface Store {
  all(): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
  remove(id: string): Promise<void>;
}

const NAME = "stadion-feedback";
const ENTRIES = "entries";

export function openStore(): Store {
  let opened: Promise<IDBDatabase> | undefined;
  const open = () => {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(ENTRIES, { keyPath: "id" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });
    return opened;
  };
  async function ask<T>(
    mode: IDBTransactionMode,
    question: (entries: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> {
    try {
      const transaction = (await open()).transaction(ENTRIES, mode);
      const request = question(transaction.objectStore(ENTRIES));
      return await new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } catch {
      return undefined;
    }
  }
  return {
    all: async () => (await ask<Entry[]>("readonly", (entries) => entries.getAll())) ?? [],
    put: async (entry) => void (await ask("readwrite", (entries) => entries.put(entry))),
    remove: async (id) => void (await ask("readwrite", (entries) => entries.delete(id))),
  };
}
