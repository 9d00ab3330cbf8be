// The server's events → a call for each change. A window that nobody sees does not listen, since browsers allow few
// connections to one server, and looks at everything anew when it is seen again.

export function listen({ changed, lost }) {
  let source = null;

  function open() {
    if (source || document.hidden) return;
    source = new EventSource("/events");
    source.addEventListener("hello", () => changed(null));
    source.addEventListener("changed", (event) => changed(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      lost();
      if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
      source = null;
      setTimeout(open, 1000);
    });
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}

// Calls `work` once more for all calls that come while it is at work: nothing piles up, and the last one counts.
export function lastWins(work) {
  let busy = false;
  let again = false;
  return async function run() {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      busy = false;
    }
  };
}
