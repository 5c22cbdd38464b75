/** Milliseconds of work in one turn of the loop, and how much may wait. */
const MOST_IN_TURN = 5;
const MOST_WAITING = 500;

/**
 * Has work done at once as long as there was little in this turn of the loop, else in one of the next, in its order: so
 * whatever else has come is served in between. Null where too much is waiting.
 */
export function createFairShare(
  most = MOST_IN_TURN,
  mostWaiting = MOST_WAITING,
): <Result>(work: () => Result) => Promise<Result | null> {
  const waiting: (() => void)[] = [];
  let spent = 0;
  let isCounting = false;
  function run(work: () => void): void {
    if (!isCounting) setImmediate(goOn);
    isCounting = true;
    const began = performance.now();
    work();
    spent += performance.now() - began;
  }
  function goOn(): void {
    isCounting = false;
    spent = 0;
    while (spent < most) {
      const next = waiting.shift();
      if (next === undefined) return;
      run(next);
    }
  }
  return (work) => {
    if (waiting.length >= mostWaiting) return Promise.resolve(null);
    return new Promise((resolve, reject) => {
      const settle = () => {
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      };
      if (spent < most && waiting.length === 0) run(settle);
      else waiting.push(settle);
    });
  };
}
