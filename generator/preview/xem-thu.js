/* Only the preview serves this: the page is loaded again when what it shows has changed. */
"use strict";
(() => {
  const shown = document.currentScript.dataset.ban;
  const pause = () => new Promise((done) => setTimeout(done, 1000));
  const seen = () =>
    new Promise((done) => {
      if (document.visibilityState === "visible") done();
      else document.addEventListener("visibilitychange", done, { once: true });
    });

  /* A page that nobody looks at asks nothing: a browser has few connections to one server. */
  const current = async () => {
    const stop = new AbortController();
    const hidden = () => document.visibilityState === "visible" || stop.abort();
    document.addEventListener("visibilitychange", hidden);
    try {
      const answer = await fetch(`/_xem-thu/ban?${shown}`, { cache: "no-store", signal: stop.signal });
      return answer.ok ? await answer.text() : shown;
    } finally {
      document.removeEventListener("visibilitychange", hidden);
    }
  };

  (async () => {
    for (;;) {
      await seen();
      try {
        if ((await current()) !== shown) break;
      } catch {
        await pause();
      }
    }
    location.reload();
  })();
})();
