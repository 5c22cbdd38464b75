/**
 * Stepping through a clip, one picture at a time.
 *
 * @typedef {object} Clip
 * @property {(steps: number) => void} step goes so many pictures on, or back
 * @property {(time: number) => void} seek goes to a time, in seconds
 * @property {() => void} toggle plays or pauses
 * @property {() => Promise<void>} rest pauses, and waits until the picture sought is shown
 * @property {(isSlow: boolean) => void} slow
 * @property {() => number} length in seconds, or 0 while it is not known
 * @property {() => number} time in seconds
 */

/** Most phones film 30 pictures a second; a clip that shows more of them while it plays is stepped more finely. */
const USUAL_GAP = 1 / 30;
const SHORTEST_GAP = 1 / 240;
const SLOW = 0.25;
/** Past any clip's end: some browsers' own recordings do not say how long they are until they are sought to the end. */
const BEYOND = 1e9;

/**
 * @param {HTMLVideoElement} video
 * @param {() => void} onChange called when another picture is shown, or it plays or pauses
 * @returns {Clip}
 */
export function createClip(video, onChange) {
  let gap = USUAL_GAP;
  /** When the shown picture begins, where the browser tells. @type {number | null} */
  let shown = null;
  let isMeasuring = false;

  video.addEventListener("loadedmetadata", () => {
    gap = USUAL_GAP;
    shown = null;
    isMeasuring = video.duration === Number.POSITIVE_INFINITY;
    // Also shows the first picture where a browser waits for someone to play.
    video.currentTime = isMeasuring ? BEYOND : 0;
  });
  video.addEventListener("seeked", () => {
    if (isMeasuring) {
      isMeasuring = false;
      video.currentTime = 0;
    }
    onChange();
  });
  for (const type of ["play", "pause", "ended", "timeupdate", "durationchange"]) {
    video.addEventListener(type, onChange);
  }
  if ("requestVideoFrameCallback" in video) {
    const follow = (/** @type {number} */ _now, /** @type {{ mediaTime: number }} */ frame) => {
      if (shown !== null && !video.paused && !video.seeking) {
        const since = frame.mediaTime - shown;
        if (since > SHORTEST_GAP) gap = Math.min(gap, since);
      }
      shown = frame.mediaTime;
      onChange();
      video.requestVideoFrameCallback(follow);
    };
    video.requestVideoFrameCallback(follow);
  }

  const time = () => video.currentTime;
  const length = () => (Number.isFinite(video.duration) && !isMeasuring ? video.duration : 0);
  const seek = (/** @type {number} */ to) => {
    if (!isMeasuring) video.currentTime = Math.min(Math.max(to, 0), length() || to);
  };
  return {
    time,
    length,
    seek,
    step(steps) {
      video.pause();
      // From the middle of a picture: its very edge may show the one before. Phones' pictures do not all last as long, so
      // that one may outlast a step; the next step still gets on.
      const since = shown === null ? Number.NaN : time() - shown;
      const isAtEdge = since >= 0 && since < gap / 4;
      seek(time() + steps * gap + (isAtEdge ? gap / 2 : 0));
    },
    toggle() {
      if (video.paused) video.play().catch(onChange);
      else video.pause();
    },
    async rest() {
      video.pause();
      if (video.seeking) {
        await new Promise((resolve) => video.addEventListener("seeked", resolve, { once: true }));
      }
    },
    slow(isSlow) {
      // Opening another file would set the rate back to the default.
      video.defaultPlaybackRate = isSlow ? SLOW : 1;
      video.playbackRate = video.defaultPlaybackRate;
    },
  };
}
