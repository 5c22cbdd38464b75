/** Ends a `switch` over a union: compiles only while every case is handled. @throws if one is reached after all. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
