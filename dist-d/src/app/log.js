const SILENT = { debug() { }, warn() { } };
/** A log to standard error as JSON lines; a silent one costs nothing to load. */
export async function createLog(level) {
    if (level === "silent")
        return SILENT;
    const { pino } = await import("pino");
    const logger = pino({ name: "backchat", level }, pino.destination({ dest: 2, sync: true }));
    return {
        debug: (fields, message) => logger.debug(fields, message),
        warn: (fields, message) => logger.warn(fields, message),
    };
}
