import { randomUUID } from "node:crypto";

/** A file that goes along with a message. */
export type AttachedFile = {
  readonly name: string;
  readonly description: string;
  readonly type: string;
  readonly data: Uint8Array<ArrayBuffer>;
};

/** A request's body in parts: its type, which tells what stands between them, and its bytes. */
export type Multipart = { readonly type: string; readonly bytes: Buffer };

/**
 * A message and its files, as Discord takes them: https://discord.com/developers/docs/reference#uploading-files. Put together
 * by hand, since it takes a fifth of the time that `FormData` does.
 */
export function multipartOf(message: object, files: readonly AttachedFile[]): Multipart {
  const boundary = randomUUID();
  const json = `Content-Type: application/json\r\n\r\n${JSON.stringify(message)}`;
  const chunks: Uint8Array[] = [Buffer.from(`--${boundary}\r\n${named("payload_json")}${json}`)];
  for (const [at, { name, type, data }] of files.entries()) {
    const disposition = named(`files[${at}]`, `; filename="${name}"`);
    const head = `\r\n--${boundary}\r\n${disposition}Content-Type: ${type}\r\n\r\n`;
    chunks.push(Buffer.from(head), data);
  }
  chunks.push(Buffer.from(`\r\n--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: Buffer.concat(chunks) };
}

/** The same for Discord's own REST, whose `FormData` now and then cannot be read; a message without files goes as it is. */
export function inParts(message: object, files: readonly AttachedFile[]) {
  if (files.length === 0) return { body: message };
  const { type, bytes } = multipartOf(message, files);
  return { body: bytes, passThroughBody: true, headers: { "Content-Type": type } };
}

function named(name: string, filename = ""): string {
  return `Content-Disposition: form-data; name="${name}"${filename}\r\n`;
}
