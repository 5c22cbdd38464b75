import type { Page } from "playwright-core";

type Point = { readonly x: number; readonly y: number };
export type Pose = {
  readonly hip: Point;
  readonly knee: Point;
  readonly ankle: Point;
  readonly shoulder: Point;
};
/** Angles from the plumb line in degrees, forward positive. */
export type Angles = { readonly thigh: number; readonly shin: number; readonly trunk?: number };

/** A runner of each band, as it is drawn and marked. */
export const RUNNERS = {
  near: { thigh: 28, shin: -1, trunk: 6 },
  ahead: { thigh: 26, shin: 10, trunk: 30 },
  far: { thigh: 27, shin: 21, trunk: 18 },
} as const satisfies Record<string, Angles>;

export const SIZE = { width: 480, height: 640 };
const GROUND = 540;

/** A leg of 240 pixels, and what stands on it. Runs to the right; `tilt` turns it all, as a phone held askew does. */
export function poseOf({ thigh, shin, trunk = 5 }: Angles, { leg = 240 } = {}): Pose {
  const from = ({ x, y }: Point, length: number, angle: number): Point => ({
    x: x + length * Math.sin((angle * Math.PI) / 180),
    y: y + length * Math.cos((angle * Math.PI) / 180),
  });
  const knee = from({ x: 0, y: 0 }, leg / 2, thigh);
  const ankle = from(knee, leg / 2, shin);
  const hip = { x: 200, y: GROUND - 24 - ankle.y };
  const on = ({ x, y }: Point): Point => ({ x: x + hip.x, y: y + hip.y });
  return { hip, knee: on(knee), ankle: on(ankle), shoulder: from(hip, -0.6 * leg, -trunk) };
}

/** Draws a runner on a canvas that a page has as `canvas`: as text, since tests know no browser's types. */
function drawing({ hip, knee, ankle, shoulder }: Pose): string {
  const trail = [hip, { x: hip.x - 40, y: hip.y + 110 }, { x: hip.x - 130, y: hip.y + 120 }];
  const arm = [
    shoulder,
    { x: shoulder.x - 40, y: shoulder.y + 60 },
    { x: shoulder.x + 10, y: shoulder.y + 95 },
  ];
  const lines = [
    { points: trail, colour: "#56616a", width: 20 },
    { points: [ankle, { x: ankle.x + 40, y: GROUND - 8 }], colour: "#a33", width: 16 },
    { points: [hip, knee, ankle], colour: "#2f3a44", width: 24 },
    { points: [shoulder, hip], colour: "#28606e", width: 44 },
    { points: arm, colour: "#b98d6c", width: 15 },
  ];
  return `{
    const context = canvas.getContext("2d");
    context.fillStyle = "#cfdde6"; context.fillRect(0, 0, ${SIZE.width}, ${SIZE.height});
    context.fillStyle = "#8d9b7e"; context.fillRect(0, ${GROUND}, ${SIZE.width}, ${SIZE.height});
    context.lineCap = context.lineJoin = "round";
    for (const { points, colour, width } of ${JSON.stringify(lines)}) {
      context.beginPath(); context.strokeStyle = colour; context.lineWidth = width;
      for (const { x, y } of points) context.lineTo(x, y);
      context.stroke();
    }
    context.fillStyle = "#b98d6c"; context.beginPath();
    context.arc(${shoulder.x + 12}, ${shoulder.y - 50}, 30, 0, 7); context.fill();
  }`;
}

const CANVAS = `const canvas = document.createElement("canvas");
  canvas.width = ${SIZE.width}; canvas.height = ${SIZE.height};`;

/** A photo of a runner. */
export async function photoOf(page: Page, pose: Pose) {
  const url = await page.evaluate<string>(
    `(() => { ${CANVAS} ${drawing(pose)} return canvas.toDataURL("image/png"); })()`,
  );
  return { name: "step.png", mimeType: "image/png", buffer: bytesOf(url) };
}

/** A clip in which the runner hangs in the air, lands, and stays. It does not say how long it is, as browsers' own recordings do not. */
export async function clipOf(page: Page, pose: Pose) {
  const up = (point: Point): Point => ({ x: point.x - 60, y: point.y - 60 });
  const air = {
    hip: up(pose.hip),
    knee: up(pose.knee),
    ankle: up(pose.ankle),
    shoulder: up(pose.shoulder),
  };
  const url = await page.evaluate<string>(`(async () => {
    ${CANVAS}
    // What nobody looks at is not filmed.
    document.body.append(canvas);
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: "video/webm;codecs=vp9" });
    const parts = [];
    let begun = Infinity;
    recorder.ondataavailable = ({ data }) => {
      parts.push(data);
      if (data.size > 0 && begun === Infinity) begun = performance.now();
    };
    recorder.start(100);
    const wait = () => new Promise((resolve) => requestAnimationFrame(resolve));
    while (performance.now() < begun + 2000 || begun === Infinity) {
      if (performance.now() < begun + 1000 || begun === Infinity) ${drawing(air)} else ${drawing(pose)}
      await wait();
    }
    const stopped = new Promise((resolve) => { recorder.onstop = resolve; });
    recorder.stop();
    await stopped;
    const reader = new FileReader();
    const read = new Promise((resolve) => { reader.onload = resolve; });
    reader.readAsDataURL(new Blob(parts, { type: "video/webm" }));
    await read;
    canvas.remove();
    return reader.result;
  })()`);
  return { name: "run.webm", mimeType: "video/webm", buffer: bytesOf(url) };
}

function bytesOf(dataUrl: string): Buffer {
  return Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64");
}
