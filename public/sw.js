// The service worker: keeps one complete, verified copy of the program for offline use.
// Knows nothing of the journal and has no network path but its own build files.
// `cargo xtask dist` fills in BUILD and FILES.

const BUILD = '@BUILD@';
const FILES = '@FILES@'; // [[path, sha256 as hex], …]

const SCOPE = new URL(self.registration.scope);
const MINE = 'tenth:' + SCOPE.pathname + ':';
const CACHE = MINE + BUILD;
const PAGE = 'index.html';

const address = (path) => new URL(path, SCOPE).href;
const known = new Set(FILES.map(([path]) => address(path)));

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function fetchExactly(path, expected, mode) {
  const response = await fetch(address(path), { cache: mode, credentials: 'same-origin', redirect: 'error' });
  if (!response.ok) throw new Error(path + ': status ' + response.status);
  const body = await response.arrayBuffer();
  const actual = hex(await crypto.subtle.digest('SHA-256', body));
  if (actual !== expected) throw new Error(path + ': not the file of this build');
  return { response, body };
}

// Takes one file from wherever the browser has it, and refuses it unless it is exactly the file this build was
// made of: then it is asked for once more past every cache. (A host that answers a missing file with its front
// page would otherwise poison the copy; asking past the cache at once would download the program twice.)
async function fetchVerified(cache, path, expected) {
  const { response, body } = await fetchExactly(path, expected, 'default')
    .catch(() => fetchExactly(path, expected, 'reload'));
  const headers = new Headers();
  for (const name of ['content-type', 'content-security-policy', 'cross-origin-opener-policy',
    'cross-origin-resource-policy', 'x-content-type-options', 'referrer-policy', 'permissions-policy']) {
    if (response.headers.has(name)) headers.set(name, response.headers.get(name));
  }
  await cache.put(address(path), new Response(body, { status: 200, headers }));
}

async function install() {
  const present = await caches.has(CACHE);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FILES.map(([path, hash]) => fetchVerified(cache, path, hash)));
  } catch (error) {
    // What a worker of this very build has already filled stays.
    if (!present) await caches.delete(CACHE);
    throw error;
  }
}

async function removeOldCopies() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(MINE) && name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(request, key) {
  const cache = await caches.open(CACHE);
  // Found again over the network only if the browser threw the copy away.
  return (await cache.match(key)) || fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(removeOldCopies()));
self.addEventListener('message', (event) => { if (event.data === 'SKIP_WAITING') self.skipWaiting(); });

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const plain = url.origin + url.pathname;
  const lastPart = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  if (request.mode === 'navigate' && (!lastPart.includes('.') || lastPart === PAGE)) {
    event.respondWith(answer(request, address(PAGE)));
  } else if (known.has(plain)) {
    event.respondWith(answer(request, plain));
  }
});
