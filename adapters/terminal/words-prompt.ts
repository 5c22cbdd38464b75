import { createPrompt, isEnterKey, useKeypress, useState } from "@inquirer/core";

/** One line of typed words; an empty line is an answer too. */
export const promptWords = createPrompt<string, { readonly message: string }>(
  ({ message }, done) => {
    const [text, setText] = useState("");
    useKeypress((key, rl) => {
      if (isEnterKey(key)) done(text);
      else setText(rl.line);
    });
    return `${message} ${text}`;
  },
);
