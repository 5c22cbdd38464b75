/** Bits for a question's permanent number. */
const WIDTH = 6;
/** Question numbers from here on take twice the bits. */
const ESCAPE = 2 ** WIDTH - 1;
/** The highest permanent number that a question may have. */
export const MOST_QUESTION = ESCAPE + 2 ** WIDTH - 1;
export function writeNumber(bits, number) {
    bits.write(Math.min(number, ESCAPE), WIDTH);
    if (number >= ESCAPE)
        bits.write(number - ESCAPE, WIDTH);
}
export function readNumber(bits) {
    const number = bits.read(WIDTH);
    return number < ESCAPE ? number : ESCAPE + bits.read(WIDTH);
}
export function numberBits(number) {
    return number < ESCAPE ? WIDTH : 2 * WIDTH;
}
const namesByLock = new WeakMap();
/** The lock file turned round: ids by number. */
export function namesOf(lock) {
    const known = namesByLock.get(lock);
    if (known)
        return known;
    const turn = (ids) => new Map(Object.entries(ids).map(([id, entry]) => [
        typeof entry === "number" ? entry : entry.number,
        id,
    ]));
    const names = {
        fixed: turn(lock.fixed),
        walk: turn(lock.walk),
        ages: turn(lock.ages),
        regions: turn(lock.regions),
        causes: turn(lock.causes),
        topics: turn(lock.topics),
        options: new Map([...Object.entries(lock.fixed), ...Object.entries(lock.walk)].map(([id, { options }]) => [
            id,
            turn(options),
        ])),
    };
    namesByLock.set(lock, names);
    return names;
}
