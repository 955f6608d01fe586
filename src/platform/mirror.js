// The recovery copy in IndexedDB: a plain map from key to text, written with strict durability.
// Every function answers with an array, or with a word that says what went wrong; none ever throws or waits for ever.

const DATABASE = 'tenth';
const STORE = 'kv';
const OPEN_WITHIN = 4000;
const WORK_WITHIN = 20000;

let opened = null;

const word = (error) => (error && error.name === 'QuotaExceededError' ? 'full' : 'failed');

// Settles once, at the latest after the given time.
const within = (milliseconds, work) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), milliseconds);
    const done = (answer) => {
      clearTimeout(timer);
      resolve(answer);
    };
    try {
      work(done);
    } catch (error) {
      done(word(error));
    }
  });

const open = async () => {
  if (opened) return opened;
  if (!globalThis.indexedDB) return 'unavailable';
  let late = false;
  const answer = await within(OPEN_WITHIN, (done) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onblocked = () => done('blocked');
    request.onerror = (event) => {
      event.preventDefault();
      done(word(request.error));
    };
    request.onsuccess = () => {
      if (late) request.result.close();
      else done(request.result);
    };
  });
  if (typeof answer === 'string') {
    late = true;
    return answer;
  }
  // Another tab wants to delete or change the database: never stand in its way.
  answer.onversionchange = () => {
    answer.close();
    opened = null;
  };
  answer.onclose = () => {
    opened = null;
  };
  opened = answer;
  return answer;
};

// Runs one transaction; `work` gets the object store and returns a function that gives the answer at the end.
const transact = async (mode, work, patience = WORK_WITHIN) => {
  const database = await open();
  if (typeof database === 'string') return database;
  return within(patience, (done) => {
    let transaction;
    try {
      transaction = database.transaction(STORE, mode, { durability: 'strict' });
    } catch (error) {
      opened = null;
      throw error;
    }
    const answer = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(answer());
    transaction.onabort = () => done(word(transaction.error));
    transaction.onerror = (event) => event.preventDefault();
  });
};

// [value of the key or null, key, key, …]
export const meta = (key, patience) => {
  const read = (store) => {
    const value = store.get(key);
    const keys = store.getAllKeys();
    return () => [value.result ?? null, ...keys.result];
  };
  return transact('readonly', read, patience);
};

// [key, value, key, value, …]
export const all = () =>
  transact('readonly', (store) => {
    const keys = store.getAllKeys();
    const values = store.getAll();
    return () => keys.result.flatMap((key, place) => [key, values.result[place]]);
  });

// [value or null]
export const get = (key) =>
  transact('readonly', (store) => {
    const value = store.get(key);
    return () => [value.result ?? null];
  });

// Puts values and removes the keys whose value is null, all or nothing.
export const apply = (keys, values) =>
  transact('readwrite', (store) => {
    keys.forEach((key, place) => {
      if (values[place] === null) store.delete(key);
      else store.put(values[place], key);
    });
    return () => [];
  });

// Deletes the database.
export const erase = async () => {
  if (opened) opened.close();
  opened = null;
  if (!globalThis.indexedDB) return [];
  // Another tab closes its connection when it is asked to; one that is busy does so later, so `blocked` is not the end.
  return within(WORK_WITHIN, (done) => {
    const request = indexedDB.deleteDatabase(DATABASE);
    request.onsuccess = () => done([]);
    request.onerror = (event) => {
      event.preventDefault();
      done(word(request.error));
    };
  });
};
