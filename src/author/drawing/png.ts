import { fileURLToPath } from "node:url";
import { pngQuantize } from "@napi-rs/image";
import { Resvg } from "@resvg/resvg-js";

/** How wide a chat gets a drawing, in pixels. */
const WIDTH = 640;
/** For words on a drawing: the same on each machine. */
const FONTS = ["400Regular/Lato_400Regular", "700Bold/Lato_700Bold"];
const fontFiles = FONTS.map((name) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/lato/${name}.ttf`)),
);
const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: "Lato" };

/** An SVG as a PNG for chats, in light colours, and as few of them as it needs. */
export function pngOf(svg: string): Promise<Uint8Array> {
  const png = new Resvg(svg, { fitTo: { mode: "width", value: WIDTH }, font }).render().asPng();
  return pngQuantize(png);
}
