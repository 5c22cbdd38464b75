/** The longest side of a picture that is marked, in pixels: phones' photos are larger, and no mark is so fine. */
const LONGEST = 2400;

/**
 * Opens a file of this device in the page, and nowhere else.
 *
 * @param {File} file
 * @param {HTMLVideoElement} video
 * @returns {Promise<{ readonly type: "clip" | "photo", readonly picture: HTMLCanvasElement | null } | null>} null where
 * the browser cannot show it
 */
export async function openFile(file, video) {
  closeFile(video);
  const url = URL.createObjectURL(file);
  // Some systems do not know a file's type; then both are tried.
  if (!file.type.startsWith("video/")) {
    const picture = await readPhoto(url);
    if (picture || file.type.startsWith("image/")) URL.revokeObjectURL(url);
    if (picture) return { type: "photo", picture };
    if (file.type.startsWith("image/")) return null;
  }
  const isShown = await new Promise((resolve) => {
    // A clip of which only the sound can be played has no size.
    video.onloadedmetadata = () => resolve(video.videoWidth > 0);
    video.onerror = () => resolve(false);
    video.src = url;
    video.load();
  });
  if (isShown) return { type: "clip", picture: null };
  if (video.src === url) closeFile(video);
  return null;
}

/** @param {string} url @returns {Promise<HTMLCanvasElement | null>} */
async function readPhoto(url) {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  return width > 0 ? pictureOf(image, width, height) : null;
}

/** Lets go of the clip that is open. @param {HTMLVideoElement} video */
export function closeFile(video) {
  video.onloadedmetadata = null;
  video.onerror = null;
  if (!video.src) return;
  URL.revokeObjectURL(video.src);
  video.removeAttribute("src");
  video.load();
}

/** The picture that a clip shows now. @param {HTMLVideoElement} video */
export function pictureOfClip(video) {
  return pictureOf(video, video.videoWidth, video.videoHeight);
}

/** @param {CanvasImageSource} source @param {number} width @param {number} height */
function pictureOf(source, width, height) {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const picture = document.createElement("canvas");
  picture.width = Math.max(1, Math.round(width * scale));
  picture.height = Math.max(1, Math.round(height * scale));
  picture.getContext("2d")?.drawImage(source, 0, 0, picture.width, picture.height);
  return picture;
}
