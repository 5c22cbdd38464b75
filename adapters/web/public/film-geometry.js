/**
 * What marks on a picture of the foot's first touch say. Pure: no page, no clock.
 *
 * All limits here are expert judgement. That a foot ahead of the knee and hip brakes more is published (Lieberman 2015,
 * doi 10.1242/jeb.125500); where "a little" ends is not. Lengths are shares of the leg's, hip to knee to ankle.
 *
 * @typedef {{ readonly x: number, readonly y: number }} Point in pixels of the picture, y downwards
 * @typedef {"left" | "right"} Way where the runner runs to in the picture
 * @typedef {object} Marks
 * @property {Way} way
 * @property {Point} hip
 * @property {Point} knee
 * @property {Point} ankle
 * @property {Point | null} shoulder
 * @property {readonly [Point, Point] | null} ground two spots on flat ground, or null to trust the picture's own level
 * @typedef {"near" | "ahead" | "far"} Band
 * @typedef {"small" | "ground" | "slope" | "order" | "bent" | "way" | "late" | "air" | "between"} Why
 * @typedef {{ readonly band: Band } | { readonly band: "cannot-tell", readonly why: Why }} Foot
 * @typedef {"upright" | "folded" | "cannot-tell"} Trunk
 */

/** Below so many pixels, a leg's marks are too coarse. */
const SMALLEST_LEG = 80;

/** The ankle ahead of the knee: a shin that leans back by about 5 degrees, and by about 14. */
const KNEE = { near: 0.045, far: 0.125 };
/** The ankle ahead of the hip: "near" is not beyond the first, and "far" is beyond the second. */
const HIP = { near: 0.34, far: 0.3 };

/** How far from a limit a foot must be: a slip of a centimetre, or a phone held askew by a degree more. */
const MARGIN = {
  level: { knee: 0.01, hip: 0.02 },
  unlevel: { knee: 0.016, hip: 0.03 },
};

/** A foot under the hip, or a shin that leans forward, is past the first touch. */
const LATE = { hip: 0.06, knee: -0.1 };
/** Thigh and shin are about as long as each other; a view at an angle, or a slipped mark, makes them differ. */
const THIGH_TO_SHIN = { least: 0.65, most: 1.5 };
/** How far down each must reach, as shares of the leg. */
const DOWN = { thigh: 0.2, shin: 0.3 };
/** A leg that lands is nearly straight: hip to ankle at least this share of the leg. */
const STRAIGHT = 0.87;
/** Knees do not bend forward; some slip of the marks is allowed, in degrees. */
const BENT_FORWARD = -12;
const STEEPEST = 12;
/** The ankle bone is about a tenth of the leg above the ground; more where the spots lie nearer to the camera. */
const ANKLE_UP = { least: -0.15, most: 0.35 };

/** The trunk's lean forward, in degrees: a slight lean is upright. Between the two, and leaning back, nothing is said. */
const TRUNK = { back: -8, upright: 14, folded: 22 };
/** The trunk, hip to shoulder, is about 0.6 of the leg. */
const TRUNK_LENGTH = { least: 0.38, most: 0.9 };

/**
 * Where the foot is, against knee and hip.
 *
 * @param {Marks} marks
 * @returns {Foot}
 */
export function readFoot({ way, hip, knee, ankle, ground }) {
  const thigh = distance(hip, knee);
  const shin = distance(knee, ankle);
  const leg = thigh + shin;
  if (leg < SMALLEST_LEG) return cannotTell("small");
  if (ground !== null && distance(...ground) < leg / 2) return cannotTell("ground");
  if (Math.abs(tiltOf(ground)) > STEEPEST) return cannotTell("slope");

  const axes = axesOf(way, ground);
  const upper = between(axes, hip, knee);
  const lower = between(axes, knee, ankle);
  const isLeg =
    thigh / shin > THIGH_TO_SHIN.least &&
    thigh / shin < THIGH_TO_SHIN.most &&
    upper.down > DOWN.thigh * leg &&
    lower.down > DOWN.shin * leg;
  if (!isLeg) return cannotTell("order");
  const aheadOfKnee = lower.ahead / leg;
  const aheadOfHip = (upper.ahead + lower.ahead) / leg;
  const bend = degrees(upper) - degrees(lower);
  if (aheadOfHip < 0 || bend < BENT_FORWARD) return cannotTell("way");
  if (distance(hip, ankle) < STRAIGHT * leg) return cannotTell("bent");
  if (aheadOfHip < LATE.hip || aheadOfKnee < LATE.knee) return cannotTell("late");
  if (ground !== null) {
    const up = between(axes, ankle, ground[0]).down / leg;
    if (up > ANKLE_UP.most) return cannotTell("air");
    if (up < ANKLE_UP.least) return cannotTell("order");
  }

  // Half a pixel more for how finely the picture can be marked.
  const margin = ground === null ? MARGIN.unlevel : MARGIN.level;
  const slip = 0.5 / leg;
  const atLeast = bandAt(aheadOfKnee - margin.knee - slip, aheadOfHip - margin.hip - slip);
  const atMost = bandAt(aheadOfKnee + margin.knee + slip, aheadOfHip + margin.hip + slip);
  return atLeast === atMost ? { band: atLeast } : cannotTell("between");
}

/**
 * How the trunk is held, or null where the shoulder is not marked.
 *
 * @param {Marks} marks
 * @returns {Trunk | null}
 */
export function readTrunk({ way, hip, knee, ankle, shoulder, ground }) {
  if (shoulder === null) return null;
  const leg = distance(hip, knee) + distance(knee, ankle);
  const length = distance(hip, shoulder) / leg;
  const isTrunk =
    leg >= SMALLEST_LEG &&
    length > TRUNK_LENGTH.least &&
    length < TRUNK_LENGTH.most &&
    Math.abs(tiltOf(ground)) <= STEEPEST;
  const trunk = between(axesOf(way, ground), hip, shoulder);
  const lean = degrees({ ahead: trunk.ahead, down: -trunk.down });
  if (!isTrunk || lean < TRUNK.back) return "cannot-tell";
  if (lean <= TRUNK.upright) return "upright";
  return lean >= TRUNK.folded && lean < 90 ? "folded" : "cannot-tell";
}

/**
 * Forward and down in the picture, as steps of length 1.
 *
 * @param {Way} way
 * @param {Marks["ground"]} ground
 * @returns {{ readonly forward: Point, readonly down: Point }}
 */
export function axesOf(way, ground) {
  const tilt = (tiltOf(ground) * Math.PI) / 180;
  const right = { x: Math.cos(tilt), y: Math.sin(tilt) };
  const forward = way === "right" ? right : { x: -right.x, y: -right.y };
  return { forward, down: { x: -right.y, y: right.x } };
}

/**
 * @param {number} aheadOfKnee
 * @param {number} aheadOfHip
 * @returns {Band} never nearer where either is more
 */
function bandAt(aheadOfKnee, aheadOfHip) {
  if (aheadOfKnee > KNEE.far && aheadOfHip > HIP.far) return "far";
  return aheadOfKnee < KNEE.near && aheadOfHip < HIP.near ? "near" : "ahead";
}

/** @param {Why} why @returns {Foot} */
function cannotTell(why) {
  return { band: "cannot-tell", why };
}

/** @param {Point} from @param {Point} to */
function distance(from, to) {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** How the ground slopes down to the right, in degrees. @param {Marks["ground"]} ground */
function tiltOf(ground) {
  if (ground === null) return 0;
  const [first, second] = ground;
  const [left, right] = first.x <= second.x ? [first, second] : [second, first];
  return (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
}

/** @param {ReturnType<typeof axesOf>} axes @param {Point} from @param {Point} to */
function between({ forward, down }, from, to) {
  const [x, y] = [to.x - from.x, to.y - from.y];
  return { ahead: x * forward.x + y * forward.y, down: x * down.x + y * down.y };
}

/** An angle from the plumb line, forward positive. @param {ReturnType<typeof between>} part */
function degrees({ ahead, down }) {
  return (Math.atan2(ahead, down) * 180) / Math.PI;
}
