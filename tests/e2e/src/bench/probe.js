// Measures inside the page: when the first screen can be used, long tasks, and how long a press takes to be seen.
(() => {
  const bench = { usable: 0, tasks: [], since: 0, pressed: null };
  window.bench = bench;
  try {
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) bench.tasks.push([task.startTime, task.duration]);
    }).observe({ type: 'longtask', buffered: true });
  } catch { /* an old browser has none */ }

  // When the second program was first asked, when it last answered, and how many answers are still to come.
  bench.asked = bench.answered = bench.awaited = 0;
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...all) { super(...all); bench.program = all[0]; bench.sent = []; this.awaited = 0; }
    awaits(change) { this.awaited += change; bench.awaited += change; }
    postMessage(...all) {
      bench.asked ||= performance.now(); bench.sent.push(structuredClone(all[0])); this.awaits(all[0].questions.length / 4);
      super.postMessage(...all);
    }
    set onmessage(tell) { super.onmessage = (event) => { bench.answered = performance.now(); this.awaits(-1); tell(event); }; }
    terminate() { this.awaits(-this.awaited); super.terminate(); }
  };

  // The same questions once more, asked of a second program that has answered them before and is compiled by then: calls
  // back with how long all its answers take.
  bench.again = (done) => {
    const program = new Real(bench.program);
    const count = bench.sent.reduce((sum, { questions }) => sum + questions.length / 4, 0);
    const ask = (then) => {
      const start = performance.now();
      let answers = 0;
      program.onmessage = () => { answers += 1; if (answers === count) then(performance.now() - start); };
      for (const message of bench.sent) program.postMessage(message);
    };
    ask(() => ask((took) => { program.terminate(); done(took); }));
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

  // From the next press of the person until a frame in which `holds` is true has been presented;
  // with `isQuick` to ask, also until the page first says so.
  let look = null;
  bench.arm = (holds, isQuick) => {
    bench.pressed = bench.said = null;
    addEventListener('click', (event) => {
      const start = event.timeStamp;
      if (isQuick) {
        let isTold = false;
        const isSaved = ({ target }) => (target.parentElement ?? target).closest('.status--saved') || target.matches?.('.status--saved');
        const watch = new MutationObserver((changes) => {
          isTold ||= changes.some(isSaved);
          if (!isTold || !holds()) return;
          watch.disconnect();
          bench.said = performance.now() - start;
        });
        watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      }
      look = (isPainted) => {
        const now = performance.now();
        if (!holds()) return;
        look = null;
        if (isPainted) { bench.pressed = now - start; return; }
        // This frame shows it; the message comes after it has been painted.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => { bench.pressed = performance.now() - start; };
        channel.port2.postMessage(0);
      };
      const frame = () => { look?.(); if (look) requestAnimationFrame(frame); };
      requestAnimationFrame(frame);
    }, { capture: true, once: true });
  };
  // What is as wide as its place is drawn later in the same frame, after its width was told. The message comes after it
  // has been painted. Looking may take long itself, so it is done once a frame.
  const Sizes = window.ResizeObserver;
  const painted = new MessageChannel();
  let isAsked = false;
  painted.port1.onmessage = () => { isAsked = false; look?.(true); };
  window.ResizeObserver = class extends Sizes {
    constructor(tell) {
      super((...all) => {
        tell(...all);
        if (look && !isAsked) { isAsked = true; painted.port2.postMessage(0); }
      });
    }
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
