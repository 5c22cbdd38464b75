import type { Figure, Limb, Point } from "./drawing-schema.ts";

/** Lengths of a body 155 high, after the usual shares of a person's height. */
const BODY = {
  trunk: 45,
  neck: 20,
  head: 11,
  thigh: 38,
  shin: 38,
  foot: 15,
  heel: 6,
  upperArm: 28,
  forearm: 28,
} as const;

/** How thick each part is. */
const WIDTH = { trunk: 21, leg: 13, foot: 8, arm: 8.5, neck: 9 } as const;

/** A figure as shapes, far limbs first, so that the near ones cover them. */
export function figureShapes(figure: Figure, size: number): string {
  const { hips, trunk, bow = 0, neck, face } = figure;
  const shoulders = along(hips, trunk, BODY.trunk * size);
  const head = along(shoulders, neck, BODY.neck * size);
  const middle = along(along(hips, trunk, (BODY.trunk * size) / 2), trunk + 90, 2 * bow * size);
  const leg = (limb: Limb | undefined, name: string) =>
    limb
      ? legShapes(jointsOf(hips, limb, BODY.thigh * size, BODY.shin * size), limb, name, size)
      : "";
  const arm = (limb: Limb | undefined, name: string) => {
    if (!limb) return "";
    // The arm hangs a little below the top of the shoulder.
    const from = along(shoulders, trunk + 180, 4 * size);
    const joints = jointsOf(from, limb, BODY.upperArm * size, BODY.forearm * size);
    return stroke(pathOf(joints), name, WIDTH.arm * size);
  };
  const back = `M${at(hips)}Q${at(middle)} ${at(shoulders)}`;
  return [
    leg(figure.farLeg, "far-leg"),
    arm(figure.farArm, "far-arm"),
    stroke(pathOf([shoulders, head]), "skin", WIDTH.neck * size),
    stroke(back, "shirt", WIDTH.trunk * size),
    leg(figure.leg, "leg"),
    headShapes(head, neck, face, size),
    arm(figure.arm, "skin"),
  ].join("");
}

type Joints = readonly [Point, Point, Point];

/** Where a limb's three joints are. */
function jointsOf(from: Point, limb: Limb, upper: number, lower: number): Joints {
  if ("upper" in limb) {
    const middle = along(from, limb.upper, upper);
    return [from, middle, along(middle, limb.lower, lower)];
  }
  const [dx, dy] = [limb.to[0] - from[0], from[1] - limb.to[1]];
  const reach = Math.hypot(dx, dy);
  const straight = (Math.atan2(dy, dx) * 180) / Math.PI;
  // What is out of reach is reached for; what is too near is not passed.
  const length = Math.min(Math.max(reach, Math.abs(upper - lower) + 0.01), upper + lower - 0.01);
  const cosine = (upper ** 2 + length ** 2 - lower ** 2) / (2 * upper * length);
  const turn = (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
  const side = Math.sin(((limb.joint - straight) * Math.PI) / 180) >= 0 ? 1 : -1;
  return [from, along(from, straight + side * turn, upper), along(from, straight, length)];
}

function legShapes(joints: Joints, { end = 0 }: Limb, name: string, size: number): string {
  const [hip, knee, ankle] = joints;
  // The round end of the shin stays within the shoe.
  const shin = (Math.atan2(knee[1] - ankle[1], ankle[0] - knee[0]) * 180) / Math.PI;
  const cuff = along(ankle, shin + 180, (WIDTH.leg - WIDTH.foot) * 0.5 * size);
  const foot = [
    along(ankle, end + 180, BODY.heel * size * 0.5),
    along(ankle, end, BODY.foot * size),
  ];
  const shoe = name === "leg" ? "shoe" : "far-shoe";
  return (
    stroke(pathOf([hip, knee, cuff]), name, WIDTH.leg * size) +
    stroke(pathOf(foot), shoe, WIDTH.foot * size)
  );
}

/** A head with hair at its back, and a nose where it is seen from the side. */
function headShapes(head: Point, neck: number, face: number | undefined, size: number): string {
  const radius = BODY.head * size;
  const disc = (centre: Point, r: number, name: string) =>
    `<circle cx="${round(centre[0])}" cy="${round(centre[1])}" r="${round(r)}" class="${name}"/>`;
  if (face === undefined) {
    const eyes = [-4, 4].map((aside) =>
      disc(along(head, neck - 90, aside * size), 1.3 * size, "hair"),
    );
    return (
      capOf(head, neck, radius) +
      disc(head, radius * 0.94, "face") +
      hairOver(head, neck, radius) +
      eyes.join("")
    );
  }
  const nose = along(head, face, radius * 1.02);
  return (
    disc(nose, 2.6 * size, "face") +
    disc(head, radius, "face") +
    hairOver(head, midway(neck, face + 180), radius)
  );
}

function capOf(head: Point, neck: number, radius: number): string {
  const top = along(head, neck, radius * 0.15);
  return `<circle cx="${round(top[0])}" cy="${round(top[1])}" r="${round(radius)}" class="hair"/>`;
}

/** Half of the head, on the side of this way. */
function hairOver(head: Point, way: number, radius: number): string {
  const [from, to] = [along(head, way + 78, radius), along(head, way - 78, radius)];
  return `<path d="M${at(from)}A${round(radius)} ${round(radius)} 0 0 1 ${at(to)}Q${at(along(head, way, radius * 0.25))} ${at(from)}Z" class="hair"/>`;
}

/** The way between two ways. */
function midway(one: number, other: number): number {
  const apart = ((other - one + 540) % 360) - 180;
  return one + apart / 2;
}

export function stroke(path: string, name: string, width: number): string {
  return `<path d="${path}" class="${name}" stroke-width="${round(width)}"/>`;
}

export function pathOf(points: readonly Point[]): string {
  return `M${points.map(at).join("L")}`;
}

function along([x, y]: Point, way: number, length: number): Point {
  const turn = (way * Math.PI) / 180;
  return [x + Math.cos(turn) * length, y - Math.sin(turn) * length];
}

export function at([x, y]: Point): string {
  return `${round(x)} ${round(y)}`;
}

export function round(length: number): number {
  return Math.round(length * 10) / 10;
}
