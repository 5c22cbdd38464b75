/**
 * Draws lines and marks that can be seen on any picture: light on a dark edge.
 *
 * @typedef {import("./film-geometry.js").Point} Point here, in the box
 */

export const [LIGHT, DARK, BRIGHT] = ["#ffffff", "#10181c", "#ffd84d"];
const LOUPE = { radius: 52, closer: 2.5, arm: 12 };
/** The four arms of the mark that is being moved. */
const ARMS = /** @type {const} */ ([
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
]);

/** @param {CanvasRenderingContext2D} context */
export function createPen(context) {
  /** Strokes a path twice, wide and dark beneath. @param {string} colour @param {readonly number[]} dashes */
  function stroke(colour, dashes, width = 2.5) {
    context.setLineDash([]);
    context.lineWidth = width + 3;
    context.strokeStyle = DARK;
    context.stroke();
    context.setLineDash([...dashes]);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
    context.setLineDash([]);
  }

  /** @param {readonly Point[]} points @param {string} colour @param {readonly number[]} dashes */
  function line(points, colour, dashes = []) {
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    stroke(colour, dashes);
  }

  return {
    line,
    /**
     * @param {Point} at
     * @param {string} name written above the mark, or below where it would hide the foot
     * @param {{ readonly isActive: boolean, readonly isPut: boolean, readonly isLow: boolean }} state
     * @param {{ readonly width: number, readonly height: number }} box
     */
    mark(at, name, { isActive, isPut, isLow }, box) {
      const colour = isActive ? BRIGHT : LIGHT;
      const radius = isActive ? 9 : 6;
      context.beginPath();
      context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
      for (const [x, y] of isActive ? ARMS : []) {
        context.moveTo(at.x + x * radius, at.y + y * radius);
        context.lineTo(at.x + x * (radius + 9), at.y + y * (radius + 9));
      }
      stroke(colour, isPut ? [] : [4, 4], 2);
      context.fillStyle = colour;
      context.beginPath();
      context.arc(at.x, at.y, 1.5, 0, 2 * Math.PI);
      context.fill();

      context.font = "600 0.875rem system-ui, sans-serif";
      context.lineJoin = "round";
      context.lineWidth = 4;
      context.strokeStyle = DARK;
      const { width } = context.measureText(name);
      const gap = radius + 11;
      const x = at.x + gap + width < box.width ? at.x + gap : at.x - gap - width;
      const y = Math.min(Math.max(at.y + (isLow ? 26 : -8), 16), box.height - 8);
      context.strokeText(name, x, y);
      context.fillText(name, x, y);
    },
    /**
     * What is under a finger, larger, in a corner away from it.
     *
     * @param {HTMLCanvasElement} picture
     * @param {Point} at in the picture
     * @param {import("./film-view.js").View} view
     * @param {number} width of the box
     */
    loupe(picture, at, view, width) {
      const { radius, closer, arm } = LOUPE;
      const isLeft = at.x * view.scale + view.x < width / 2;
      const [x, y] = [isLeft ? width - radius - 8 : radius + 8, radius + 8];
      const scale = view.scale * closer;
      const [left, top] = [x - at.x * scale, y - at.y * scale];
      context.save();
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = DARK;
      context.fill();
      context.clip();
      context.drawImage(picture, left, top, picture.width * scale, picture.height * scale);
      context.restore();
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      stroke(LIGHT, []);
      for (const [across, down] of ARMS) {
        line(
          [
            { x: x + across * 3, y: y + down * 3 },
            { x: x + across * arm, y: y + down * arm },
          ],
          BRIGHT,
        );
      }
    },
  };
}
