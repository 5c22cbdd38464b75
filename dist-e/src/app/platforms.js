import { ExpectedError } from "./expected-error.js";
/**
 * Starts platforms side by side and runs them until they are asked to stop; turns in hand are finished first. One that
 * cannot start, or ends, says so and leaves the others running.
 *
 * @param asked settles when all are to stop, such as at SIGTERM
 * @returns whether it ended because it was asked to, and not because none was left
 */
export async function runPlatforms(starts, asked, say = console.error) {
    let isStopping = false;
    const running = new Set();
    const stop = async (platform) => {
        running.delete(platform);
        await platform.stop().catch((error) => say(lineOf(error)));
    };
    const lives = starts.map(async (start) => {
        try {
            const platform = await start();
            if (isStopping)
                return await stop(platform);
            running.add(platform);
            const advice = await platform.ended;
            if (!isStopping)
                say(advice);
            await stop(platform);
        }
        catch (error) {
            say(lineOf(error));
        }
    });
    const noneLeft = Promise.all(lives).then(() => false);
    const wasAsked = await Promise.race([asked.then(() => true), noneLeft]);
    isStopping = true;
    await Promise.all([...running].map(stop));
    return wasAsked;
}
function lineOf(error) {
    if (error instanceof ExpectedError)
        return error.message;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
