/** What a text answers to the question on the card. */
export type Reply =
  | { readonly type: "options"; readonly options: readonly string[] }
  /** Two readings compete, or one is not sure enough: the person is asked. */
  | { readonly type: "either"; readonly options: readonly string[] }
  | { readonly type: "nothing" };

export const NOTHING: Reply = { type: "nothing" };
