export async function createLog(level){ return {debug(){},warn(){}}; }
