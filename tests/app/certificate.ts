import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** One value of DER: a tag, its length, and what is in it. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const long = body.length > 255 ? [0x82, body.length >> 8, body.length & 255] : null;
  const short = body.length > 127 ? [0x81, body.length] : [body.length];
  return Buffer.concat([Buffer.from([tag, ...(long ?? short)]), body]);
}

const SEQUENCE = 0x30;
const sequence = (...parts: readonly Buffer[]) => der(SEQUENCE, ...parts);
const hex = (text: string) => Buffer.from(text, "hex");
const OIDS = {
  ecdsaWithSha256: hex("06082a8648ce3d040302"),
  commonName: hex("0603550403"),
  subjectAltName: hex("0603551d11"),
};

function timeOf(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, "").slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

/** A certificate that has signed itself, for a name, until a time; and its key. Both as PEM. */
export function selfSigned(name: string, until: number): { cert: string; key: string } {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const text = Buffer.from(name);
  const subject = sequence(der(0x31, sequence(OIDS.commonName, der(0x0c, text))));
  const algorithm = sequence(OIDS.ecdsaWithSha256);
  const names = sequence(OIDS.subjectAltName, der(0x04, sequence(der(0x82, text))));
  const body = sequence(
    der(0xa0, hex("020102")),
    hex("02020101"),
    algorithm,
    subject,
    sequence(timeOf(until - 90 * 86_400_000), timeOf(until)),
    subject,
    pair.publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(names)),
  );
  const signature = der(0x03, hex("00"), sign("sha256", body, pair.privateKey));
  return { cert: pem(sequence(body, algorithm, signature)), key: keyOf(pair.privateKey) };
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function keyOf(key: KeyObject): string {
  return String(key.export({ type: "pkcs8", format: "pem" }));
}
