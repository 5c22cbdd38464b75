const CSS = "text/css; charset=UTF-8";
const SCRIPT = "text/javascript; charset=UTF-8";
/** The files of `public` that a browser may have, and their types. */
export const FILES = {
    "style.css": CSS,
    "film.css": CSS,
    "film.js": SCRIPT,
    "film-clip.js": SCRIPT,
    "film-file.js": SCRIPT,
    "film-geometry.js": SCRIPT,
    "film-pen.js": SCRIPT,
    "film-stage.js": SCRIPT,
    "film-view.js": SCRIPT,
};
