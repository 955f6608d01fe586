// Measures inside the page: when the first screen can be used, long tasks, and how long a press takes to be seen.
(() => {
  const bench = { usable: 0, tasks: [], pressed: null };
  window.bench = bench;
  try {
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) bench.tasks.push([task.startTime, task.duration]);
    }).observe({ type: 'longtask', buffered: true });
  } catch { /* an old browser has none */ }

  // When the second program was first asked, when it first answered (it is loaded by then), and when it last did.
  bench.asked = bench.began = bench.answered = 0;
  const Real = window.Worker;
  window.Worker = class extends Real {
    postMessage(...all) { bench.asked ||= performance.now(); super.postMessage(...all); }
    set onmessage(tell) { super.onmessage = (event) => { bench.answered = performance.now(); bench.began ||= bench.answered; tell(event); }; }
  };

  // Calls back with the time after the next frame has been handed over for presenting.
  bench.presented = (done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(0);
    });
  };

  const isUsable = () => document.querySelector('.app:not(#shell) main h1') && document.querySelector('.app:not(#shell) main button');
  const watch = new MutationObserver(() => {
    if (!isUsable()) return;
    watch.disconnect();
    bench.presented((at) => { bench.usable = at; });
  });
  watch.observe(document, { childList: true, subtree: true });

  // From the next press of the person until a frame in which `holds` is true has been presented.
  let look = null;
  bench.arm = (holds) => {
    bench.pressed = null;
    addEventListener('click', (event) => {
      const start = event.timeStamp;
      look = () => {
        if (!holds()) return;
        look = null;
        // This frame shows it; the message comes after it has been painted.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { bench.pressed = performance.now() - start; };
        channel.port2.postMessage(0);
      };
      const frame = () => { look?.(); if (look) requestAnimationFrame(frame); };
      requestAnimationFrame(frame);
    }, { capture: true, once: true });
  };
  // What is as wide as its place is drawn later in the same frame: a few microtasks after its width is told.
  const Sizes = window.ResizeObserver;
  // Looking itself may take long, so it is done once a frame, after all of them.
  let waits = 0;
  const wait = () => { waits -= 1; if (waits > 0) queueMicrotask(wait); else look?.(); };
  window.ResizeObserver = class extends Sizes {
    constructor(tell) { super((...all) => { tell(...all); if (!look) return; if (waits < 1) queueMicrotask(wait); waits = 100; }); }
  };

  // The main thread's work for a call and the frame that shows it: script, style, layout, paint.
  bench.frame = (call, done) => {
    requestAnimationFrame(() => {
      const start = performance.now();
      call();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - start);
      channel.port2.postMessage(0);
    });
  };
})();
