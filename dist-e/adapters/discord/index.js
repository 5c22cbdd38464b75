import { createRequire as __cr } from "node:module";
const { GatewayDispatchEvents } = __cr(import.meta.url)("discord.js");
import { ExpectedError } from "../../src/app/index.js";
import { createInHand, within } from "../in-hand.js";
import { answerInteraction } from "./answer.js";
import { createCallback } from "./callback.js";
import { createClient } from "./client.js";
import { register } from "./commands.js";
import { createMessageAnswering } from "./messages.js";
import { adviceFor, codeOf, isRoutine } from "./refusal.js";
/** View channels, send messages, in threads too, and read what was sent before. */
const PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 16n);
/** Milliseconds until a login counts as failed, and for saying goodbye. */
const LOGIN_WITHIN = 45_000;
const GOODBYE = 500;
/** Logs in and answers until it is stopped. @throws ExpectedError with what to do if Discord cannot be had */
export async function startDiscord(bot, settings) {
    const client = createClient(settings);
    client.on("error", (error) => bot.log.warn({ code: codeOf(error) }, "discord"));
    const ended = new Promise((resolve) => {
        client.on("shardDisconnect", ({ code }) => resolve(adviceFor(code)));
    });
    const inHand = createInHand((error) => {
        const level = isRoutine(error) ? "debug" : "warn";
        bot.log[level]({ code: codeOf(error) }, "discord refused");
    });
    const { publicUrl, linkOnly } = settings;
    const callback = createCallback(client.rest);
    const answering = { bot, callback, rest: client.rest, publicUrl, linkOnly };
    const answerMessage = createMessageAnswering(answering, client, settings.mentions);
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction) => {
        inHand.take(() => answerInteraction(answering, interaction, Date.now()));
    });
    client.ws.on(GatewayDispatchEvents.MessageCreate, (message) => {
        inHand.take(() => answerMessage(message, Date.now()));
    });
    await logIn(client, settings.token, ended);
    const application = client.application?.id ?? "";
    try {
        await register(client.rest, application, bot.dialog);
    }
    catch (error) {
        bot.log.warn({ code: codeOf(error) }, "commands not registered: npm run discord:register");
    }
    const scope = "bot+applications.commands";
    return {
        inviteUrl: `https://discord.com/oauth2/authorize?client_id=${application}&scope=${scope}&permissions=${PERMISSIONS}`,
        ended,
        async stop() {
            await inHand.stop();
            await within(GOODBYE, Promise.all([client.destroy(), callback.close()]));
        },
    };
}
async function logIn(client, token, ended) {
    const ready = new Promise((resolve) => client.once("clientReady", () => resolve(null)));
    const isIn = client.login(token).then(() => ready, (error) => adviceFor(codeOf(error)));
    const advice = await Promise.race([
        isIn,
        ended,
        sleep(LOGIN_WITHIN).then(() => adviceFor("no answer")),
    ]);
    if (advice === null)
        return;
    await within(GOODBYE, client.destroy());
    throw new ExpectedError("config", advice);
}
function sleep(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
