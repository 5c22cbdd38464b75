import type { APIFileComponent } from "discord-api-types/v10";
import { calendarFile } from "../../src/app/index.ts";
import type { View } from "../../src/engine/index.ts";
import { blocksOf, type ChatBlock } from "../shared/marks.ts";
import { LIMITS } from "./limits.ts";
import type { AttachedFile } from "./multipart.ts";
import { type Drawings, filesOf } from "./pictures.ts";

/** A file as its message tells of it; its id is its place among them. */
export type Attachment = {
  readonly id: string;
  readonly filename: string;
  readonly description: string;
};

type CalendarBlock = Extract<ChatBlock, { readonly type: "calendar" }>;

/** Discord's number for a file, as in the frame. */
const FILE = 13;

/** The files that a card shows, each once, and no more than Discord takes. */
export function filesOn(view: View, drawings: Drawings): readonly AttachedFile[] {
  // Most cards have none.
  if (!view.blocks.some(({ type }) => type === "pictures" || type === "calendar")) return [];
  const files = blocksOf(view).flatMap((block) => {
    if (block.type === "pictures") return filesOf(block, drawings);
    return block.type === "calendar" ? [calendarOf(block)] : [];
  });
  const named = new Map(files.map((file) => [file.name, file]));
  return [...named.values()].slice(0, LIMITS.files);
}

export function attachmentsOf(files: readonly AttachedFile[]): readonly Attachment[] {
  return files.map(({ name, description }, at) => ({
    id: String(at),
    filename: name,
    description,
  }));
}

/** A calendar's file on a card, which shows nowhere else: https://discord.com/developers/docs/components/reference#file. */
export function fileOf({ calendar }: CalendarBlock): APIFileComponent {
  return { type: FILE, file: { url: `attachment://${nameOf(calendar)}` } };
}

function calendarOf({ calendar, label }: CalendarBlock): AttachedFile {
  return {
    name: nameOf(calendar),
    description: label,
    type: "text/calendar; charset=utf-8",
    // Made when it is sent: what tells of it needs the name alone.
    get data() {
      return new TextEncoder().encode(calendarFile(calendar));
    },
  };
}

function nameOf({ id }: CalendarBlock["calendar"]): string {
  return `${id}.ics`;
}
