// Starts the program, registers the service worker, and is the last resort when the program cannot run.
// Knows nothing of the journal: it can only copy out what is stored, byte for byte.

const STORE_PREFIX = 'tenth.';
const DATABASE = 'tenth';
const DATABASE_STORE = 'kv';
const UPDATE_CHECK_EVERY_MS = 4 * 60 * 60 * 1000;

// In force once the whole program is here: from then on the page can fetch nothing, not even from its own site.
// Only the service worker's own script may still be checked for an update.
const POLICY_WHEN_WHOLE =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data: blob:; " +
  "connect-src 'none'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'";

const root = document.documentElement;
const build = document.querySelector('meta[name="build"]').content;

/* ---------------------------------------------------------------- trusted types */

// The framework parses its static templates through innerHTML; anything that could run code is refused.
const RUNS_CODE = /<\s*(script|iframe|object|embed|link|meta|base|form)\b|<[^>]*\son\w+\s*=|javascript:/i;

if (window.trustedTypes && trustedTypes.createPolicy) {
  trustedTypes.createPolicy('default', {
    createHTML: (html) => (RUNS_CODE.test(html) ? null : html),
    createScriptURL: (url) => {
      const address = new URL(url, document.baseURI);
      const ours = address.origin === location.origin && address.href.startsWith(document.baseURI);
      return ours && /\/(sw|worker[\w-]*)\.js$/.test(address.pathname) ? url : null;
    },
  });
}

/* --------------------------------------------------------------------- recovery */

const part = (id) => document.getElementById(id);

function showRecovery(title, text, detail) {
  const block = part('recovery');
  root.dataset.panic = '1';
  part('shell')?.remove();
  if (title) part('recovery-title').textContent = title;
  if (text) part('recovery-text').textContent = text;
  if (detail) part('recovery-detail').textContent = detail;
  block.hidden = false;
  part('recovery-title').focus();
}

const databaseExists = async () =>
  !indexedDB.databases || (await indexedDB.databases()).some((known) => known.name === DATABASE);

// Reads the mirror without ever creating or upgrading it.
function readDatabase() {
  return new Promise((resolve) => {
    const open = indexedDB.open(DATABASE);
    open.onupgradeneeded = () => open.transaction.abort();
    open.onerror = (event) => { event.preventDefault(); resolve(null); };
    open.onblocked = () => resolve(null);
    open.onsuccess = () => {
      const database = open.result;
      const entries = {};
      if (!database.objectStoreNames.contains(DATABASE_STORE)) { database.close(); resolve(entries); return; }
      const cursor = database.transaction(DATABASE_STORE, 'readonly').objectStore(DATABASE_STORE).openCursor();
      cursor.onerror = () => { database.close(); resolve(entries); };
      cursor.onsuccess = () => {
        if (cursor.result) {
          entries[String(cursor.result.key)] = cursor.result.value;
          cursor.result.continue();
        } else { database.close(); resolve(entries); }
      };
    };
  });
}

async function readEverything() {
  const raw = { format: 'tenth-raw', build, written: new Date().toISOString(), localStorage: {}, indexedDB: null, problems: [] };
  try {
    for (let n = 0; n < localStorage.length; n += 1) {
      const key = localStorage.key(n);
      if (key.startsWith(STORE_PREFIX)) raw.localStorage[key] = localStorage.getItem(key);
    }
  } catch (error) { raw.problems.push('local storage: ' + error); }
  try {
    if (await databaseExists()) raw.indexedDB = await readDatabase();
  } catch (error) { raw.problems.push('recovery copy: ' + error); }
  return raw;
}

async function downloadEverything() {
  const note = part('recovery-note');
  try {
    const raw = await readEverything();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(raw, null, 1)], { type: 'application/json' }));
    link.download = 'tenth-raw-' + raw.written.slice(0, 10) + '.json';
    document.body.append(link);
    link.click();
    link.remove();
    const count = Object.keys(raw.localStorage).length;
    note.textContent = count + (count === 1 ? ' stored item' : ' stored items') + ' handed to the browser as ' + link.download + '.';
  } catch (error) {
    note.textContent = 'The copy could not be made: ' + error;
  }
}

// Drops the stored copy of the program, never the journal.
async function fetchProgramAgain() {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    const here = 'tenth:' + new URL(document.baseURI).pathname + ':';
    for (const name of await caches.keys()) if (name.startsWith(here)) await caches.delete(name);
  } catch { /* a reload is the next best thing */ }
  location.reload();
}

part('recovery-reload').addEventListener('click', () => location.reload());
part('recovery-download').addEventListener('click', downloadEverything);
part('recovery-refetch').addEventListener('click', fetchProgramAgain);

const stoppedByPanic = (error) => window.WebAssembly && error instanceof WebAssembly.RuntimeError;
addEventListener('error', (event) => { if (stoppedByPanic(event.error)) showRecovery(); });
addEventListener('unhandledrejection', (event) => { if (stoppedByPanic(event.reason)) showRecovery(); });

/* --------------------------------------------------------- updates and installing */

// What the program may ask of this page. It learns of changes through `tenth-shell` events on the window.
const shell = { build, updateReady: false, installPrompt: null, installed: false };
let registration = null;
let updateAccepted = false;

const tell = () => dispatchEvent(new Event('tenth-shell'));

shell.acceptUpdate = () => {
  const waiting = registration?.waiting;
  if (!waiting) { location.reload(); return; }
  updateAccepted = true;
  waiting.postMessage('SKIP_WAITING');
  // A busy browser has been seen to leave it at that: asked again until the new version has taken over.
  setTimeout(() => { if (updateAccepted) shell.acceptUpdate(); }, 2000);
};
shell.checkForUpdate = async () => {
  try { await (registration ?? await navigator.serviceWorker?.getRegistration())?.update(); } catch { /* the next check will do */ }
};
shell.buildId = () => build;
shell.updateIsReady = () => shell.updateReady;
// How this browser installs pages, in one word.
shell.installation = () => {
  const agent = navigator.userAgent;
  const touchMac = agent.includes('Macintosh') && navigator.maxTouchPoints > 1;
  if (shell.installed || navigator.standalone || matchMedia('(display-mode: standalone)').matches) return 'installed';
  if (shell.installPrompt) return 'prompt';
  if (/iPhone|iPad|iPod/.test(agent) || touchMac) return 'ios';
  if (agent.includes('Macintosh') && agent.includes('Safari/') && !/Chrom|Firefox|Edg/.test(agent)) return 'mac-safari';
  if (/Android|Chrom|Edg/.test(agent)) return 'menu';
  return 'unknown';
};
shell.install = async () => {
  const prompt = shell.installPrompt;
  shell.installPrompt = null;
  tell();
  await prompt?.prompt();
};
window.tenthShell = shell;

addEventListener('beforeinstallprompt', (event) => { event.preventDefault(); shell.installPrompt = event; tell(); });
addEventListener('appinstalled', () => { shell.installPrompt = null; shell.installed = true; tell(); });

function watchForUpdates() {
  const waitingNow = () => {
    if (registration.waiting && navigator.serviceWorker.controller) { shell.updateReady = true; tell(); }
  };
  waitingNow();
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => { if (worker.state === 'installed') waitingNow(); });
  });
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - last > UPDATE_CHECK_EVERY_MS) {
      last = Date.now();
      shell.checkForUpdate();
    }
  });
  setInterval(() => {
    if (document.visibilityState === 'visible') { last = Date.now(); shell.checkForUpdate(); }
  }, UPDATE_CHECK_EVERY_MS);
}

async function registerWorker() {
  if (!build || !('serviceWorker' in navigator)) return;
  // Reload once, and only in the tab where the person asked for the new version. The others are told.
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (updateAccepted) { updateAccepted = false; location.reload(); } else { shell.updateReady = true; tell(); }
  });
  try {
    registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    root.dataset.worker = 'registered';
    watchForUpdates();
  } catch { root.dataset.worker = 'refused'; }
}

/* ------------------------------------------------------------------------ start */

function tighten() {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = POLICY_WHEN_WHOLE;
  document.head.append(policy);
  root.dataset.closed = '1';
}

// Waits until something is so that the program shows in the page.
function until(isSo) {
  return new Promise((resolve) => {
    if (isSo()) { resolve(); return; }
    const watch = new MutationObserver(() => { if (isSo()) { watch.disconnect(); resolve(); } });
    watch.observe(root, { childList: true, subtree: true, attributeFilter: ['data-panic', 'data-whole'] });
  });
}

// The program draws itself beside the shell as soon as it has read what the first screen needs.
const programIsDrawn = () => until(() => root.dataset.panic === '1' || document.querySelector('.app:not(#shell)'));

// The first screen needs only the first part of the program; the rest is asked for when there is nothing else to do.
async function fetchTheRest() {
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 100));
  whenIdle(() => dispatchEvent(new Event('tenth-idle')));
  await until(() => root.dataset.whole === '1');
}

async function start() {
  if (window.top !== window.self) {
    part('shell-state').textContent = 'Tenth does not run inside another page. Open it in its own tab.';
    return;
  }
  const program = part('program');
  try {
    const { default: init } = await import(new URL(program.dataset.js, document.baseURI).href);
    await init({ module_or_path: new URL(program.getAttribute('href'), document.baseURI).href });
  } catch (error) {
    if (root.dataset.panic !== '1') {
      showRecovery('The program could not be loaded', 'Your entries are untouched. Reload, or fetch the program again; a copy of everything stored can be saved first.', String(error));
    }
    return;
  }
  await programIsDrawn();
  if (root.dataset.panic === '1') return;
  part('shell')?.remove();
  root.dataset.booted = '1';
  // After the first screen, so that filling the offline copy does not compete with it.
  if (document.readyState === 'complete') registerWorker();
  else addEventListener('load', registerWorker, { once: true });
  await fetchTheRest();
  tighten();
}

start();
