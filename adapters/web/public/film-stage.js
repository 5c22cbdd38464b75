import { axesOf } from "./film-geometry.js";
import { BRIGHT, createPen, DARK, LIGHT } from "./film-pen.js";
import { keepInside, placeView, toBox, toPicture } from "./film-view.js";

/**
 * @typedef {import("./film-geometry.js").Point} Point
 * @typedef {import("./film-geometry.js").Way} Way
 * @typedef {import("./film-geometry.js").Marks} Marks
 * @typedef {"hip" | "knee" | "ankle" | "shoulder" | "ground" | "ground2"} MarkId
 * @typedef {"look" | "mark" | "result"} Mode
 * @typedef {ReturnType<typeof createStage>} Stage
 */

const ZOOMS = [1, 2, 4];
/** In pixels of the page: the closer one looks, the finer. */
const [STEP, BIG_STEP] = [2, 20];
/** A new mark waits a little below the last, as a share of the picture's height; those on the ground, at its sides. */
const BELOW = 0.04;
/** @type {Partial<Record<MarkId, number>>} */
const SIDES = { ground: 0.08, ground2: 0.92 };
/** So near to the box's edge, as a share of its shorter side, the view follows the mark. */
const EDGE = 0.12;
const DASHES = [7, 7];

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * The picture in a box of the page, and the marks on it: put with a press, moved by dragging or by arrow keys.
 *
 * @param {HTMLElement} root the box, with a canvas in it
 * @param {Readonly<Record<MarkId, string>>} names
 * @param {{ readonly moved: (id: MarkId) => void, readonly entered: () => void }} on
 */
export function createStage(root, names, on) {
  const canvas = root.querySelector("canvas");
  const context = canvas?.getContext("2d");
  if (!canvas || !context) throw new Error("The stage needs a canvas.");
  const pen = createPen(context);
  /** @type {Map<MarkId, Point>} */
  const marks = new Map();
  /** @type {HTMLCanvasElement | null} */
  let picture = null;
  /** @type {MarkId} */
  let active = "hip";
  /** @type {Mode} */
  let mode = "look";
  /** @type {Way} */
  let way = "right";
  let zoom = 1;
  /** @type {Point} */
  let centre = { x: 0, y: 0 };
  let isBig = false;
  let isDragging = false;

  const size = () => picture ?? { width: 1, height: 1 };
  const box = () => ({ width: root.clientWidth, height: root.clientHeight });
  const view = () => placeView(size(), box(), mode === "mark" ? zoom : 1, centre);

  /** Where the active mark is, or waits to be put. */
  function spot() {
    const { width, height } = size();
    const side = SIDES[active];
    const last = side === undefined ? [...marks.values()].at(-1) : marks.get("ankle");
    const waiting = {
      x: side === undefined ? (last?.x ?? width / 2) : side * width,
      y: last ? last.y + BELOW * height : height / 2,
    };
    return marks.get(active) ?? keepInside(size(), waiting);
  }

  /** @param {Point} point */
  function put(point) {
    marks.set(active, keepInside(size(), point));
    draw();
  }

  /** Moves the active mark by so many steps. @param {number} x @param {number} y */
  function nudge(x, y, isFar = isBig) {
    const step = (isFar ? BIG_STEP : STEP) / view().scale;
    const from = spot();
    put({ x: from.x + x * step, y: from.y + y * step });
    const { width, height } = box();
    const shown = toBox(view(), spot());
    if (!isInside(shown, { width, height }, Math.min(width, height) * EDGE)) {
      centre = spot();
      draw();
    }
    on.moved(active);
  }

  /** Looks closer (1), or from further away (-1). @param {number} by */
  function look(by) {
    const at = Math.min(Math.max(ZOOMS.indexOf(zoom) + by, 0), ZOOMS.length - 1);
    zoom = ZOOMS[at] ?? 1;
    centre = spot();
    draw();
  }

  root.addEventListener("keydown", (event) => {
    if (mode !== "mark" || event.ctrlKey || event.altKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) nudge(...arrow, isBig || event.shiftKey);
    else if (event.key === "Enter") on.entered();
    else if (event.key === "+" || event.key === "=") look(1);
    else if (event.key === "-") look(-1);
    else return;
    event.preventDefault();
  });

  /** @param {PointerEvent} event */
  function drag({ clientX, clientY }) {
    const { left, top } = canvas?.getBoundingClientRect() ?? root.getBoundingClientRect();
    put(toPicture(view(), { x: clientX - left, y: clientY - top }));
  }
  root.addEventListener("pointerdown", (event) => {
    if (mode !== "mark" || event.button !== 0 || !event.isPrimary) return;
    root.setPointerCapture(event.pointerId);
    isDragging = true;
    drag(event);
  });
  root.addEventListener("pointermove", (event) => {
    if (isDragging) drag(event);
  });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    root.addEventListener(type, () => {
      if (!isDragging) return;
      isDragging = false;
      draw();
      on.moved(active);
    });
  }

  /** What is marked, or null while a mark of the leg is missing. @returns {Marks | null} */
  function read() {
    const [hip, knee, ankle] = [marks.get("hip"), marks.get("knee"), marks.get("ankle")];
    const [first, second] = [marks.get("ground"), marks.get("ground2")];
    if (!hip || !knee || !ankle) return null;
    const ground = first && second ? /** @type {const} */ ([first, second]) : null;
    return { way, hip, knee, ankle, shoulder: marks.get("shoulder") ?? null, ground };
  }

  /** Leg, trunk and ground; plumb lines from hip and knee to the foot's height, and from the hip up beside the trunk. */
  function drawLines() {
    const found = read();
    if (!found) return;
    const { hip, knee, ankle, shoulder, ground } = found;
    const place = view();
    const { down } = axesOf(way, ground);
    const below = (/** @type {Point} */ from, /** @type {number} */ fall) =>
      toBox(place, { x: from.x + down.x * fall, y: from.y + down.y * fall });
    const fallOf = (/** @type {Point} */ from, /** @type {Point} */ to) =>
      (to.x - from.x) * down.x + (to.y - from.y) * down.y;
    const at = (/** @type {Point} */ point) => toBox(place, point);
    if (ground) pen.line(ground.map(at), LIGHT);
    if (shoulder) pen.line([at(hip), below(hip, fallOf(hip, shoulder))], BRIGHT, DASHES);
    pen.line([...(shoulder ? [at(shoulder)] : []), at(hip), at(knee), at(ankle)], LIGHT);
    for (const from of [hip, knee]) {
      pen.line([at(from), below(from, fallOf(from, ankle))], BRIGHT, DASHES);
    }
    pen.line([below(hip, fallOf(hip, ankle)), at(ankle)], BRIGHT);
  }

  function draw() {
    if (!canvas || !context) return;
    const room = box();
    const density = window.devicePixelRatio || 1;
    canvas.width = Math.round(room.width * density);
    canvas.height = Math.round(room.height * density);
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = DARK;
    context.fillRect(0, 0, room.width, room.height);
    if (!picture || room.width === 0) return;
    const place = view();
    const { width, height } = picture;
    context.drawImage(picture, place.x, place.y, width * place.scale, height * place.scale);
    if (mode === "look") return;
    if (mode === "result") drawLines();
    const isMarking = mode === "mark";
    for (const [id, point] of marks) {
      const at = toBox(place, point);
      if ((isMarking && id === active) || !isInside(at, room)) continue;
      const isLow = id in SIDES;
      const name = isLow && !isMarking ? "" : names[id];
      pen.mark(at, name, { isActive: false, isPut: true, isLow }, room);
    }
    if (!isMarking) return;
    const state = { isActive: true, isPut: marks.has(active), isLow: active in SIDES };
    pen.mark(toBox(place, spot()), names[active], state, room);
    if (isDragging) pen.loupe(picture, spot(), place, room.width);
  }

  new ResizeObserver(draw).observe(root);
  return {
    read,
    nudge,
    look,
    has: (/** @type {MarkId} */ id) => marks.has(id),
    /** What is shown, as a file. @returns {Promise<Blob>} */
    file: () =>
      new Promise((resolve, reject) => {
        canvas?.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("No picture."))));
      }),
    /** Where a mark is, in hundredths of the picture. @param {MarkId} id */
    placeOf(id) {
      const { x, y } = marks.get(id) ?? { x: 0, y: 0 };
      const { width, height } = size();
      return { across: Math.round((100 * x) / width), down: Math.round((100 * y) / height) };
    },
    /** @param {MarkId} id */
    remove(id) {
      marks.delete(id);
      draw();
    },
    /** Makes a mark the one that is put or moved. @param {MarkId} id */
    choose(id) {
      active = id;
      // A mark not yet put may belong outside what is shown from close by.
      if (!marks.has(id)) zoom = 1;
      centre = spot();
      draw();
    },
    /** Shows another picture, without marks. @param {HTMLCanvasElement | null} next */
    show(next) {
      picture = next;
      marks.clear();
      zoom = 1;
      root.style.aspectRatio = next ? `${next.width} / ${next.height}` : "";
      draw();
    },
    /** @param {Mode} next */
    setMode(next) {
      mode = next;
      draw();
    },
    /** @param {Way} next */
    setWay(next) {
      way = next;
    },
    /** @param {boolean} isOn */
    setBig(isOn) {
      isBig = isOn;
    },
  };
}

/** @param {Point} at @param {import("./film-view.js").Size} box */
function isInside({ x, y }, { width, height }, edge = 0) {
  return Math.min(x, width - x) >= edge && Math.min(y, height - y) >= edge;
}
