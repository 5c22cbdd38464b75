/**
 * Which part of a picture a box shows, and from one to the other. Pure.
 *
 * @typedef {import("./film-geometry.js").Point} Point
 * @typedef {{ readonly width: number, readonly height: number }} Size
 * @typedef {{ readonly scale: number, readonly x: number, readonly y: number }} View where the picture's corner is in the box
 */

/**
 * The whole picture at a `zoom` of 1; closer, the part around `centre`, without leaving the picture.
 *
 * @param {Size} picture
 * @param {Size} box
 * @param {number} zoom
 * @param {Point} centre
 * @returns {View}
 */
export function placeView(picture, box, zoom, centre) {
  const scale = Math.min(box.width / picture.width, box.height / picture.height) * zoom;
  return {
    scale,
    x: cornerOf(picture.width * scale, box.width, centre.x * scale),
    y: cornerOf(picture.height * scale, box.height, centre.y * scale),
  };
}

/** @param {number} shown @param {number} room @param {number} centre */
function cornerOf(shown, room, centre) {
  return shown <= room ? (room - shown) / 2 : clamp(room / 2 - centre, room - shown, 0);
}

/** @param {View} view @param {Point} point in the box @returns {Point} in the picture */
export function toPicture(view, point) {
  return { x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale };
}

/** @param {View} view @param {Point} point in the picture @returns {Point} in the box */
export function toBox(view, point) {
  return { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
}

/** @param {Size} picture @param {Point} point @returns {Point} */
export function keepInside(picture, point) {
  return { x: clamp(point.x, 0, picture.width), y: clamp(point.y, 0, picture.height) };
}

/** @param {number} value @param {number} least @param {number} most */
function clamp(value, least, most) {
  return Math.min(Math.max(value, least), most);
}
