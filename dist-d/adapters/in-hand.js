/** Milliseconds until turns in hand are given up. */
const PATIENCE = 5_000;
export function createInHand(onError) {
    const inHand = new Set();
    let isStopping = false;
    return {
        take(work) {
            if (isStopping)
                return Promise.resolve();
            const done = work()
                .catch(onError)
                .finally(() => inHand.delete(done));
            inHand.add(done);
            return done;
        },
        async stop() {
            isStopping = true;
            await within(PATIENCE, Promise.all(inHand));
        },
    };
}
/** Waits for something, but no longer than this many milliseconds. */
export async function within(milliseconds, work) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([work, late]);
    clearTimeout(timer);
}
