import type { Picture } from "../../engine/content/exercise-schema.ts";
import type { Content } from "../../engine/content/schema.ts";
import { didYouMean, type Report } from "./diagnostic.ts";
import { questionsOf } from "./questions-of.ts";

/** Pictures whose drawing is not there. */
export function checkDrawings(content: Content, drawings: readonly string[], report: Report): void {
  const pictures = [
    ...questionsOf(content).flatMap(({ question: { map, pictures }, path }) => [
      ...placed(pictures, path),
      { picture: map, path: [...path, "map"] },
    ]),
    ...content.topics.flatMap(({ pictures }, at) => placed(pictures, ["topics", at])),
    ...content.exercises.map(({ picture }, at) => ({
      picture,
      path: ["exercises", at, "picture"],
    })),
  ];
  for (const { picture, path } of pictures) {
    if (!picture || drawings.includes(picture.drawing)) continue;
    const { drawing } = picture;
    const message = `There is no drawings/${drawing}.svg.${didYouMean(drawing, drawings)}`;
    report("BC049", [...path, "drawing"], message);
  }
}

function placed(pictures: readonly Picture[] = [], path: readonly PropertyKey[]) {
  return pictures.map((picture, at) => ({ picture, path: [...path, "pictures", at] }));
}
