// One tab writes, the others read: a lock held for the life of the page, and short messages between tabs.
// Where the browser has no locks, tabs ask each other; every write is fenced in any case.

const NAME = 'tenth';
const ANSWER_WITHIN = 400;
const LET_GO_WITHIN = 1000;
const RELEASE_WITHIN = 4000;
const ALIVE_WITHIN = 3000;
const MESSAGE = /^(?:committed (\d{1,15})|ping|alive|release|released|erased)$/;

let tell = () => {};
let role = 'reader';
let letGo = null;
let channel = null;
let waiting = [];

const locks = () => globalThis.navigator?.locks;
const post = (message) => {
  try {
    channel?.postMessage(message);
  } catch {
    connect();
  }
};

// Messages come from any page of the origin: only the known ones count, and they are only hints.
const receive = ({ data }) => {
  if (typeof data !== 'string' || data.length > 32) return;
  const match = MESSAGE.exec(data);
  if (!match) return;
  if (data === 'ping') {
    if (role === 'writer') post('alive');
    return;
  }
  waiting = waiting.filter((wanted) => !wanted(data));
  if (match[1]) tell('committed', Number(match[1]));
  else if (data === 'release' && role === 'writer') tell('release', 0);
  else if (data === 'released' || data === 'erased') tell(data, 0);
};

const connect = () => {
  channel?.close();
  channel = null;
  if (!globalThis.BroadcastChannel) return;
  channel = new BroadcastChannel(NAME);
  channel.onmessage = receive;
};

// Whether this message arrives in time.
const hears = (message, milliseconds) =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      waiting = waiting.filter((wanted) => wanted !== wants);
      resolve(false);
    }, milliseconds);
    const wants = (data) => {
      if (data !== message) return false;
      clearTimeout(timer);
      resolve(true);
      return true;
    };
    waiting.push(wants);
  });

const writerAnswers = (milliseconds) => {
  const answer = hears('alive', milliseconds);
  post('ping');
  return answer;
};

// Asks for the lock and holds it until it is let go; resolves with whether it is held.
const take = (options) =>
  new Promise((resolve) => {
    const hold = (lock) => {
      if (!lock) {
        resolve(false);
        return undefined;
      }
      role = 'writer';
      resolve(true);
      return new Promise((done) => {
        letGo = done;
      });
    };
    const lost = () => {
      resolve(false);
      if (role === 'writer' && letGo) {
        // Another tab stole it because this one did not answer.
        role = 'reader';
        letGo = null;
        tell('lost', 0);
      }
    };
    try {
      locks().request(NAME, options, hold).then(undefined, lost);
    } catch {
      resolve(false);
    }
  });

// Waits for the lock, but not for ever.
const takeWithin = async (milliseconds) => {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), milliseconds);
  const isTaken = await take({ signal: patience.signal });
  clearTimeout(timer);
  return isTaken;
};

// Starts listening. `callback` gets a word and a number.
export const listen = (callback) => {
  tell = callback;
  connect();
  addEventListener('storage', (event) => {
    if (event.key === null || event.key.startsWith(`${NAME}.`)) tell('changed', 0);
  });
  addEventListener('pagehide', () => {
    release();
    channel?.close();
    channel = null;
  });
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    connect();
    tell('returned', 0);
  });
};

// One question for the lock at a time: a second one of this very tab would find it taken, by this tab.
let asking = null;
const alone = async (ask) => {
  while (asking) await asking;
  if (role === 'writer') return true;
  asking = ask();
  try {
    return await asking;
  } finally {
    asking = null;
  }
};

// Becomes the writer if nobody is. Whether it did.
const joinAlone = async () => {
  if (locks() && (await take({ ifAvailable: true }))) return true;
  if (await writerAnswers(ANSWER_WITHIN)) return false;
  // Nobody answers: what holds the lock is the page before this one, which is letting go of it.
  if (locks()) return takeWithin(LET_GO_WITHIN);
  role = 'writer';
  return true;
};

// Asks the writer to let go; takes over if it does, or if it does not answer at all. Whether it did.
const takeOverAlone = async () => {
  post('release');
  if (!locks()) {
    const isFree = (await hears('released', RELEASE_WITHIN)) || !(await writerAnswers(ALIVE_WITHIN));
    if (isFree) role = 'writer';
    return isFree;
  }
  if (await takeWithin(RELEASE_WITHIN)) return true;
  if (await writerAnswers(ALIVE_WITHIN)) return false;
  return take({ steal: true });
};

export const join = () => alone(joinAlone);
export const takeOver = () => alone(takeOverAlone);

// Whether this tab writes.
export const isWriter = () => role === 'writer';

// Lets another tab write.
export function release() {
  const wasWriter = role === 'writer';
  role = 'reader';
  letGo?.();
  letGo = null;
  if (wasWriter) post('released');
}

// Tells the other tabs that something was saved.
export const announce = (number) => post(`committed ${number}`);

// Tells the other tabs that everything was deleted.
export const announceErased = () => post('erased');
