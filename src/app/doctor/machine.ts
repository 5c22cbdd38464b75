import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.ts";
import { adviceOnMode } from "../settings/env-file-mode.ts";
import type { GeneralSettings } from "../settings/general-settings.ts";
import type { Sources } from "../settings/near-settings.ts";
import { type Given, isSet } from "../settings/setting.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** The Node that this runs on, beside the one that the product needs. */
export function examineNode(version = process.versions.node): Finding {
  const { engines } = JSON.parse(readFileSync(join(projectRoot(), "package.json"), "utf8"));
  const least = String(engines.node).replace(/[^\d.]/g, "");
  const number = (text: string) => {
    const [major = 0, minor = 0] = text.split(".").map(Number);
    return major * 1_000 + minor;
  };
  if (number(version) >= number(least)) return fine("node", `Node ${version} will do.`);
  return wrong("node", `Node ${version} is too old.`, `Install ${least} or later.`);
}

/** Where the settings are from, and whether others can read them. */
export function examineFile({ file, folder }: Sources): readonly Finding[] {
  if (file === null) {
    return [fine("file", `Settings are read from the environment: no .env is in ${folder}.`)];
  }
  if (file.trouble !== null) return [wrong("file", `${file.path} ${file.trouble}.`)];
  if (adviceOnMode(file.path) === null)
    return [fine("file", "Settings are read from .env here, and the environment.")];
  return [wrong("file", "Everyone on this machine can read .env.", "Run: chmod 600 .env")];
}

/** What seals walks. A secret that can be guessed is no setting that can be used. */
export function examineSecrets({ secrets }: GeneralSettings, isBot: boolean): readonly Finding[] {
  if (secrets !== null) return [fine("secret", "BACKCHAT_SECRET is hard to guess.")];
  const says = "BACKCHAT_SECRET is not set, so a bot's new token ends open walks.";
  return isBot ? [fine("secret", says)] : [];
}

/** What stands between this machine and the world. */
export function examineNetwork(given: Given): readonly Finding[] {
  const findings: Finding[] = [];
  if (isSet(given, "HTTPS_PROXY") || isSet(given, "https_proxy")) {
    findings.push(fine("proxy", "Requests go through the proxy that HTTPS_PROXY names."));
  }
  const name = "NODE_EXTRA_CA_CERTS";
  if (isSet(given, name) && !existsSync(String(given[name]))) {
    const says = `The file that ${name} names is not there.`;
    findings.push(wrong("certificates", says, "Give its whole path, from / on."));
  }
  return findings;
}
