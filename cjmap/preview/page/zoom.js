// A drawing in a box that scrolls → zoom, fit and pan with mouse, touch and keys; the box itself scrolls, so that arrow
// keys, wheels, fingers and scroll bars do what they do everywhere.

const LEAST = 0.05;
const MOST = 8;
const STEP = 1.25;
const DRAG = 4; // px that the mouse moves before a click is a drag
const PADDING = 40; // of the sheet, both sides together

export class Canvas {
  // `canvas` scrolls, `sheet` in it holds the drawing; `told()` is called when scale or mode have changed.
  constructor(canvas, sheet, told) {
    this.canvas = canvas;
    this.sheet = sheet;
    this.told = told;
    this.scale = 1;
    this.mode = "width"; // "width", "whole", or "free" once somebody has zoomed
    this.size = { width: 1, height: 1 };
    this.drawing = null;
    new ResizeObserver(() => this.refit()).observe(canvas);
    this.listenToWheel();
    this.listenToMouse();
    this.listenToFingers();
  }

  // Put a new drawing in the place of the old one; what is seen of it stays where it is. The box has the direction of
  // the map: scrolling starts where reading does, and is counted from there.
  show(drawing) {
    this.canvas.dir = drawing.getAttribute("direction") === "rtl" ? "rtl" : "ltr";
    const { scrollLeft, scrollTop } = this.canvas;
    const focused = this.sheet.contains(document.activeElement) ? document.activeElement.getAttribute("id") : null;
    this.size = { width: drawing.width.baseVal.value, height: drawing.height.baseVal.value };
    this.drawing = drawing;
    if (this.mode !== "free") this.scale = this.fitting();
    this.resize();
    this.sheet.replaceChildren(drawing);
    this.canvas.scrollTo(scrollLeft, scrollTop);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.told();
  }

  resize() {
    if (!this.drawing) return;
    this.drawing.style.width = `${this.size.width * this.scale}px`;
    this.drawing.style.height = `${this.size.height * this.scale}px`;
  }

  // The scale at which the drawing fits as the mode says; never above its own size.
  fitting() {
    const wide = (this.canvas.clientWidth - PADDING) / this.size.width;
    const high = (this.canvas.clientHeight - PADDING) / this.size.height;
    return Math.max(LEAST, Math.min(1, this.mode === "whole" ? Math.min(wide, high) : wide));
  }

  refit() {
    if (this.mode === "free" || !this.drawing) return;
    this.scale = this.fitting();
    this.resize();
    this.told();
  }

  fit(mode) {
    this.mode = mode;
    this.refit();
  }

  // Zoom to a scale; the place of the window at (x, y), else the middle, keeps showing the same part of the map.
  zoomTo(scale, x, y) {
    const box = this.canvas.getBoundingClientRect();
    const at = { x: x ?? box.left + box.width / 2, y: y ?? box.top + box.height / 2 };
    const wanted = Math.max(LEAST, Math.min(MOST, scale));
    if (this.drawing) {
      const before = this.drawing.getBoundingClientRect();
      const share = { x: (at.x - before.left) / before.width, y: (at.y - before.top) / before.height };
      this.scale = wanted;
      this.resize();
      const after = this.drawing.getBoundingClientRect();
      this.canvas.scrollBy(after.left + share.x * after.width - at.x, after.top + share.y * after.height - at.y);
    }
    this.scale = wanted;
    this.mode = "free";
    this.told();
  }

  zoomIn() {
    this.zoomTo(this.scale * STEP);
  }

  zoomOut() {
    this.zoomTo(this.scale / STEP);
  }

  // Zoom to the drawing's own size; one that was fitted shows from the corner at which reading starts.
  zoomToActual() {
    if (this.mode === "free") return this.zoomTo(1);
    const { left, right, top } = this.canvas.getBoundingClientRect();
    this.zoomTo(1, this.canvas.dir === "rtl" ? right : left, top);
  }

  listenToWheel() {
    const turned = (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // without a key it scrolls; a pad's pinch comes with ctrlKey
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const turn = Math.max(-120, Math.min(120, event.deltaY * lines));
      this.zoomTo(this.scale * Math.exp(-turn / 400), event.clientX, event.clientY);
    };
    this.canvas.addEventListener("wheel", turned, { passive: false });
  }

  listenToMouse() {
    let start = null;
    let dragged = false;
    this.canvas.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button > 1) return;
      const inside = this.canvas.getBoundingClientRect();
      const across = event.clientX - inside.left - this.canvas.clientLeft; // the bar is at the left from right to left
      if (across < 0 || across >= this.canvas.clientWidth) return;
      if (event.clientY - inside.top >= this.canvas.clientHeight) return;
      start = { x: event.clientX, y: event.clientY, left: this.canvas.scrollLeft, top: this.canvas.scrollTop };
      dragged = false;
    });
    this.canvas.addEventListener("pointermove", (event) => {
      if (!start) return;
      const x = event.clientX - start.x;
      const y = event.clientY - start.y;
      if (!dragged && Math.hypot(x, y) < DRAG) return;
      if (!dragged) this.canvas.setPointerCapture(event.pointerId);
      dragged = true;
      this.canvas.classList.add("dragged");
      this.canvas.scrollTo(start.left - x, start.top - y);
    });
    const ended = () => {
      start = null;
      this.canvas.classList.remove("dragged");
    };
    for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) this.canvas.addEventListener(end, ended);
    this.canvas.addEventListener("dragstart", (event) => event.preventDefault());
    const clicked = (event) => {
      if (dragged) event.preventDefault(); // the end of a drag is no click on a link
      dragged = false;
    };
    this.canvas.addEventListener("click", clicked, true);
  }

  listenToFingers() {
    let pinch = null;
    const middle = ([one, other]) => ({
      x: (one.clientX + other.clientX) / 2,
      y: (one.clientY + other.clientY) / 2,
      apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    });
    this.canvas.addEventListener("touchstart", ({ touches }) => {
      pinch = touches.length === 2 ? { ...middle(touches), scale: this.scale } : null;
    });
    const moved = (event) => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      const now = middle(event.touches);
      this.canvas.scrollBy(pinch.x - now.x, pinch.y - now.y);
      this.zoomTo((pinch.scale * now.apart) / pinch.apart, now.x, now.y);
      pinch.x = now.x;
      pinch.y = now.y;
    };
    this.canvas.addEventListener("touchmove", moved, { passive: false });
    this.canvas.addEventListener("touchend", () => (pinch = null));
  }
}
